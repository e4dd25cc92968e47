"""Runs the code of a cell in the page, inside the worker, and sends the page what it prints, shows and raises."""

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

_namespace = {"__name__": "__main__"}
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


def run(code, name):
    """Run a cell. name: what tracebacks call it, such as "Cell 3". Returns whether it ended without an error."""
    global _printed
    _printed = 0
    try:
        value = eval_code(_without_missing(code), _namespace, filename=name)
        if value is not None:
            print(repr(value))
        _show_figures()
        return True
    except BaseException as error:  # also SystemExit: the page's Python goes on
        with contextlib.suppress(Exception):  # a figure may be what is wrong
            _show_figures()
        send("error", _message(error))
        send("trace", _trace(error))
        return False


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
    statements = "\n".join(ast.unparse(statement) for statement, _ in left_out)
    send("note", f"Left out, because the page has no {packages}:\n{statements}")
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
    return f"{kind}: {text}" if text else kind


def _trace(error):
    """The traceback, shortened to the page's cells."""
    shown = traceback.TracebackException.from_exception(error, compact=True)
    frames = [frame for frame in shown.stack if frame.filename.startswith("Cell ")]
    lines = [f"{f.filename}, line {f.lineno}, in {f.name}\n    {f.line}" for f in frames]
    return "\n".join([*lines, "".join(shown.format_exception_only()).rstrip()])
