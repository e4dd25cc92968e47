"""What was proven, as a table."""

from collections.abc import Iterable

from .plan import NotebookPlan
from .prove import Outcome
from .slices import DRAWS

COLUMNS = (
    "exercises",
    "answers",
    "wrong",
    "named",
    "slices",
    "made",
    "killed",
    "equivalent",
    "surviving",
    "seconds",
)


def format_table(plans: Iterable[NotebookPlan], outcome: Outcome, seconds: float, whole: bool) -> str:
    """The table of a proof: a line a notebook, then the ten dearest tests.

    seconds: that the run took. whole: with the table; without, one sentence.
    """
    head = f"{outcome.known} results were known; the run took {seconds:.0f} s."
    if not whole:
        return head
    rows = [[plan.name, *_row(plan, outcome)] for plan in plans]
    total = ["all", *(sum(column) for column in list(zip(*rows))[1:])] if rows else []
    lines = [["", *COLUMNS], *rows, total]
    widths = [max(len(_text(line[i])) for line in lines if line) for i in range(len(COLUMNS) + 1)]
    table = [
        "  ".join(
            _text(value).ljust(width) if i == 0 else _text(value).rjust(width)
            for i, (value, width) in enumerate(zip(line, widths))
        ).rstrip()
        for line in lines
    ]
    dearest = [f"{seconds:8.1f} s  {test}" for test, seconds in outcome.spent.most_common(10)]
    return "\n".join(
        [
            *table,
            f"named: wrong answers whose mistake the check names; slices: a test, an answer and 1 to {DRAWS} draws; made to surviving: mutants; seconds: of all workers together, in this run.",
            *(["", "The dearest in this run:", *dearest] if dearest else []),
            "",
            head,
        ]
    )


def _row(plan, outcome):
    slices = sum(len(answer.slices) for answer in plan.answers)
    spent = sum(s for test, s in outcome.spent.items() if test.startswith(f"{plan.name}/"))
    mutants = (
        len(plan.all_mutants),
        outcome.killed[plan.name],
        len(plan.equivalent),
        outcome.surviving[plan.name],
    )
    answers = len(plan.notebook.answers), sum(bool(answer.loses) for answer in plan.notebook.answers)
    named = outcome.named[plan.name]
    return len(plan.notebook.reference), *answers, named, slices, *mutants, round(spent, 1)


def _text(value):
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else value
