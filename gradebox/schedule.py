"""Run work at the same time with Dask: on this machine, or on a cluster.

Nothing but the job goes to a worker and nothing but the result comes back, so no disk is shared.
"""

import logging
import os
from contextlib import ExitStack

AHEAD = 4  # calls in flight for each worker: enough to keep it busy, few enough to keep this process small
RETRIES = 3  # a worker that dies takes its call with it, and another one gets it


class Workers:
    """Dask workers, started when the first call comes. Use it in a `with` statement.

    `scheduler` is the address of a running Dask scheduler (tcp://host:port); without one, `number` local processes are
    started, one for each core by default. A `number` of 1 is this process itself.
    """

    def __init__(self, number=None, scheduler=None):
        self.number, self.scheduler = number or os.cpu_count() or 1, scheduler
        self._client, self._completed = None, None
        self._tags = {}
        self._stack = ExitStack()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._stack.close()

    def put(self, tag, function, *arguments):
        """Have `function(*arguments)` called by a worker; first yields the results for which there is no more room."""
        if self.number == 1 and not self.scheduler:
            yield _call(tag, function, arguments)  # one worker is this process
            return
        if self._client is None:
            self._start()
        while len(self._tags) >= AHEAD * self.number:
            yield self._next()
        future = self._client.submit(function, *arguments, pure=False, retries=RETRIES)
        self._tags[future.key] = tag
        self._completed.add(future)

    def drain(self):
        """Yield the results that are still to come, in the order in which they come: (tag, result, error).

        `error` is a sentence if the call raised an exception or its workers were lost, and None otherwise.
        """
        while self._tags:
            yield self._next()

    def _next(self):
        future = next(self._completed)
        tag = self._tags.pop(future.key)
        try:
            return _call(tag, future.result)
        finally:
            future.release()

    def _start(self):
        # Imported here, since it takes half a second that a run without anything new does not need.
        import dask
        from distributed import Client, LocalCluster, as_completed

        dask.config.set({"distributed.worker.daemon": False})  # a daemon may not start the box
        address = self.scheduler
        if not address:
            address = self._stack.enter_context(
                LocalCluster(
                    n_workers=self.number,
                    threads_per_worker=1,
                    processes=True,
                    dashboard_address=":0",  # any free port: a second run does not complain
                    scheduler_kwargs={"dashboard": False},
                    memory_limit=0,  # the box has its own
                    silence_logs=logging.ERROR,
                )
            )
        self._client = self._stack.enter_context(Client(address, timeout=30))
        if self.scheduler:
            self.number = max(1, len(self._client.scheduler_info()["workers"]))
        self._completed = as_completed()


def _call(tag, function, arguments=()):
    try:
        return tag, function(*arguments), None
    except Exception as error:  # noqa: BLE001
        return tag, None, f"{type(error).__name__}: {error}"
