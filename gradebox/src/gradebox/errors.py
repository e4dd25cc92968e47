"""What can go wrong, in sentences for people."""


class CannotGrade(Exception):
    """Why nothing can be graded, and what to do about it: the command ends with it."""


class InsecureScheduler(CannotGrade, ValueError):
    """The scheduler could be reached by anybody, and with it the workers and this process."""


class Unreadable(Exception):
    """Why a file is no notebook that could be graded, in a few words: that notebook gets no points."""


class NoBox(Exception):
    """Why there is no box on this machine, and what to do about it."""


class CannotRun(Exception):
    """Why a notebook could not be run, for which the learner cannot be blamed."""


class LimitExceeded(Exception):
    """A function was stopped; the message says in a few words what there was too much of."""


class RecordingError(Exception):
    """Some students could not be recorded; `failures` has a sentence for each of them, by student."""

    def __init__(self, failures: dict[str, str]):
        self.failures = failures
        super().__init__(
            "; ".join(f"{student} could not be recorded: {why}" for student, why in failures.items())
        )
