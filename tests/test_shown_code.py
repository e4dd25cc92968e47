"""Code that a page shows from coursekit/ stands there whole: what it calls is shown too, on this page or on one before."""

import ast
import re
from functools import cache

import pytest

from coursekit.notebooks import ROOT, page_names

pytestmark = pytest.mark.reads_other_chapters  # those before a page

INCLUDE = re.compile(r"\{literalinclude\} \.\./(coursekit/\S+\.py)\n(?::.*\n)*?:pyobject: (\w+)")


@cache
def functions(path):
    """{name: node} of a module's functions and classes."""
    module = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name: node for node in module.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def included(name):
    """(module, name) of what a page shows, in order."""
    return INCLUDE.findall((ROOT / "book" / f"{name}.md").read_text(encoding="utf-8"))


CELL = re.compile(r"^(```+)\{code-cell\}[^\n]*\n(.*?)^\1$", re.S | re.M)


def used_in_sight(name):
    """What the open cells of a page use of coursekit.built, as (module, name)."""
    cells = [cell for _, cell in CELL.findall((ROOT / "book" / f"{name}.md").read_text(encoding="utf-8"))]
    built = {}
    for module, names in re.findall(
        r"^from coursekit\.built\.(\w+) import (\([^)]*\)|.*)$", "\n".join(cells), re.M
    ):
        built |= {what: (f"coursekit/built/{module}.py", what) for what in re.findall(r"\w+", names)}
    open_cells = [cell for cell in cells if not re.search(r"hide-(input|cell)|remove-(input|cell)", cell)]
    code = "\n".join(row for cell in open_cells for row in cell.splitlines() if not row.startswith("from "))
    return {built[what] for what in re.findall(r"\b(\w+)\(", code) if what in built}


@pytest.mark.parametrize("name", page_names())
def test_what_an_open_cell_calls_is_shown(name):
    before = page_names()[: page_names().index(name) + 1]
    assert used_in_sight(name) - {what for page in before for what in included(page)} == set()


@pytest.mark.parametrize("name", page_names())
def test_what_shown_code_calls_is_shown(name):
    before = page_names()[: page_names().index(name) + 1]
    shown = {what for page in before for what in included(page)}
    missing = {
        f"{what} calls {used.id}"
        for path, what in included(name)
        for used in ast.walk(functions(path)[what])
        if isinstance(used, ast.Name) and used.id in functions(path) and (path, used.id) not in shown
    }
    assert missing == set()
