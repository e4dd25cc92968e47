"""Run a notebook where it can do no harm: `run_box(job)`.

A warm process (gradebox.inside.server) lives in bubblewrap and forks a child for each notebook, which goes into
namespaces of its own before it sees a line of the learner's. One such process is kept for each set of modules.

This side and that process speak through its standard input and output. A message is four bytes of length and then JSON
(gradebox.inside.messages), in this order:

1. here to box, once: the settings. `box`: whether there is one; `uid`: of the learners' processes; `preload`: the modules
   to import; `folders`: Python's own.
2. box to here, once: `ready`, and `imported`, the modules that it has now. It may take START_SECONDS.
3. here to box, for each notebook: Job.request(). The process that forks never reads it: a fork of it does, whose child is
   the learner's process, and another one the referee's where there is one.
4. box to here, for each notebook: the result of run_box, without `box` and `draw`. It may take the limits of the job,
   times the patience with busy neighbours, and SLACK_SECONDS.

Large files of the author's are no part of a message: the box sees them at LargeFile.place and copies them from there.
Whatever else comes, or nothing, and the box is ended and a new one started for the next notebook. Its standard error
says why it could not start. At the end of the input it ends itself. All that a box says is data, and never more than
JSON, since what a learner wrote may have had a hand in it. Another kernel (gradebox.inside.elsewhere) speaks likewise, for
one notebook.
"""

import atexit
import os
import site
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

from ..errors import NoBox
from ..inside.clock import PATIENCE
from ..inside.messages import read_message, write_message
from . import cgroups
from .bubblewrap import find_bubblewrap, why_refused
from .job import PLACE, Job, LargeFile, environment
from .results import Result

START_SECONDS = 180  # to import the stack, on a busy disk
MOST_SERVERS = 4  # warm processes at a time: one that has imported TensorFlow holds 640 MB
SLACK_SECONDS = 60  # that the supervisor inside may take beyond the notebook's own limits
FIRST_UID = 64_000  # under which learners' processes run when the grader is root
# The files of /etc in a box: who the learner is, and that localhost is the only name of a machine.
ETC = [Path(__file__).parents[1] / "inside" / name for name in ("passwd", "hosts", "nsswitch.conf")]
# Of a prefix (sys.prefix): what makes it a Python, also where it is a virtual environment or conda's.
PREFIX_PARTS = ("bin", "include", "lib", "lib32", "lib64", "share", "pyvenv.cfg")

# What a box has to permit, beside itself: the namespaces of the learner's process, in two steps as it makes them. Some
# systems let bubblewrap start and forbid the second.
PROBE = "; ".join(
    (
        "from gradebox.inside import kernel_calls as kernel",
        "kernel.unshare(kernel.CLONE_NEWUSER)",
        "kernel.unshare(kernel.CLONE_NEWNS | kernel.CLONE_NEWPID | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC)",
    )
)

# One thread a notebook: several are graded at the same time, and sums do not depend on the number of cores.
ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "TF_ENABLE_ONEDNN_OPTS": "0",  # so that rounding is the same on every machine
    "CUDA_VISIBLE_DEVICES": "-1",
    "PYTHONHASHSEED": "0",  # so that equal notebooks meet sets of strings in equal order
    "NBGRADER_EXECUTION": "autograde",  # as nbgrader sets it
}


def run_box(job: Job, warm: bool = True) -> Result:
    """Run `job`; returns what came of it, or why nothing did (`failed`). Never raises.

    `warm=False` starts a process of its own for this one job, with nothing imported in it.
    """
    try:
        if job.environment != environment():
            return {
                "failed": "this machine has other packages, or another gradebox, than the one that sent the notebook"
            }
        large = frozenset(job.large.values())
        if job.kernel:
            with _Server((), job.boxed, large, job.kernel, job.limits.disk_bytes) as server:
                return server.run(job)
        if not warm:
            with _Server((), job.boxed, large) as server:
                return server.run(job)
        server = _server_for(job.preload, job.boxed, large)
        if server.imported & set(job.beside):
            # What it has imported takes a module from elsewhere that lies beside the notebook, where Python looks first.
            server = _server_for((), job.boxed, large)
        return server.run(job)
    except Exception as error:  # noqa: BLE001
        return {"failed": f"{error}" if isinstance(error, NoBox) else f"{type(error).__name__}: {error}"}


