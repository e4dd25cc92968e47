"""Call a function within limits of processor time and memory, in this process.

What learners hand in is read, and pages are made of it, by libraries that take very long or very much memory for some
texts. A limit of processor time is the same on a busy machine. Time is looked at between two steps of Python (and by
`re` while it searches), so that one long call of another library written in C is not cut short; memory is refused by
the kernel.
"""

import resource
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

from .errors import LimitExceeded

AGAIN = 0.1  # seconds of processor time until the next try, should somebody have caught the first


class _OutOfTime(BaseException):
    """Not an Exception, so that no library takes it for an error of its own."""


def call_limited(function: Callable, *arguments: Any, seconds: float, megabytes: float) -> Any:
    """Return `function(*arguments)`; LimitExceeded if it takes more.

    `seconds` is processor time of this process, and only counted in its main thread, since no other gets signals.
    `megabytes` is the memory (address space) that this process may take on top of what it has. Calls may be nested:
    the tighter limit holds. All limits are put back.
    """
    before = resource.getrlimit(resource.RLIMIT_AS)
    most = _address_space() + int(megabytes * 1e6)
    if before[0] != resource.RLIM_INFINITY:
        most = min(most, before[0])
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        if threading.current_thread() is threading.main_thread():
            return _call_timed(function, arguments, seconds)
        return function(*arguments)
    except MemoryError:
        raise LimitExceeded(f"more than {megabytes:.0f} MB of memory") from None
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _call_timed(function, arguments, seconds):
    running, stopped = True, False

    def stop(signum, frame):
        nonlocal stopped
        if running:
            stopped = True
            raise _OutOfTime

    began = time.process_time()
    handler = signal.signal(signal.SIGPROF, stop)
    outer, interval = signal.getitimer(signal.ITIMER_PROF)
    try:
        signal.setitimer(signal.ITIMER_PROF, min(seconds, outer or seconds), AGAIN)
        result = function(*arguments)
        running = False
    except _OutOfTime:
        running = False
    finally:
        running = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
        if outer:
            left = outer - (time.process_time() - began)
            signal.setitimer(signal.ITIMER_PROF, max(left, 0.001), interval)
    if stopped:  # also where somebody has caught it: what was returned may be anything
        raise LimitExceeded(f"more than {seconds:g} s of processor time")
    return result


def _address_space():
    """The size of this process in bytes."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
