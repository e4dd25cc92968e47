"""The process in which a learner's cells run, and that of the referee: what each may do is settled before its first cell."""

import base64
import errno
import os
import resource
import select
import shutil
import signal
import socket
import stat
import threading

from . import kernel_calls as kernel
from .calls import Gone
from .messages import Unpacker, largest_files, largest_message, pack
from .referee import Referee
from .refused import refuse_system_calls
from .served import Served
from .shell import Notebook
from .written import Written

LARGEST_REQUEST = 1 << 30  # bytes; the files beside a notebook come in one message
MOST_FILES = 20_000  # in /tmp, and in /dev/shm


class TooLarge(Exception):
    """What the author put beside the notebook does not fit into the box."""


def become_learner(connection, shell, settings, streams, calls, is_referee=False):
    """In the forked child: enter the box, run the cells that are asked for, and never return.

    `calls` is a socket: on it the learner's process answers what the referee asks.
    """
    try:
        requests = _requests(connection)
        start = next(requests)
        limits = start["limits"]
        home, folder = (
            _enter_box(limits, settings["folders"])
            if settings["box"]
            else _plain_folders(settings, is_referee)
        )
        os.environ.update(start["environment"], HOME=home, TMPDIR=os.path.dirname(folder))
        write_files(start["files"], start["programs"], start["learners"], folder, limits)
        os.chdir(folder)
        written = Written(folder)
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor, wanted in zip((null, *(streams or (null, null))), range(3)):
            os.dup2(descriptor, wanted)
        _close_all_but(connection.fileno(), calls.fileno())
        limit_resources(limits, settings["box"])
        if settings["box"]:
            kernel.drop_all_capabilities()
            refuse_system_calls()
        interrupts = _Interrupts()
        own = os.getpid()

        def emit(message):
            if os.getpid() == own:  # a forked child of the learner's has no say in it
                data = pack(message)
                if len(data) > largest_message(limits):  # a figure of many points, and nobody's trick
                    data = pack({"type": "too large"})
                interrupts.hold(connection.sendall, data)

        notebook = Notebook(shell, emit)
        if is_referee:
            judge = Referee(calls, shell.user_ns, start["solutions"], interrupts.hold)
            shell.ast_transformers.append(judge)
            run = _Judging(notebook, judge).run
        else:
            served = Served(calls, shell.user_ns, interrupts.hold, notebook.memory)

            def run(request):
                return notebook.run(request["run"])

        # Whatever is said after this may be a learner's words.
        connection.sendall(pack({"type": "ready"}))
        for request in (
            requests if is_referee else _requests_between(requests, connection, served, interrupts)
        ):
            _answer(notebook, run, request, interrupts, written, limits)
            if os.getpid() != own:
                break  # it has come to the end of its cell
        os._exit(0)
    except BaseException as error:  # noqa: BLE001
        said = str(error) if isinstance(error, TooLarge) else f"{type(error).__name__}: {error}"
        try:
            connection.sendall(pack({"type": "failed", "error": said}))
        finally:
            os._exit(70)


class _Judging:
    """Runs the author's cells in the referee's process."""

    def __init__(self, notebook, judge):
        self._notebook, self._judge = notebook, judge

    def run(self, request):
        """Run a cell that uses the names `uses` of the solution cells; returns what Notebook.run_authors does."""
        source, graded = request["run"], request["graded"]
        if not graded:
            report = self._notebook.run_authors(source, graded)
            self._judge.after_plain()
            return report
        try:
            self._judge.begin(request["uses"])
            report = self._notebook.run_authors(source, graded)
        except Gone as error:
            report = {"error": ["DeadKernelError", str(error)]}
        return report | {"alone": self._judge.is_alone}


def _close_all_but(*kept):
    first = 3
    for descriptor in sorted(kept):
        os.closerange(first, descriptor)
        first = descriptor + 1
    os.closerange(first, 1 << 16)


def _requests_between(requests, connection, served, interrupts):
    """What the supervisor asks for; between these requests the referee's are answered."""
    watched = [connection, served.peer.line]
    while True:
        ready, _, _ = select.select(watched, [], [])
        if served.peer.line in ready:
            try:
                interrupts.running = True
                served.serve()
                while served.peer.line.has_message():
                    served.serve()
            except KeyboardInterrupt:
                pass  # nobody waits for the answer any longer
            except Gone:
                watched.remove(served.peer.line)
            finally:
                interrupts.running = False
        if connection in ready:
            request = next(requests, None)
            if request is None:
                return
            yield request


def _requests(connection):
    """What the supervisor asks for, until it hangs up."""
    unpacker = Unpacker(LARGEST_REQUEST)
    while data := connection.recv(1 << 20):
        yield from unpacker.feed(data)


