"""`python -m proof`: prove that grading is right, or try one answer.

test                  what is new since origin/main and not cached; of what is neither a tenth, another one at each commit
prove                 everything that is not cached; --every-draw: at all draws, but for wrong answers where tests train
try FILE              one answer of the bank, or a folder of them
nbgrader [NOTEBOOK]   the marks of plain nbgrader beside gradebox's, for all answers of the bank (an hour and more)
"""

import argparse
import sys
import time
from pathlib import Path

from coursekit.assemble import stale_notebooks
from coursekit.bank import BankError
from coursekit.notebooks import ROOT
from coursekit.numerals import listing

from .plain import HEAD, compare, format_compared
from .plan import NotebookPlan
from .prove import prove
from .results import Results
from .since import news
from .slices import DRAWS, notebooks
from .table import format_table
from .try_one import try_answers


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns 0 if all is as it should be, 1 otherwise."""
    try:
        return _run(arguments)
    except BankError as error:
        sys.exit(str(error))


def _run(arguments):
    parser = argparse.ArgumentParser(
        prog="proof", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--course", default=ROOT, type=Path, metavar="DIR", help="default: this course")
    commands = parser.add_subparsers(dest="command", required=True)
    test, whole, one = commands.add_parser("test"), commands.add_parser("prove"), commands.add_parser("try")
    plain = commands.add_parser("nbgrader")
    test.add_argument("--since", default="origin/main", metavar="COMMIT", help="default: origin/main")
    for command in (test, whole):
        command.add_argument("--only", default="", metavar="CHAPTER[/NOTEBOOK]", help="a part of the course")
    whole.add_argument(
        "--every-draw",
        action="store_true",
        help="all answers meet all draws, but for wrong ones where tests train",
    )
    plain.add_argument("names", nargs="*", metavar="CHAPTER[/NOTEBOOK]", help="default: all notebooks")
    plain.add_argument("--round", type=int, action="append", metavar="N", help="default: all rounds")
    for command in (test, whole, plain):
        command.add_argument("--workers", type=int, metavar="N", help="default: one for each core")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--draw", type=int, choices=range(DRAWS), help="default: the answer's own")
    options = parser.parse_args(arguments)
    if stale := stale_notebooks(options.course):
        sys.exit(f"{listing([str(path) for path in stale])}: not what bank/ makes. Run make exercises first.")
    if options.command == "try":
        return try_answers(options.files, options.draw, options.course)
    if options.command == "nbgrader":
        return _beside_nbgrader(options)
    began = time.monotonic()
    every_draw = options.command == "prove" and options.every_draw
    plans = [NotebookPlan(notebook, every_draw) for notebook in notebooks(options.course)]
    plans = [plan for plan in plans if plan.name.startswith(options.only)]
    with Results() as results:
        what = None
        if options.command == "test":
            what = news(options.course, plans, results, options.since)
            print(what.said, flush=True)
        outcome = prove(plans, results, what, options.workers)
    for failure in outcome.failures:
        print(f"FAILED {failure}")
    print(format_table(plans, outcome, time.monotonic() - began, whole=options.command == "prove"))
    print(outcome.line)
    return 1 if outcome.failures else 0


def _beside_nbgrader(options):
    """Print a line for each notebook as soon as it is done."""
    chosen = [
        notebook
        for notebook in notebooks(options.course)
        if f"{notebook.chapter}/{notebook.name}".startswith(tuple(options.names) or "")
    ]
    if not chosen:
        sys.exit(f"No notebook's name begins with {listing(options.names)}.")
    print(HEAD, flush=True)
    differ = 0
    for notebook in chosen:
        found = compare(notebook, options.workers, options.round)
        print(format_compared(found), flush=True)
        differ += len(found.differences)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
