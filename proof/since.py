"""What is new in a checkout: the slices that the commit it came from does not have."""

import ast
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coursekit.answers import BANK
from coursekit.notebooks import ROOT

from .plan import NotebookPlan
from .results import Results
from .slices import Notebook, Slice, without_draw

TENTH = 10  # of what is neither new nor cached, one in ten is proven, another one at each commit

# What slices are made from. Results depend on the grader and the packages as well: where those have changed nothing is
# cached, and a tenth of all is proven; `make prove` proves the rest.
PARTS = ("bank", "nbgrader_config.py", "solutions")
GRADER = ("gradebox/src", "requirements.txt")
OURS = {"coursekit", "gradebox", "proof"}
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class News:
    """What is to be proven although nobody has asked for all.

    old: name_of the slices that the base has, or None if all counts as new. number: of commits, which turns the tenth. said: a
    sentence for people.
    """

    old: frozenset | None
    number: int
    said: str

    def is_new(self, slice: Slice) -> bool:
        """Whether the base does not ask this, or expects something else to come of it."""
        return self.old is None or name_of(slice) not in self.old


def commit_number(root: Path) -> int:
    """How many commits lead to the present one; 0 outside of a repository."""
    return int(_git(root, "rev-list", "--count", "HEAD") or 0)


def turn(root: Path) -> int:
    """A number that says which of several dear tests has its turn.

    In CI another one at each commit. Elsewhere after each commit that changed the grader or its packages, when all of them
    would have to be run anew: what has passed stays known.
    """
    if os.environ.get("CI") == "true":
        return commit_number(root)
    return int(_git(root, "rev-list", "--count", "HEAD", "--", *GRADER) or 0)


def changed_since(root: Path, since: str = "origin/main") -> frozenset[str] | None:
    """The paths of all files that differ from the commit from which this checkout and `since` come, new ones included.

    None if there is no such commit, or git cannot tell: then all counts as new.
    """
    base = _git(root, "merge-base", "HEAD", since)
    if not base:
        return None
    changed = _git(root, "diff", "--name-only", "-z", "--no-renames", base)
    untracked = _git(root, "ls-files", "-z", "--others", "--exclude-standard")
    if changed is None or untracked is None:
        return None
    return frozenset(path for path in (changed + untracked).split("\0") if path)


def news(root: Path, plans: Iterable[NotebookPlan], results: Results, since: str = "origin/main") -> News:
    """What is new since the commit from which this checkout and `since` come, changes without a commit included.

    plans: of this checkout. results: keep what notebooks ask, so that it is worked out once for each version of one.
    """
    number = commit_number(root)
    base = _git(root, "merge-base", "HEAD", since)
    if not base:
        return News(None, number, f"There is no {since} here, so all that is not cached is proven.")
    parts = [part for part in PARTS if (Path(root) / part).exists()]
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "--", *parts)
    if not untracked and _git(root, "diff", "--stat", base, "--", *parts) == "":
        said = f"No exercise and no answer is new since {since} ({base[:7]})."
        return News(_Everything(), number, f"{said} {_turn(number)}")
    for plan in plans:  # most notebooks of the commit are the same
        _asked(plan.notebook.root, plan.notebook.chapter, plan.notebook.name, results, plan)
    old, why = _asked_by(root, base, results)
    if old is None:
        return News(None, number, f"All counts as new since {since} ({base[:7]}): {why}.")
    return News(old, number, f"What is new since {since} ({base[:7]}) is proven. {_turn(number)}")


def _turn(number):
    return f"Of what is neither new nor cached, tenth {number % TENTH + 1} of {TENTH} is proven ({number} commits)."


class _Everything(frozenset):
    """Has every key."""

    def __contains__(self, key):
        return True


def name_of(slice: Slice) -> str:
    """What is asked, and what should come of it (SHA-256, hexadecimal).

    Formatting, comments and docstrings do not count: they change nothing that a test can see.
    """
    # Without the draws' lines, which stand above docstrings, and which slice.draws tells.
    cells = [(cell["name"], _meaning(without_draw(cell["source"]))) for cell in slice.job.cells]
    asked = (slice.test, slice.points, slice.draws, slice.lost, cells)
    return hashlib.sha256(repr(asked).encode()).hexdigest()


@cache
def _meaning(source):
    """The code of a cell as a tree without docstrings; its text where it is no plain Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
    return ast.dump(tree)


def _asked_by(root, base, results):
    """name_of all slices that the present code finds in a commit's exercises; or None, and why."""
    with tempfile.TemporaryDirectory() as folder:
        there = [part for part in PARTS if _git(root, "cat-file", "-e", f"{base}:{part}") is not None]
        archive = subprocess.run(["git", "archive", base, "--", *there], cwd=root, capture_output=True)
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
        found = sorted(Path(folder).glob("solutions/*/*.ipynb"))
        try:
            asked = [_asked(folder, path.parent.name, path.stem, results) for path in found]
        except (Exception, SystemExit) as error:  # noqa: BLE001  it may be a course of another kind
            return None, f"its slices cannot be listed ({type(error).__name__}: {error})"
    return frozenset().union(*asked), ""


def _asked(root, chapter, name, results, plan=None):
    """name_of all slices of a notebook, from the results where they are known. plan: of the notebook, if there is one."""
    key = _key(Path(root), chapter, name)
    found = results.get(key)
    if found is None:
        plan = plan or NotebookPlan(Notebook(root, chapter, name))
        slices = [slice for part in (*plan.answers, *plan.mutants) for slice in part.slices]
        found = {"asked": sorted(set(map(name_of, slices)))}
        results.put(key, found)
    return found["asked"]


def _key(root, chapter, name):
    """The hash of all that name_of a notebook's slices depends on: its files, and the code that is loaded."""
    bank = root / BANK.relative_to(ROOT)
    files = {root / "nbgrader_config.py", root / "solutions" / chapter / f"{name}.ipynb"}
    files |= {*(bank / chapter / name).rglob("*"), *bank.glob("*/*/*/equivalent.toml")}
    digest = hashlib.sha256(f"{sys.version} {chapter} {name} {_code()}".encode())
    for path in sorted(path for path in files if path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root)} {content}\n".encode())
    return digest.hexdigest()


@cache
def _code():
    loaded = {name: module for name, module in sys.modules.items() if name.split(".")[0] in OURS}
    paths = sorted({module.__file__ for module in loaded.values() if getattr(module, "__file__", None)})
    return hashlib.sha256(b"".join(Path(path).read_bytes() for path in paths)).hexdigest()


def _git(root, *arguments):
    """What git prints, or None if it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
