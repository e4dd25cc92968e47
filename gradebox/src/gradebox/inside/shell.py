"""IPython's shell as a Jupyter kernel has it, but ready before the fork and without a kernel around it.

ipykernel's own display hook and publisher make the outputs, so they are what Jupyter would have made; only the session
that would send them over ZMQ is another one.
"""

import asyncio
import builtins
import gc
import getpass
import importlib
import os
import random
import sys
import threading

from IPython.core.async_helpers import _asyncio_runner
from jupyter_client.session import Session

from .memory import Memory
from .points import with_a_number_last
from .said import Said, import_silently
from .widgets import Widgets

PIECE = 1 << 16  # characters of a stream in one message
TURNS = 10  # of the event loop after a cell, for what it has begun


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

    Returns the shell, and the names without a dot of all that was imported because of `modules`.
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
    shell.enable_gui = lambda gui=None: _enable_gui(shell, gui)
    shell.set_parent({"header": {"msg_id": "cell", "msg_type": "execute_request"}})  # ipywidgets ask for it
    before = _imported()
    # NumPy imports these when they are first used, 14 ms in every fork.
    for name in ("numpy.testing", "numpy.random") if "numpy" in modules else ():
        importlib.import_module(name)
    said = Said()
    for name in modules:
        try:
            text = import_silently(name)
        except Exception:  # noqa: BLE001
            continue
        if text:
            said.put_aside(name, text)
    sys.meta_path.insert(0, said)
    if "matplotlib" in sys.modules:
        importlib.import_module("matplotlib_inline.backend_inline")
    imported = sorted((_imported() | {name.split(".")[0] for name in modules}) - before)
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
    return shell, imported


def _imported():
    return {name.split(".")[0] for name in sys.modules}


class _NoKernel:
    """What the shell asks of its kernel when a cell calls exit(), or chooses where Matplotlib draws."""

    eventloop = None


def _enable_gui(shell, gui):
    """`%matplotlib`, `%pylab` and `%gui`: as the shell's own method, which would look for a running kernel."""
    from ipykernel.eventloops import enable_gui
    from IPython.core.error import UsageError

    try:
        enable_gui(gui, kernel=shell.kernel)
        shell.active_eventloop = gui
    except ValueError as error:
        raise UsageError(str(error)) from error


class Notebook:
    """The cells of one notebook, run in the shell, in the child."""

    def __init__(self, shell, emit):
        self.shell, self._emit = shell, emit
        self._lock = threading.Lock()
        self.memory = Memory(lambda: self.emit({"type": "full"}))
        self._show_errors_with_memory()
        shell.displayhook.session.emit = self.emit
        sys.stdout = Stream("stdout", self.emit, 1)
        sys.stderr = Stream("stderr", self.emit, 2)
        os.register_at_fork(after_in_child=_write_to_descriptors)
        sys.path[:0] = [] if "" in sys.path else [""]
        # Every learner's numbers are their own: without this each fork would draw the same ones.
        random.seed()
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()
        # As in Jupyter, an event loop runs while a cell does.
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._widgets = Widgets()

    def emit(self, message):
        """Send a message, unless it is an output that a widget keeps."""
        if self._widgets.are_taking and message["type"] not in ("done", "too large", "full"):
            return
        with self._lock:  # threads print as well
            self._emit(message)

    def _show_errors_with_memory(self):
        """To show an error takes memory, and the cell may have left none."""
        show = self.shell.showtraceback

        def show_with_memory(*arguments, **keywords):
            self.memory.give_back()
            show(*arguments, **keywords)

        self.shell.showtraceback = show_with_memory

    def run(self, source):
        """Run a cell, as a kernel does; returns what came of it.

        `count` is its execution count, `error` the name and the text of what it raised, or None, and `exits` whether
        the kernel has to end after it.
        """
        error = self._run(source)
        return {
            "error": error,
            "count": self.shell.execution_count - 1,
            "exits": bool(self.shell.exit_now),
        }

    def run_authors(self, source, graded):
        """As run, at the referee, where no line of the learner's ever runs: `graded` says whether it is a test."""
        if not graded:
            return self.run(source)
        transform = self.shell.transform_ast

        def transform_once(node):
            # Only the cell itself: %time and %timeit compile their line while it runs.
            self.shell.transform_ast = transform
            return with_a_number_last(transform(node), source)

        self.shell.transform_ast = transform_once
        try:
            return self.run(source)
        finally:
            self.shell.transform_ast = transform

    def _run(self, source):
        """Run a cell; returns the name and the text of what it raised, or None."""
        try:
            result = self._execute(source, store_history=True)
        finally:
            self._widgets.forget()
        self.shell.payload_manager.clear_payload()
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            self.memory.settle(error)
        return None if error is None else [type(error).__name__, _text(error)]

    def _execute(self, source, **options):
        """Run a cell with the event loop running; returns IPython's ExecutionResult."""
        task = self._loop.create_task(self._run_cell(source, **options))
        # As in Jupyter, again for each cell.
        before = builtins.input, getpass.getpass
        builtins.input, getpass.getpass = _no_input, _no_getpass
        try:
            result = self._loop.run_until_complete(task)
        except (KeyboardInterrupt, RuntimeError) as error:
            # It came while the cell was waiting for something; or the cell has stopped the loop.
            if isinstance(error, KeyboardInterrupt):
                task.cancel()
            result = self._loop.run_until_complete(task)
        finally:
            builtins.input, getpass.getpass = before
        if asyncio.all_tasks(self._loop):
            self._loop.run_until_complete(_let_others_go_on())
        return result

    async def _run_cell(self, source, **options):
        """What ipykernel's do_execute does with a cell."""
        shell = self.shell
        if "await" not in source and "async" not in source:
            return shell.run_cell(source, **options)
        try:
            text, failure = shell.transform_cell(source), None
        except Exception:  # noqa: BLE001
            text, failure = source, sys.exc_info()
        prepared = {"transformed_cell": text, "preprocessing_exc_tuple": failure}
        if shell.loop_runner is not _asyncio_runner or not shell.should_run_async(source, **prepared):
            return shell.run_cell(source, **options)
        result = None
        try:
            result = await shell.run_cell_async(source, **prepared, **options)
        finally:
            shell.events.trigger("post_execute")
            if not options.get("silent"):
                shell.events.trigger("post_run_cell", result)
        return result


async def _let_others_go_on():
    for _ in range(TURNS):
        await asyncio.sleep(0)


def _text(error):
    try:
        return str(error)[:PIECE]
    except Exception:  # noqa: BLE001
        return ""


def _no_input(prompt=""):
    from IPython.core.error import StdinNotImplementedError

    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")


def _no_getpass(prompt="", stream=None):
    from IPython.core.error import StdinNotImplementedError

    raise StdinNotImplementedError("getpass was called, but this frontend does not support input requests.")


def _write_to_descriptors():
    # A forked child must not write into the middle of its parent's messages.
    sys.stdout = open(1, "w", closefd=False, buffering=1)
    sys.stderr = open(2, "w", closefd=False, buffering=1)
