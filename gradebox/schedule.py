"""Run many jobs at the same time with Dask: on this machine, or on a cluster.

Nothing but the job goes to a worker and nothing but the result comes back, so no disk is shared.
"""

import logging
import os
from contextlib import ExitStack

from .box import run_box

AHEAD = 4  # jobs in flight for each worker: enough to keep it busy, few enough to keep the parent small
RETRIES = 3  # a worker that dies takes its job with it, and another one gets it


class Workers:
    """Dask workers that are started when the first job comes. Use it in a `with` statement.

    `scheduler` is the address of a running Dask scheduler (tcp://host:port); without one, `number` local processes are
    started, one for each core by default.
    """

    def __init__(self, number=None, scheduler=None, warm=True):
        self.number, self.scheduler, self.warm = number or os.cpu_count() or 1, scheduler, warm
        self._client = None
        self._stack = ExitStack()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._stack.close()

    def run(self, items):
        """Run the jobs of `items`, pairs of a tag and a job; yields (tag, result) in the order in which they end."""
        items = iter(items)
        first = next(items, None)
        if first is None:
            return
        client, completed = self._start()
        tags = {}

        def submit(item):
            tag, job = item
            future = client.submit(run_box, job, self.warm, pure=False, retries=RETRIES)
            tags[future.key] = tag
            completed.add(future)

        submit(first)
        room = AHEAD * max(1, len(client.scheduler_info()["workers"]) if self.scheduler else self.number)
        for item in items:
            while len(tags) >= room:
                yield self._next(completed, tags)
            submit(item)
        while tags:
            yield self._next(completed, tags)

    def _next(self, completed, tags):
        future = next(completed)
        tag = tags.pop(future.key)
        try:
            result = future.result()
        except Exception as error:  # noqa: BLE001
            result = {"failed": f"the workers that ran it were lost ({type(error).__name__})"}
        future.release()
        return tag, result

    def _start(self):
        import dask
        from distributed import Client, LocalCluster, as_completed

        if self._client is None:
            dask.config.set({"distributed.worker.daemon": False})  # a daemon may not start the box
            if self.scheduler:
                address = self.scheduler
            else:
                address = self._stack.enter_context(
                    LocalCluster(
                        n_workers=self.number,
                        threads_per_worker=1,
                        processes=True,
                        dashboard_address=None,
                        memory_limit=0,  # the box has its own
                        silence_logs=logging.ERROR,
                    )
                )
            self._client = self._stack.enter_context(Client(address, timeout=30))
        return self._client, as_completed()