_servers = {}  # the one that was asked last comes last
_lock = threading.Lock()


def _server_for(preload, boxed, large):
    with _lock:
        server = _servers.pop((preload, boxed, large), None)
        if server is None or not server.alive:
            while len(_servers) >= MOST_SERVERS:
                oldest = _servers.pop(next(iter(_servers)))
                with oldest.busy:
                    oldest.close()
            server = _Server(preload, boxed, large)
        _servers[preload, boxed, large] = server
        return server


def warm_up(preload: tuple[str, ...], boxed: bool, large: frozenset[LargeFile]) -> None:
    """Start the warm process that a first job will ask for; what is wrong is told to that job."""
    try:
        _server_for(preload, boxed, large)
    except NoBox:
        return


def close_servers() -> None:
    """End the warm processes of this process."""
    while _servers:
        _servers.popitem()[1].close()


atexit.register(close_servers)


class _Server:
    """A warm process, and the pipes to it."""

    def __init__(self, preload, boxed, large=(), kernel=None, disk_bytes=None):
        self.busy = threading.Lock()  # while it runs a job
        command = [sys.executable, "-m", f"gradebox.inside.{'elsewhere' if kernel else 'server'}"]
        uid = os.geteuid() if os.geteuid() else FIRST_UID + os.getpid() % 1000
        if boxed:
            command = [*bubblewrap(kernel["folders"] if kernel else (), disk_bytes, large), *command]
        self._group = cgroups.make_group() if boxed else None
        if self._group:
            command = [*self._group.joining(), *command]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if boxed else subprocess.DEVNULL,
            env=_environment(),
            cwd="/",
        )
        try:
            settings = {"box": boxed, "uid": uid, "preload": list(preload), "folders": python_folders()}
            ready = self._ask(settings, START_SECONDS)
        except Exception:
            self.close()
            raise
        if not ready:
            said = self._process.stderr.read().decode(errors="replace").strip() if boxed else ""
            self.close()
            raise NoBox(
                f"the box could not be started ({said.splitlines()[-1] if said else 'it ended at once'})"
            )
        self.alive = True
        self.imported = frozenset(ready.get("imported", ()))  # because of `preload`: names without a dot

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def run(self, job):
        """Run one job after the other; returns the result."""
        with self.busy:
            killed = 0
            if self._group:
                self._group.limit(job.limits)
                killed = self._group.killed()
            longest = job.limits.notebook_seconds * (1 + PATIENCE) + SLACK_SECONDS
            result = self._ask(job.request(), longest)
            if result is None:
                self.alive = False
                self.close()
                return {"failed": "the box ended while the notebook ran"}
            if self._group and self._group.killed() > killed and "failed" not in result:
                # The kernel has chosen one of the notebook's processes, which need not be the one that runs its cells.
                result |= {"short_of_memory": True, "repeatable": False}
            return result | {"box": "box" if job.boxed else "no box", "draw": job.draw}

    def _ask(self, message, seconds):
        # A timer, not a thread for each message: it fires only if the other end hangs.
        timer = threading.Timer(seconds, self._process.kill)
        timer.start()
        try:
            write_message(self._process.stdin, message)
            return read_message(self._process.stdout)
        except (BrokenPipeError, ValueError):
            return None
        finally:
            timer.cancel()

    def close(self):
        self.alive = False
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            try:
                stream and stream.close()
            except OSError:
                pass
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._group:
            self._group.remove()


def _environment():
    # bubblewrap's own environment; the learner's is ENVIRONMENT alone.
    folder = os.path.dirname(sys.executable)
    package = str(Path(__file__).parents[2])
    return {
        **ENVIRONMENT,
        "PATH": os.pathsep.join([folder, ENVIRONMENT["PATH"]]),
        "PYTHONPATH": package,
        "MPLCONFIGDIR": "/tmp/matplotlib",
        "HOME": "/tmp",
    }


