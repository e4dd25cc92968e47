"""What is wrong with a folder of the bank before anything of it runs: told with the file, and the line where there is one."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from coursekit.answers import own_tests, read_answer
from coursekit.bank import INSERT, BankError, Cell

MARKS = re.compile(r"^[ \t]*### (BEGIN|END) SOLUTION[ \t]*$", re.MULTILINE)
NUMBER = re.compile(r"^## (\d+)\.", re.MULTILINE)
SOLUTION = re.compile(
    r"^([ \t]*)### BEGIN SOLUTION[ \t]*\n.*?^[ \t]*### END SOLUTION[ \t]*$", re.MULTILINE | re.DOTALL
)


def assert_sound_cells(sources: Iterable[tuple[Cell, str]], root: Path) -> None:
    """Raise BankError for code that is no Python, and for a solution that would leave students without its first lines.

    Also for two headings with one number. sources: the cells of a notebook with their texts. root: the folder
    that holds bank/, from which files are named.
    """
    sources = list(sources)
    _assert_numbers(sources, root)
    for cell, source in sources:
        if cell.kind == "text":
            continue
        text = cell.path.read_text(encoding="utf-8")
        tree = _as_python(cell.path, text, root)
        for helper in INSERT.findall(text):
            _as_python(root / "bank" / helper, (root / "bank" / helper).read_text(encoding="utf-8"), root)
        if cell.kind == "solution":
            _assert_marks(cell.path.relative_to(root), source, tree)


def assert_sound_answers(folder: Path, sources: Iterable[tuple[Cell, str]]) -> None:
    """Raise BankError for an answer that is no Python, whose header lacks a line, or names a test that its exercise does not have.

    folder: bank/<chapter>/<notebook>. sources: its cells with their texts.
    """
    root = folder.parents[2]
    notebook = {"cells": [{"id": cell.name} for cell, _ in sources]}
    for path in sorted(folder.glob("*/answers/*.py")):
        answer = read_answer(path, root / "bank")
        _as_python(path, answer.source, root)
        if answer.loses and not answer.says:
            raise BankError(
                f"{path.relative_to(root)}: an answer that loses points needs a line '# says: ...', the words that a learner "
                "who gives it should be told."
            )
        tests = own_tests(answer.cell, notebook)
        if unknown := sorted(answer.loses - tests):
            raise BankError(
                f"{path.relative_to(root)}: its '# loses:' line names {unknown[0]}, no test of {answer.cell}; those are "
                f"{', '.join(sorted(tests))}."
            )


def _assert_numbers(sources: list[tuple[Cell, str]], root: Path) -> None:
    seen = {}
    for cell, source in sources:
        for number in NUMBER.findall(source) if cell.kind == "text" else ():
            if number in seen:
                raise BankError(
                    f"{cell.path.relative_to(root)}: there is a heading '## {number}.' already, in {seen[number].relative_to(root)}."
                )
            seen[number] = cell.path


def _as_python(path: Path, source: str, root: Path) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise BankError(
            f"{path.relative_to(root)}, line {error.lineno}: {error.msg}. This is no Python."
        ) from error


def _assert_marks(name: Path, source: str, tree: ast.Module) -> None:
    marks = MARKS.findall(source)
    if not marks or marks != ["BEGIN", "END"] * (len(marks) // 2):
        raise BankError(
            f"{name}: what students do not get stands between two lines, ### BEGIN SOLUTION and ### END SOLUTION. "
            f"Here are: {', '.join(f'### {mark} SOLUTION' for mark in marks) or 'none'}."
        )
    left = SOLUTION.sub(r"\1raise NotImplementedError()", source)
    try:
        gone = _defined(tree) - _defined(ast.parse(left))
    except SyntaxError as error:
        raise BankError(
            f"{name}: what students get, without the lines between the marks, is no Python: line {error.lineno}: {error.msg}."
        ) from error
    if gone:
        raise BankError(
            f"{name}: students would get no {min(gone)}. Its first line and its docstring stand above ### BEGIN SOLUTION."
        )


def _defined(tree: ast.Module) -> set[str]:
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
