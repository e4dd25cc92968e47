"""Many calls at the same time: in processes of this machine, or on a cluster.

The processes of this machine are reached through pipes alone. A port, also one of the loopback device, could be reached
by every user of the machine, and whoever reaches a worker has the rights of who grades.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from .errors import CannotGrade, InsecureScheduler

AHEAD = 4  # calls in flight for each worker: enough to keep it busy, few enough to keep this process small
TRIES = 3  # of a call whose worker has died

Done = tuple[Any, Any, str | None]  # tag, result, error


@dataclass
class _Call:
    tag: Any
    function: Callable
    arguments: tuple
    tries: int = 0


class Workers:
    """Processes that work, started when the first call comes. Use it in a `with` statement.

    `number` local processes, one for each core by default, share the cores among them. A `number` of 1 is this process
    itself. `scheduler` is the address of a running Dask scheduler (tls://host:port) that is used instead.
    Raises InsecureScheduler if that address has no TLS, unless `without_tls` says that this is meant, and CannotGrade if
    Dask is not installed.
    """

    def __init__(self, number: int | None = None, scheduler: str | None = None, without_tls: bool = False):
        if scheduler and not scheduler.startswith("tls://") and not without_tls:
            raise InsecureScheduler(
                f"{scheduler} has no TLS: whoever reaches the scheduler can run code as you, here and on every worker. "
                "Start it with TLS (https://distributed.dask.org/en/stable/tls.html) and name it as tls://host:port. "
                "In a network that nobody else can reach, --unsafe-no-tls goes without."
            )
        if scheduler and not find_spec("distributed"):
            raise CannotGrade(
                "A scheduler needs Dask, which is not installed here: pip install 'gradebox[cluster]'. Without "
                "--scheduler the processes of this machine do the work."
            )
        self.number, self.scheduler = number or os.cpu_count() or 1, scheduler
        self._executor: Executor | None = None
        self._client, self._lifeline = None, None
        self._calls: dict[Future, _Call] = {}
        self._first: tuple = ()

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind, *_) -> None:
        if kind:  # nobody waits for what goes on after an error, or after Ctrl-C
            self._end_workers()
        if self._client:
            self._client.close()
        elif self._executor:
            self._executor.shutdown(cancel_futures=True)
        self._end_workers()

    def put(self, tag: Any, function: Callable, *arguments: Any) -> list[Done]:
        """Have `function(*arguments)` called by a worker; returns the results for which there is no more room."""
        if self.number == 1 and not self.scheduler:
            return [_result(tag, lambda: function(*arguments))]
        if self._executor is None:
            self._connect() if self.scheduler else self._make_pool()
        done = []
        while len(self._calls) >= AHEAD * self.number:
            done += self._next()
        call = _Call(tag, function, arguments)
        self._calls[self._submit(call)] = call
        return done

    def start(self, function: Callable, *arguments: Any) -> None:
        """Start the processes now, and have each call `function(*arguments)` before its first call.

        Of a cluster, or where this process does the work, nothing is started.
        """
        if self.scheduler or self.number == 1 or self._executor:
            return
        self._first = (function, *arguments)
        self._make_pool()
        for _ in range(self.number):  # it starts a process for each call for which none is idle
            self._executor.submit(os.getpid)

    def drain(self) -> Iterator[Done]:
        """The results that are still to come, one by one, in the order in which they come: (tag, result, error).

        `error` is a sentence if the call raised an exception or its workers were lost, and None otherwise.
        """
        while self._calls:
            yield from self._next()

    def _next(self) -> list[Done]:
        """Wait for a call to end; returns it, or all calls that a worker has taken along when it died."""
        finished, _ = wait(self._calls, return_when=FIRST_COMPLETED)
        future = finished.pop()
        if _has_died(future):
            return self._begin_again()
        return [_result(self._calls.pop(future).tag, future.result)]

    def _begin_again(self) -> list[Done]:
        """A worker has died, and all calls of the pool with it: make them one at a time, since one is to blame."""
        wait(self._calls)
        calls, self._calls = self._calls, {}
        self._make_pool()
        done = []
        for future, call in calls.items():
            while _has_died(future) and call.tries < TRIES:
                future = self._submit(call)
                wait([future])
                if _has_died(future):
                    self._make_pool()
            if _has_died(future):
                done.append((call.tag, None, f"the process that worked on it ended, {call.tries} times"))
            else:
                done.append(_result(call.tag, future.result))
        return done

    def _submit(self, call: _Call) -> Future:
        call.tries += 1
        asked = (call.function, *call.arguments)
        try:
            return self._executor.submit(*((_call_there, *asked) if self.scheduler else asked))
        except BrokenProcessPool as error:  # a worker has died since the last look
            future = Future()
            future.set_exception(error)
            return future

    def _make_pool(self) -> None:
        if self._executor:
            self._executor.shutdown()
        self._end_workers()
        # A fork would have half of this process's threads, and its gradebook open.
        context = multiprocessing.get_context("spawn")
        theirs, self._lifeline = context.Pipe(duplex=False)
        begun = context.Value("i", 0)
        self._executor = ProcessPoolExecutor(
            self.number, context, _become_worker, (theirs, begun, self.number, *self._first)
        )

    def _end_workers(self) -> None:
        if self._lifeline:
            self._lifeline.close()

    def _connect(self) -> None:
        # Imported here: only a cluster needs it.
        from distributed import Client

        # The certificates are those of Dask's own configuration.
        self._client = Client(self.scheduler, timeout=30)
        self.number = max(1, len(self._client.scheduler_info()["workers"]))
        self._executor = self._client.get_executor(pure=False, retries=TRIES)


def _call_there(function: Callable, *arguments: Any) -> Any:
    """On a cluster: call a function in a process that looks for packages where the one that grades does.

    nbgrader imports setuptools, which puts packages of its own on sys.path. A job is for one set of packages
    (running.job.environment), and the workers of this machine are told the path when they are spawned.
    """
    import_module("setuptools")
    return function(*arguments)


def _result(tag: Any, call: Callable[[], Any]) -> Done:
    try:
        return tag, call(), None
    except Exception as error:  # noqa: BLE001
        return tag, None, f"{type(error).__name__}: {error}"


def _has_died(future: Future) -> bool:
    return not future.cancelled() and isinstance(future.exception(), BrokenProcessPool)


def _become_worker(
    lifeline: Connection, begun: Synchronized, number: int, first: Callable | None = None, *arguments: Any
) -> None:
    """In a new process: keep to a share of the cores, and end with the process that holds the other end of `lifeline`.

    `begun` counts the workers of the pool, of which there are `number`. In the end `first(*arguments)` is called.
    """
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # Ctrl-C: the other process has something to say, this one has not
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()
    with begun.get_lock():
        mine = begun.value
        begun.value += 1
    if hasattr(os, "sched_setaffinity"):
        # What one notebook starts, also a thousand processes, takes no time from the notebooks of other workers.
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, cores[mine % len(cores) :: number] or cores)
    if first:
        with suppress(Exception):  # it would end all processes; what needs the same says what is wrong
            first(*arguments)


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)  # the other end never sends: it is closed, or its process is no more
    os._exit(1)
