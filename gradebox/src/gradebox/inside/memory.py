"""What has to happen after a cell that has used up the memory: its error is shown, and what it held is let go.

Python keeps the last traceback, and with it the variables of every function in it: a loop that fills the memory would
leave none for the cells after it, and these would fail at one place or another, by chance.
"""

import gc
import mmap
import traceback
from collections.abc import Callable

RESERVE = 16 << 20  # bytes: enough to show an error, and to send it


class Memory:
    """The memory of the process in which cells run. `say_full()` is called when nothing can be run in it any longer."""

    def __init__(self, say_full: Callable[[], object]):
        self._say_full, self._held = say_full, None

    def keep_back(self) -> None:
        """Keep RESERVE from the cell that is run next, if there is so much."""
        if self._held is None:
            try:
                self._held = mmap.mmap(-1, RESERVE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
            except (OSError, MemoryError):
                return

    def give_back(self) -> None:
        """Let what comes next have the RESERVE."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def settle(self, error: BaseException) -> None:
        """After an error of a cell or of a function: let go what a lack of memory has left behind."""
        self.give_back()
        errors = _with_those_before(error)
        if not any(isinstance(one, MemoryError) for one in errors):
            return
        for one in errors:
            traceback.clear_frames(one.__traceback__)
            for frame, _ in traceback.walk_tb(one.__traceback__):
                _ = (
                    frame.f_locals
                )  # whoever showed the error has looked at it; up to Python 3.12 it is a copy, made anew here
        gc.collect()
        try:
            # As much again as was given back; also from what was freed, and is still this process's.
            bytearray(2 * RESERVE)
        except MemoryError:
            self._say_full()


def _with_those_before(error):
    """An error and those that it came of."""
    found, left = [], [error]
    while left:
        one = left.pop()
        if one is not None and not any(one is known for known in found):
            found.append(one)
            left += [one.__cause__, one.__context__]
    return found