def _enter_box(limits, folders):
    """Give this process, the first of its PID namespace, its own /proc, /tmp and /dev/shm. Returns home and folder.

    `folders` are Python's own.
    """
    kernel.mount("", "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    safe = kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.mount("proc", "/proc", "proc", safe | kernel.MS_NOEXEC)
    size = f"size={limits['disk_bytes']},nr_inodes={MOST_FILES},mode=1777"
    covered = {path: os.open(path, os.O_PATH) for path in folders if path.startswith("/tmp/")}
    kernel.mount("tmp", "/tmp", "tmpfs", safe, size)
    for path, descriptor in covered.items():  # an environment that lies in /tmp is put back
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            os.makedirs(path)
        else:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "x").close()
        kernel.mount(f"/proc/self/fd/{descriptor}", path, None, kernel.MS_BIND | kernel.MS_REC)
    kernel.mount("shm", "/dev/shm", "tmpfs", safe, size)
    # A server and its client may be in one notebook.
    kernel.start_loopback()
    # In a user namespace of its own it could mount file systems without a limit.
    with open("/proc/sys/user/max_user_namespaces", "w") as file:
        file.write("0")
    os.makedirs("/tmp/home")
    os.makedirs("/tmp/notebook")
    return "/tmp/home", "/tmp/notebook"


def _plain_folders(settings, is_referee):
    place = os.path.join(settings["scratch"], "referee") if is_referee else settings["scratch"]
    folders = [os.path.join(place, name) for name in ("home", "notebook")]
    for folder in folders:
        os.makedirs(folder)
    return folders


def write_files(files, programs, learners, folder, limits):
    """Put the files beside the notebook, of which `programs` may be executed and `learners` are the learner's.

    Raises TooLarge if the disk of the box has no room for them.
    """
    try:
        for name, content in files.items():
            path = os.path.join(folder, name)
            try:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                if isinstance(content, dict):  # a large file of the author's
                    shutil.copyfile(content["copy"], path)
                else:
                    with open(path, "wb") as file:
                        file.write(base64.b64decode(content))
                if name in programs:
                    os.chmod(path, 0o755)
            except OSError as error:
                if error.errno == errno.ENOSPC or name not in learners:
                    raise
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise TooLarge(
            f"the files beside the notebook need more than the {limits['disk_bytes'] >> 20} MiB that a notebook has "
            f"(or are more than {MOST_FILES} files): raise c.ExecuteInBox.disk_mb"
        ) from None


def limit_resources(limits, boxed):
    """Set what this process, and each that comes of it, may take."""
    bounds = {
        # Where dumps go to a program (core_pattern), the kernel lets 0 pass and stops at 1: core(5).
        resource.RLIMIT_CORE: 1,
        resource.RLIMIT_FSIZE: limits["disk_bytes"],
        resource.RLIMIT_CPU: limits["notebook_seconds"] * (os.cpu_count() or 1),
        resource.RLIMIT_NOFILE: 1024,
        # Not RLIMIT_AS: TensorFlow maps far more than it uses.
        resource.RLIMIT_DATA: limits["memory_bytes"],
    }
    if boxed:  # elsewhere it would count all processes of the grader's
        bounds[resource.RLIMIT_NPROC] = limits["processes"]
    for kind, bound in bounds.items():
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        try:
            resource.setrlimit(kind, (bound, bound))
        except (ValueError, OSError):
            continue  # macOS refuses some; the supervisor's own limits remain


class _Interrupts:
    """SIGINT stops a cell and nothing else; never in the middle of a message, whose rest would be taken for another."""

    def __init__(self):
        self.running, self._sending, self._came = False, 0, False
        signal.signal(signal.SIGINT, self._handle)

    def _handle(self, number, frame):
        if self._sending:
            self._came = True
        elif self.running:
            raise KeyboardInterrupt

    def hold(self, send, data):
        """Call send(data), and let an interrupt wait until then."""
        self._sending += 1
        try:
            send(data)
        finally:
            self._sending -= 1
        if self._came and not self._sending and threading.current_thread() is threading.main_thread():
            self._came = False
            if self.running:
                raise KeyboardInterrupt


def _answer(notebook, run, request, interrupts, written, limits):
    reply = {"type": "done", "token": request["token"]}
    notebook.memory.keep_back()
    try:
        interrupts.running = True
        if "written" in request:
            reply["written"], reply["programs"], reply["left_out"] = written.files(largest_files(limits))
        elif "run" in request:
            reply |= run(request)
        interrupts.running = False
    except BaseException as error:  # noqa: BLE001
        # Not in the cell, where IPython makes an output of it, but in what runs the cell.
        interrupts.running = False
        notebook.memory.settle(error)
        # It costs the cell its points, and is no proof of anything: the memory may be full.
        reply["error"] = [type(error).__name__, "this happened in what runs a cell, and not in the cell"]
    notebook.memory.give_back()
    notebook.emit(reply)
    if reply.get("exits"):
        os._exit(0)


def pair():
    """The two ends of a connection between supervisor and learner."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
