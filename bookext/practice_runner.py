"""Grades a notebook's answers with its hidden tests: practice, in the page's Python or in any other.

The tests are those of the instructor's grading, word for word, and they draw other numbers each time (`fresh` in the
notebooks does). The road is gradebox's, without its box and its protection: all cells of the released notebook run one
after the other in one namespace, with the answers in their places, whether those above failed or not. A test that ends
without an error gives its points, any other gives none.

This module is sent to the page as text and needs nothing but Python's own library. bookext/practice.py seals what it
unseals.
"""

import ast
import base64
import contextlib
import hashlib
import io
import json
import sys
import zlib

LEFT_OUT = "not run"  # a test that another run grades


def stream(key: str, size: int) -> bytes:
    """As many bytes as asked for, made of a text. They hide a text from the eye; they are no cipher."""
    blocks = range(size // 32 + 1)
    return b"".join(hashlib.sha256(f"{key} {block}".encode()).digest() for block in blocks)[:size]


def unseal(sealed: str, page: str) -> list[dict]:
    """The cells that bookext.practice.seal has packed for a page: {name, kind, source}, and of tests exercise, points, property."""
    data = base64.b64decode(sealed)
    return json.loads(zlib.decompress(bytes(a ^ b for a, b in zip(data, stream(page, len(data))))))


def grade(cells: list[dict], answers: dict[str, str], only: str = "") -> list[dict]:
    """Run a notebook and mark its tests.

    cells: all code cells of the notebook that grading runs, in their order. Each has a name, a kind (locked, solution,
    check or test) and a source; a test also has the exercise that it belongs to, its points, and the property that it
    tests. answers: the text of each solution cell, by name. only: an exercise; the tests of the others are then not run.
    Returns for each test {test, exercise, property, points, got, said}; said is the message of a test that failed.
    """
    with _integers_of_this_machine():
        return _grade(cells, answers, only)


def _grade(cells, answers, only):
    namespace, marks = {"__name__": "__main__"}, []
    for cell in cells:
        source = answers.get(cell["name"], "") if cell["kind"] == "solution" else cell["source"]
        skipped = bool(only) and cell.get("exercise", only) != only
        if skipped:
            source = _definitions(source)
        said = _run(source, cell["name"], namespace, cell["kind"] == "locked")
        if cell["kind"] == "test":
            marks.append(
                {
                    "test": cell["name"],
                    "exercise": cell["exercise"],
                    "property": cell["property"],
                    "points": cell["points"],
                    "got": 0 if said is not None or skipped else cell["points"],
                    "said": LEFT_OUT if skipped else said or "",
                }
            )
    return marks


def grade_sealed(sealed: str, page: str, answers: str, only: str = "") -> str:
    """As grade, for the page: sealed cells and answers as JSON in, marks as JSON out."""
    return json.dumps(grade(unseal(sealed, page), json.loads(answers), only))


@contextlib.contextmanager
def _integers_of_this_machine():
    """Have NumPy's generators draw integers that its functions take as an index.

    They draw 64 bits. In the page an index has 32, and np.bincount, for one, refuses what is longer: a right answer would
    lose points in the page only. The numbers stay the same.
    """
    if sys.maxsize > 2**32:
        yield
        return
    import numpy as np

    def short(drawn):
        return drawn.astype(np.intp) if getattr(drawn, "dtype", None) == np.int64 else drawn

    class Generator(np.random.Generator):
        def integers(self, *arguments, **named):
            return short(super().integers(*arguments, **named))

        def choice(self, *arguments, **named):
            return short(super().choice(*arguments, **named))

        def permutation(self, *arguments, **named):
            return short(super().permutation(*arguments, **named))

    made = np.random.default_rng
    np.random.default_rng = lambda seed=None: (
        seed if isinstance(seed, Generator) else Generator(made(seed).bit_generator)
    )
    try:
        yield
    finally:
        np.random.default_rng = made


def _definitions(source: str) -> str:
    """What a test or a check defines, for the tests below it, without what it tests."""
    kinds = (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.Import, ast.ImportFrom)
    return "\n".join(ast.unparse(node) for node in ast.parse(source).body if isinstance(node, kinds))


def _run(source: str, name: str, namespace: dict, locked: bool) -> str | None:
    """Run a cell. Returns None if it ended without an error, else what the error says."""
    quiet = io.StringIO()
    try:
        with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
            for code in _codes(source, name, locked):
                exec(code, namespace)
    except BaseException as error:  # also SystemExit: an answer may call exit()
        if type(error).__name__ == "KeyboardInterrupt":
            raise  # somebody pressed Stop
        return _said(error)
    return None


def _codes(source: str, name: str, locked: bool):
    """The pieces of a cell to run. An import at the top of a read-only cell that cannot be had here is left out.

    The page's Python lacks a part or two of Python's library, which only cells for looking at use.
    """
    tree = ast.parse(source, name)
    if not locked:
        yield compile(tree, name, "exec")
        return
    for node in tree.body:
        code = compile(ast.Module([node], []), name, "exec")
        if isinstance(node, ast.Import | ast.ImportFrom):
            with contextlib.suppress(ImportError):
                exec(code, {"__name__": "__main__"})
                yield code
        else:
            yield code


def _said(error: BaseException) -> str:
    """What a learner reads of an error. The message of a test stands alone: it was written for them."""
    text = str(error)
    if isinstance(error, AssertionError) and text:
        return text
    if isinstance(error, NotImplementedError) and not text:
        return "This answer is still to be written."
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
