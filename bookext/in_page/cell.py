"""Runs the code of cells in the page, inside the worker, and sends the page what they print, show and raise."""

import ast
import builtins
import contextlib
import importlib.util
import io
import logging
import sys
import traceback

from pyodide.code import eval_code

from bookext.in_page import needs

LIMIT = 100_000  # characters that one cell may print; an endless loop prints more than a page can hold
READERS = ("Cell ", "Answer ")  # how the names of cells begin that the reader writes or sees

_namespaces = {}
_missing = {}
_post = None
_printed = 0


def start(post, missing):
    """Called once. post: the worker's function of a kind and a text. missing: as in needs.divide."""
    global _post
    _post = post
    _missing.update(missing)
    sys.stdout, sys.stderr = _Stream("stdout"), _Stream("stderr")
    builtins.input = _input
    # It would say below the first cell that it looks for fonts.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


def send(kind, text):
    """Send the page something to show below the cell: "stdout", "stderr", "note", "figure", "error" or "trace"."""
    _post(kind, text)


def forget(space):
    """Drop a namespace, so that its next cell begins in an empty one."""
    _namespaces.pop(space, None)


def run(code, name, space, echo=True):
    """Run a cell in a namespace, which is made if there is none of this name.

    name: what tracebacks call the cell, such as "Cell 3". echo: whether the value of its last line is printed.
    Returns {"ok": bool, "message": why not, "value": of the last line, for JavaScript, "defines": names}.
    """
    global _printed
    _printed = 0
    namespace = _namespaces.setdefault(space, {"__name__": "__main__"})
    try:
        value = eval_code(_without_missing(code), namespace, filename=name)
        if echo and value is not None:
            print(repr(value))
        _show_figures()
        return {"ok": True, "message": "", "value": _plain(value), "defines": _defines(code)}
    except BaseException as error:  # also SystemExit: the page's Python goes on
        with contextlib.suppress(Exception):  # a figure may be what is wrong
            _show_figures()
        message = _message(error)
        send("error", message)
        if trace := _trace(error):
            send("trace", trace)
        return {"ok": False, "message": message, "value": None, "defines": []}


def plan(cells, target):
    """What a check runs: its own exercise and all that it leans on by name, the checks of those included.

    cells: dicts with id, kind ("given", "helper", "answer" or "check"), source and stub (an answer as it was given), in the
    notebook's order. target: the id of the check. Returns the ones to run as pairs of an index and a source, in order.
    A cell of imports keeps those that are used: matplotlib takes a second, and few answers need it.
    """
    reads, makes = zip(*(_names(cell) for cell in cells))
    ids = [cell["id"] for cell in cells]
    members, wanted = {ids.index(target)}, None
    while wanted != members:
        wanted = set(members)
        used = set().union(*(reads[index] for index in members))
        members |= {
            index
            for index, cell in enumerate(cells[: ids.index(target)])
            if cell["kind"] != "check" and makes[index] & used
        }
        checks = [f"check-{ids[index]}" for index in members if cells[index]["kind"] == "answer"]
        members |= {ids.index(check) for check in checks if check in ids}
    return [(index, _only_used_imports(cells[index]["source"], used)) for index in sorted(members)]


class _Stream(io.TextIOBase):
    def __init__(self, kind):
        self.kind = kind

    def writable(self):
        return True

    def write(self, text):
        global _printed
        if _printed < LIMIT:
            send(self.kind, text[: LIMIT - _printed])
            if _printed + len(text) >= LIMIT:
                send("note", f"The cell printed more than {LIMIT:,} characters. The rest is not shown.")
        _printed += len(text)
        return len(text)


def _input(prompt=""):
    raise RuntimeError("input() cannot ask in the page: write the value into the code.")


def _plain(value):
    """A text as it is, and of anything else its repr; None where there is nothing."""
    return value if isinstance(value, str | None) else repr(value)


def _defines(code):
    """The names that a cell makes, without those with an underscore."""
    binds = set().union(*(needs.names(statement)[1] for statement in ast.parse(code).body))
    return sorted(name for name in binds if not name.startswith("_"))


def _names(cell):
    """What a cell reads and what it makes.

    An answer makes what its stub makes, too: its check leans on it even where it is no Python, or only a loop.
    """
    stub = _parts(cell.get("stub") or "") or []
    parts = _parts(cell["source"])
    reads = set().union(*(read for read, _ in (stub if parts is None else parts)))
    return reads, set().union(*(made for _, made in [*stub, *(parts or [])]))


def _parts(code):
    """What each statement of the code reads and makes; None if it is no Python."""
    try:
        return [needs.names(statement)[:2] for statement in ast.parse(code).body]
    except SyntaxError:
        return None


def _only_used_imports(code, used):
    """A cell of imports without those whose names are not used; other cells as they are."""
    try:
        parts = ast.parse(code).body
    except SyntaxError:
        return code
    if not all(isinstance(part, ast.Import | ast.ImportFrom) for part in parts):
        return code
    return "\n".join(ast.unparse(part) for part in parts if needs.names(part)[1] & used)


def _without_missing(code):
    """A cell of imports without the statements that cannot work here; their lines stay, empty."""
    try:
        absent = {module: module for module in needs.modules(code) if not _is_there(module.split(".")[0])}
        runs, left_out = needs.divide(code, {**absent, **_missing})
    except SyntaxError:
        return code  # running it shows the error
    if not left_out or not needs.has_import(runs):
        return code
    lines = code.split("\n")
    for statement, _ in left_out:
        lines[statement.lineno - 1 : statement.end_lineno] = [""] * (
            statement.end_lineno - statement.lineno + 1
        )
    packages = " or ".join(sorted({package for _, package in left_out}))
    left = "\n".join(ast.unparse(statement) for statement, _ in left_out)
    send("note", f"Left out, because the page has no {packages}:\n{left}")
    return "\n".join(lines)


def _is_there(module):
    try:
        return importlib.util.find_spec(module) is not None
    except (ModuleNotFoundError, ValueError):
        return module in sys.modules


def _show_figures():
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].show()


def _message(error):
    """What a reader needs first. A check's message stands alone: it was written for them."""
    kind, text = type(error).__name__, str(error)
    if isinstance(error, AssertionError) and text:
        return text
    if isinstance(error, ModuleNotFoundError):
        package = _missing.get(error.name) or _missing.get(str(error.name).split(".")[0])
        text = f"{error.name} needs {package}, which is not in the page." if package else text.split("\n")[0]
    if isinstance(error, NotImplementedError) and not text:
        text = "an answer is still to be written."
    if isinstance(error, SyntaxError) and error.lineno and str(error.filename).startswith(READERS):
        text = f"{error.msg} (line {error.lineno})"
    return f"{kind}: {text}" if text else kind


def _trace(error):
    """The traceback, shortened to what the reader writes; nothing for a check that failed without going through it."""
    shown = traceback.TracebackException.from_exception(error, compact=True)
    frames = [frame for frame in shown.stack if frame.filename.startswith(READERS)]
    if isinstance(error, NotImplementedError) or (not frames and isinstance(error, AssertionError)):
        return ""  # all is said
    lines = [f"{f.filename}, line {f.lineno}, in {f.name}\n    {f.line}" for f in frames]
    return "\n".join([*lines, "".join(shown.format_exception_only()).rstrip()])
