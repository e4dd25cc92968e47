"""The time that a notebook has had: it sleeps or it computes. Where it waits for a processor, others are to blame."""

import os
import time
from collections.abc import Callable, Iterable

PATIENCE = 4  # for each second that a notebook may have, how many it may wait for a processor
SURPLUS = 0.2  # seconds; the kernel books processor time in steps, now too early, now too late
STEPS = os.sysconf("SC_CLK_TCK")


class MachineBusy(RuntimeError):
    """The notebook got no processor for so long that nothing can be said about it."""


class NotebookClock:
    """Counts seconds in which the processes of a notebook slept or computed.

    `processes()` returns their process ids. When one of them could run, no more than the processor time that all have
    used is counted; when all sleep, the wall clock is. `longest` is for how many seconds they may wait for a processor in
    all; after that look() raises MachineBusy.
    """

    def __init__(self, processes: Callable[[], Iterable[int]], longest: float):
        self._processes, self._longest = processes, longest
        self.seconds, self.waited = 0.0, 0.0
        self._looked, self._spare = time.monotonic(), 0.0
        self._used, _ = self._use()

    def look(self) -> float:
        """Count the time since the last look; returns the seconds so far."""
        now = time.monotonic()
        used, runnable = self._use()
        passed, computed = now - self._looked, max(used - self._used, 0) + self._spare
        had = min(passed, computed) if runnable else passed
        self._spare = min(max(computed - had, 0), SURPLUS)
        self._looked, self._used = now, used
        self.seconds += had
        self.waited += passed - had
        if self.waited > self._longest:
            raise MachineBusy(
                f"the notebook had {self.seconds:.0f} s of a processor and waited {self.waited:.0f} s for one: grade "
                "again when the machine is idle"
            )
        return self.seconds

    def _use(self) -> tuple[float, bool]:
        """The processor time of all processes and of their ended children, in seconds, and whether one could run."""
        used, runnable = 0, False
        for pid in self._processes():
            try:
                with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
                    state, *numbers = file.read().rpartition(")")[2].split()
            except OSError:
                continue  # it has ended, or this system has no /proc
            used += sum(map(int, numbers[10:14]))
            runnable = runnable or state == "R"
        return used / STEPS, runnable
