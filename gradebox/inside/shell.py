"""IPython's shell as a Jupyter kernel has it, but ready before the fork and without a kernel around it.

ipykernel's own display hook and publisher make the outputs, so they are what Jupyter would have made; only the session
that would send them over ZMQ is another one.
"""

import builtins
import gc
import importlib
import os
import random
import sys
import threading

from jupyter_client.session import Session

PIECE = 1 << 16  # characters of a stream in one message


class PipeSession(Session):
    """A session whose `send` goes to a function instead of a ZMQ socket."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.emit = lambda message: None

    def send(self, stream, msg_or_type, content=None, parent=None, ident=None, **_):
        if isinstance(msg_or_type, str):
            msg_or_type = self.msg(msg_or_type, content)
        self.emit({"type": msg_or_type["msg_type"], "content": msg_or_type["content"]})


class Stream:
    """sys.stdout or sys.stderr of the learner: text goes out in pieces, so that a long line needs no long message."""

    encoding, errors, newlines, closed = "utf-8", "strict", None, False

    def __init__(self, name, emit, descriptor):
        self.name, self._emit, self._descriptor = f"<{name}>", emit, descriptor
        self._stream = name

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        for start in range(0, len(text), PIECE):
            self._emit(
                {
                    "type": "stream",
                    "content": {"name": self._stream, "text": text[start : start + PIECE]},
                }
            )
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def fileno(self):
        return self._descriptor

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return True

    def seekable(self):
        return False

    def close(self):
        pass


def warm_shell(modules):
    """Import `modules`, and make a shell in which the first cell, and the first traceback, cost nothing more.

    A module that cannot be imported is left for the learner's cell to fail on.
    """
    sys.ps1 = "In : "  # TensorFlow chooses its log by it when it is imported, as in a kernel
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    sys.modules["debugpy"] = None  # 0.1 s, and no debugger will come
    from IPython.core.history import HistoryManager

    HistoryManager.enabled = False  # no database file
    from ipykernel.compiler import XCachingCompiler
    from ipykernel.zmqshell import ZMQInteractiveShell

    shell = ZMQInteractiveShell.instance(compiler_class=XCachingCompiler, kernel=_NoKernel())
    session = PipeSession()
    for part in (shell.displayhook, shell.display_pub):
        part.session = session
        part.pub_socket = None
    shell.displayhook.topic = b"execute_result"
    importlib.import_module("numpy.testing") if "numpy" in modules else None
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception:  # noqa: BLE001
            continue
    if "matplotlib" in sys.modules:
        importlib.import_module("matplotlib_inline.backend_inline")
    names, hidden = dict(shell.user_ns), dict(shell.user_ns_hidden)
    shell.run_cell("def f(x):\n    return x / 0\nf(1)\n")
    shell.run_cell("1")
    history = shell.history_manager
    history.reset(new_session=False)
    history.input_hist_parsed[:] = history.input_hist_raw[:] = [""]
    for namespace, before in ((shell.user_ns, names), (shell.user_ns_hidden, hidden)):
        namespace.clear()
        namespace.update(before)
    shell.execution_count = 1
    shell.displayhook._ = shell.displayhook.__ = shell.displayhook.___ = ""
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        if hasattr(sys, name):
            delattr(sys, name)
    gc.collect()
    gc.freeze()  # so that a collection in a child does not copy every page
    return shell


class _NoKernel:
    """What the shell asks of its kernel when a cell calls exit()."""

    eventloop = None


class Notebook:
    """The cells of one notebook, run in the shell, in the child."""

    def __init__(self, shell, emit, imports):
        from .guard import Guard, Points
        from .integrity import Integrity

        self.shell, self._emit = shell, emit
        self._lock = threading.Lock()
        shell.displayhook.session.emit = self.emit
        sys.stdout = Stream("stdout", self.emit, 1)
        sys.stderr = Stream("stderr", self.emit, 2)
        os.register_at_fork(after_in_child=_write_to_descriptors)
        builtins.input = _no_input
        sys.path[:0] = [] if "" in sys.path else [""]
        # Every learner's numbers are their own: without this each fork would draw the same ones.
        random.seed()
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()
        self._points = Points()
        self._guard = Guard(self._points)
        self._transform_ast = shell.transform_ast
        shell.transform_ast = self._guarded
        self._graded = None
        self._integrity = Integrity(shell, imports)

    def emit(self, message):
        with self._lock:  # threads print as well
            self._emit(message)

    def run(self, source, graded):
        """Run a cell; returns what came of it.

        `count` is its execution count, `error` the name and the text of what it raised, or None, and `exits` whether
        the kernel has to end after it. For a graded cell `points` and `odd` are those of guard.Points, and `changed` is
        what was found to be tampered with.
        """
        report = {"error": None, "changed": self._changes() if graded else []}
        self._points.number = self._points.odd = None
        if graded:
            self._graded = source
            self.shell.ast_node_interactivity = "last_expr"
        try:
            result = self.shell.run_cell(source, store_history=True)
            error = result.error_before_exec or result.error_in_exec
            if error is not None:
                report["error"] = [type(error).__name__, _text(error)]
        finally:
            self._graded = None
        self.shell.payload_manager.clear_payload()
        if graded:
            report |= {"points": self._points.number, "odd": self._points.odd}
            report["changed"] += [name for name in self._changes() if name not in report["changed"]]
        return report | {"count": self.shell.execution_count - 1, "exits": bool(self.shell.exit_now)}

    def _changes(self):
        return self._integrity.changes(self.shell.user_ns)

    def canary(self, sources):
        """Run cells that must fail, in silence; returns the name of each one's error, or None where there was none."""
        emit, self._emit = self._emit, lambda message: None
        show = vars(self.shell).get("showtraceback")
        self.shell.showtraceback = lambda *args, **kwargs: None
        names = []
        try:
            for self._graded in sources:
                result = self.shell.run_cell(self._graded, store_history=False, silent=True)
                error = result.error_in_exec or result.error_before_exec
                names.append(type(error).__name__ if error is not None else None)
        finally:
            self._graded = None
            self._emit = emit
            del self.shell.showtraceback
            if show is not None:
                self.shell.showtraceback = show
        return names

    def _guarded(self, node):
        # After the learner's own transformers, if there are any, and only where points are at stake.
        node = self._transform_ast(node)
        return node if self._graded is None else self._guard.visit_cell(node, self._graded)


def _text(error):
    try:
        return str(error)[:PIECE]
    except Exception:  # noqa: BLE001
        return ""


def _no_input(prompt=""):
    from IPython.core.error import StdinNotImplementedError

    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")


def _write_to_descriptors():
    # A forked child must not write into the middle of its parent's messages.
    sys.stdout = open(1, "w", closefd=False, buffering=1)
    sys.stderr = open(2, "w", closefd=False, buffering=1)
