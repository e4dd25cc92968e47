"""A call for workers. In a module of its own: the process that makes it imports nothing else."""

import os
import time


def affinity_after(seconds: float) -> set[int]:
    """The cores that this process may use, told after some seconds, so that no worker makes both of two calls."""
    time.sleep(seconds)
    return os.sched_getaffinity(0)
