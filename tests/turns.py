"""Which notebooks a dear test asks: those that are new since origin/main (or $SINCE), and of all of them one, in turn.

The others have passed in the commit that they come from. With EVERY_TURN=true all are asked: each week, by the workflow.
"""

import os
from collections.abc import Iterable, Sequence

from pages_read import unwatched

from coursekit.notebooks import ROOT
from proof.since import changed_since, turn

EVERY_TURN = os.environ.get("EVERY_TURN") == "true"

# What assembles and grades the notebooks. test_turns.py knows if one is missing. (proof/ grades none of them: the marks of one
# notebook, by turns, are laid beside its slices.)
MACHINERY = (
    *("bank/helpers/", "gradebox/src/", "nbgrader_config.py", "requirements.txt"),
    *(f"gradebox/tests/{name}.py" for name in ("alembic_version", "nbgrader_command")),
    *(f"tests/{name}.py" for name in ("test_answers", "test_bank", "turns")),
    *(
        f"coursekit/{name}.py"
        for name in ("__init__", "absorb", "answers", "assemble", "bank", "fingerprints")
    ),
    *(
        f"coursekit/{name}.py"
        for name in ("hints", "logical_lines", "notebooks", "parsons", "run_checks", "sound")
    ),
)


def one_in_turn(things: Sequence) -> list:
    """One of them, another one each time; see proof.since.turn."""
    return list(things) if EVERY_TURN else [things[turn(ROOT) % len(things)]]


def new_or_in_turn(notebooks: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of the notebooks, (chapter, name), that are new since $SINCE, and that whose turn it is; all without that commit."""
    since = os.environ.get("SINCE", "origin/main")  # as in the Makefile
    with unwatched():  # git looks at all files, and says nothing of what is in them
        changed = changed_since(ROOT, since)
    if changed is None:
        return list(notebooks)
    chosen = one_in_turn(notebooks)
    return [one for one in notebooks if one in chosen or is_new(one, changed)]


def is_new(notebook: tuple[str, str], changed: Iterable[str]) -> bool:
    """Whether a notebook, its answers or what grades it is among these paths of files."""
    chapter, name = notebook
    own = (
        f"bank/{chapter}/{name}/",
        *(f"{kind}/{chapter}/{name}.ipynb" for kind in ("solutions", "exercises")),
    )
    return any(path.startswith((*own, *MACHINERY)) for path in changed)
