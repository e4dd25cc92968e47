"""The process in which a learner's cells run: what it may do is settled before it sees a line of theirs."""

import base64
import os
import resource
import signal
import socket
import threading

from . import kernel_calls as kernel
from .messages import Unpacker, pack
from .shell import Notebook

LARGEST_REQUEST = 1 << 28


def become_learner(job, connection, streams, shell, settings):
    """In the forked child: enter the box, run the cells that are asked for, and never return."""
    try:
        home, folder = _enter_box(job["limits"]) if settings["box"] else _plain_folders(settings)
        os.environ.update(HOME=home, TMPDIR=os.path.dirname(folder))
        _write_files(job["files"], folder)
        os.chdir(folder)
        os.setsid()
        null = os.open(os.devnull, os.O_RDONLY)
        for descriptor, wanted in ((null, 0), (streams[0], 1), (streams[1], 2)):
            os.dup2(descriptor, wanted)
        keep = connection.fileno()
        os.closerange(3, keep)
        os.closerange(keep + 1, 1 << 16)
        _limit(job["limits"], settings["box"])
        if settings["box"]:
            kernel.drop_all_capabilities()
        _serve(connection, shell)
    except BaseException as error:  # noqa: BLE001
        # Nothing of the learner's has run: the grader's own set-up failed, and says so.
        try:
            connection.sendall(pack({"type": "failed", "error": f"{type(error).__name__}: {error}"}))
        finally:
            os._exit(70)


def _enter_box(limits):
    """Give this process, the first of its PID namespace, its own /proc, /tmp and /dev/shm. Returns home and folder."""
    kernel.mount("", "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    safe = kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.mount("proc", "/proc", "proc", safe | kernel.MS_NOEXEC)
    size = f"size={limits['disk_bytes']},nr_inodes=20000,mode=1777"
    kernel.mount("tmp", "/tmp", "tmpfs", safe, size)
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


def _write_files(files, folder):
    for name, content in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(content))


def _limit(limits, boxed):
    bounds = {
        resource.RLIMIT_CORE: 0,
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


def _serve(connection, shell):
    """Do what the supervisor asks for, until it hangs up."""
    interrupts = _Interrupts()

    def emit(message):
        with interrupts:
            connection.sendall(pack(message))

    notebook = Notebook(shell, emit)
    unpacker = Unpacker(LARGEST_REQUEST)
    while True:
        try:
            data = connection.recv(1 << 16)
        except KeyboardInterrupt:
            continue  # it came too late for the cell that it was meant for
        if not data:
            os._exit(0)
        for request in unpacker.feed(data):
            _answer(notebook, request)


class _Interrupts:
    """SIGINT stops a cell, but never in the middle of a message: what came after would be taken for part of it."""

    def __init__(self):
        self._sending, self._came = 0, False
        signal.signal(signal.SIGINT, self._handle)

    def _handle(self, number, frame):
        if self._sending:
            self._came = True
        else:
            raise KeyboardInterrupt

    def __enter__(self):
        self._sending += 1

    def __exit__(self, *_):
        self._sending -= 1
        if self._came and not self._sending and threading.current_thread() is threading.main_thread():
            self._came = False
            raise KeyboardInterrupt


def _answer(notebook, request):
    reply = {"type": "done", "token": request["token"]}
    goes_on = True
    try:
        if "canary" in request:
            reply["errors"] = notebook.canary(request["canary"])
        else:
            reply["count"], goes_on = notebook.run(request["run"], request["graded"])
    except KeyboardInterrupt:
        reply["interrupted"] = True
    _send_whole(notebook, reply)
    if not goes_on:
        os._exit(0)


def _send_whole(notebook, reply):
    try:
        notebook.emit(reply)
    except KeyboardInterrupt:
        pass  # it came too late for the cell; the message is out


def pair():
    """The two ends of a connection between supervisor and learner."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
