"""What a call costs: the time of the processor, and memory."""

import time
import tracemalloc
from collections.abc import Callable


def cost(function: Callable[[], object], repeats: int = 5) -> tuple[float, int]:
    """A call's least processor time in seconds, and its largest memory in bytes.

    function: called `repeats` times for its time, and once more for its memory.
    """
    seconds = []
    for _ in range(repeats):
        start = time.process_time()  # does not count other programs
        function()
        seconds.append(time.process_time() - start)
    tracemalloc.start()
    function()
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return min(seconds), memory
