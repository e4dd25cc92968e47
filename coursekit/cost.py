"""What a call costs: the time of the processor, and memory."""

import sys
import time
import tracemalloc
from collections.abc import Callable

# Processor time does not count other programs. A browser has no such clock, and runs nothing else in the page's Python.
CLOCK = time.perf_counter if sys.platform == "emscripten" else time.process_time


def cost(function: Callable[[], object], repeats: int = 5) -> tuple[float, int]:
    """A call's least processor time in seconds, and its largest memory in bytes.

    function: called `repeats` times for its time, and once more for its memory.
    """
    seconds = []
    for _ in range(repeats):
        start = CLOCK()
        function()
        seconds.append(CLOCK() - start)
    tracemalloc.start()
    function()
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return min(seconds), memory