def bubblewrap(
    more: Iterable[str] = (), disk_bytes: int | None = None, large: Iterable[LargeFile] = ()
) -> list[str]:
    """The command before the command. `more` are folders that are seen in the box too, `disk_bytes` the size of its /tmp,
    and `large` files of the author's.

    Raises NoBox if bubblewrap is missing.
    """
    arguments = [find_bubblewrap().program, "--die-with-parent", "--new-session"]
    for space in ("pid", "ipc", "uts", "net", "cgroup-try"):
        arguments.append(f"--unshare-{space}")
    if os.geteuid() == 0:
        arguments += ["--cap-add", "ALL"]  # of the warm process; the learner's has none
    else:
        # To add up the memory of the learner's processes, the warm process has to look into them.
        arguments += ["--unshare-user", "--cap-add", "CAP_SYS_PTRACE"]
    arguments += ["--perms", "0755", "--dir", "/etc"]
    for path in _system_folders():
        if os.path.islink(path):
            arguments += ["--symlink", os.readlink(path), path]
        elif os.path.exists(path):
            arguments += ["--ro-bind", path, path]
    for file in ETC:
        arguments += ["--ro-bind", str(file), f"/etc/{file.name}"]
    arguments += [
        "--proc",
        "/proc",
        "--dev",
        "/dev",
        *(["--size", str(disk_bytes)] if disk_bytes else []),
        "--tmpfs",
        "/tmp",
    ]
    folders = python_folders()
    folders += [
        path for path in more if not any(Path(path).is_relative_to(seen) for seen in [*folders, "/usr"])
    ]
    # bubblewrap makes the folders above them for root alone.
    for above in dict.fromkeys(str(above) for path in folders for above in reversed(Path(path).parents[:-1])):
        arguments += ["--perms", "0755", "--dir", above]
    for path in folders:
        arguments += ["--ro-bind", os.path.realpath(path), path]
    for file in sorted(large, key=lambda file: file.place):
        arguments += ["--perms", "0755", "--dir", PLACE, "--ro-bind", file.path, file.place]
    return [*arguments, "--remount-ro", "/dev", "--remount-ro", "/", "--"]


def _system_folders():
    folders = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64"]
    return folders + [f"/etc/{name}" for name in ("ld.so.cache", "fonts", "localtime", "alternatives", "ssl")]


def python_folders() -> list[str]:
    """What this Python needs of its folders, and nothing else of them.

    An environment may have been made in any folder (`python -m venv .`), in a course or at home. So of the folder that
    is called a prefix only the parts that are Python's are taken.
    """
    prefixes = dict.fromkeys([sys.prefix, os.path.realpath(sys.prefix), sys.base_prefix, sys.exec_prefix])
    wanted = [os.path.join(prefix, part) for prefix in prefixes for part in PREFIX_PARTS]
    wanted += site.getsitepackages()
    if site.ENABLE_USER_SITE:
        wanted.append(site.getusersitepackages())
    wanted.append(str(Path(__file__).resolve().parents[1]))
    folders = []
    for path in wanted:
        inside = any(Path(path).is_relative_to(other) for other in [*folders, "/usr"])
        if os.path.exists(path) and not inside:
            folders.append(path)
    return folders


def check_box(private: Iterable[str | Path] = ()) -> str:
    """Start a box and end it; returns a sentence on how its limits are kept.

    `private` are folders that nothing in the box may see: the course. Raises NoBox with the cause if this machine permits
    no box, or if one of them would be seen.
    """
    for folder in private:
        _check_private(os.path.realpath(folder))
    finished = subprocess.run(
        [*bubblewrap(), sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        env=_environment(),
        cwd="/",
    )
    if finished.returncode != 0:
        lines = finished.stderr.strip().splitlines()
        raise NoBox(why_refused(lines[-1] if lines else f"it ended with {finished.returncode}"))
    return cgroups.describe()


def _check_private(folder: str) -> None:
    for shown in [*_system_folders(), *python_folders()]:
        if Path(folder).is_relative_to(os.path.realpath(shown)):
            raise NoBox(
                f"{folder} lies in {shown}, which every notebook can read, since Python needs it. Move the course to a "
                "folder of its own, or make the environment elsewhere"
            )
