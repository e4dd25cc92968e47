"""The process in which a learner's cells run: what it may do is settled before it sees a line of theirs."""

import base64
import errno
import os
import resource
import shutil
import signal
import socket
import stat
import threading

from . import kernel_calls as kernel
from .messages import Unpacker, largest_files, largest_message, pack
from .refused import refuse_system_calls
from .shell import Notebook
from .written import Written

LARGEST_REQUEST = 1 << 30  # bytes; the files beside a notebook come in one message
MOST_FILES = 20_000  # in /tmp, and in /dev/shm


class TooLarge(Exception):
    """What the author put beside the notebook does not fit into the box."""


def become_learner(connection, streams, shell, settings):
    """In the forked child: enter the box, run the cells that are asked for, and never return."""
    try:
        requests = _requests(connection)
        start = next(requests)
        limits = start["limits"]
        home, folder = (
            _enter_box(limits, settings["folders"]) if settings["box"] else _plain_folders(settings)
        )
        os.environ.update(start["environment"], HOME=home, TMPDIR=os.path.dirname(folder))
        write_files(start["files"], start["learners"], folder, limits)
        os.chdir(folder)
        written = Written(folder)
        os.setsid()
        null = os.open(os.devnull, os.O_RDONLY)
        for descriptor, wanted in ((null, 0), (streams[0], 1), (streams[1], 2)):
            os.dup2(descriptor, wanted)
        keep = connection.fileno()
        os.closerange(3, keep)
        os.closerange(keep + 1, 1 << 16)
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

        notebook = Notebook(shell, emit, start["imports"], bool(start["learners"]))
        # Whatever is said after this may be a learner's words.
        connection.sendall(pack({"type": "ready"}))
        for request in requests:
            _answer(notebook, request, interrupts, written, limits)
            if os.getpid() != own:
                break  # it has come to the end of its cell
        os._exit(0)
    except BaseException as error:  # noqa: BLE001
        said = str(error) if isinstance(error, TooLarge) else f"{type(error).__name__}: {error}"
        try:
            connection.sendall(pack({"type": "failed", "error": said}))
        finally:
            os._exit(70)


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
    # In a user namespace of its own it could mount file systems without a limit.
    with open("/proc/sys/user/max_user_namespaces", "w") as file:
        file.write("0")
    os.makedirs("/tmp/home")
    os.makedirs("/tmp/notebook")
    return "/tmp/home", "/tmp/notebook"


def _plain_folders(settings):
    folders = [os.path.join(settings["scratch"], name) for name in ("home", "notebook")]
    for folder in folders:
        os.makedirs(folder)
    return folders


def write_files(files, learners, folder, limits):
    """Put the files beside the notebook, of which `learners` are the learner's.

    Raises TooLarge if the disk of the box has no room for them.
    """
    try:
        for name, content in files.items():
            path = os.path.join(folder, name)
            try:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                if isinstance(content, dict):  # a large file of the author's
                    shutil.copyfile(content["copy"], path)
                    continue
                with open(path, "wb") as file:
                    file.write(base64.b64decode(content))
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


def _answer(notebook, request, interrupts, written, limits):
    reply = {"type": "done", "token": request["token"]}
    try:
        interrupts.running = True
        if "canary" in request:
            reply["errors"] = notebook.canary(request["canary"])
        elif "written" in request:
            reply["written"], reply["left_out"] = written.files(largest_files(limits))
        else:
            reply |= notebook.run(request["run"], request["graded"], request["authors"])
        interrupts.running = False
    except BaseException as error:  # noqa: BLE001
        # Not in the cell, where IPython makes an output of it, but in what runs the cell.
        interrupts.running = False
        # It costs the cell its points, and is no proof of anything: the memory may be full.
        reply["error"] = [type(error).__name__, "this happened in what runs a cell, and not in the cell"]
    notebook.emit(reply)
    if reply.get("exits"):
        os._exit(0)


def pair():
    """The two ends of a connection between supervisor and learner."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
