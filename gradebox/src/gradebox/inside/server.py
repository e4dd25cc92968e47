"""The warm process: imports the stack once, and forks for each notebook.

Runs as `python -m gradebox.inside.server`, in bubblewrap if there is a box. It speaks with gradebox.running.box through its
standard input and output: first the settings, then one job after the other; for each job comes one result.

A fork has the memory of the process that it came from. So the warm process never reads a job: it forks a supervisor,
which forks the learner's process first, and reads the next job then. What a learner can find in memory is their own
files and limits, and each cell once it runs; nothing of other submissions.
"""

import os
import signal
import sys
import tempfile

from . import kernel_calls as kernel
from .learner import become_learner, pair
from .messages import read_message, write_message
from .shell import warm_shell
from .supervisor import NotStarted, Supervisor


def main():
    """Serve jobs until the input ends."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):  # what a module prints while it is imported is nobody's output
        os.dup2(null, descriptor)
    settings = read_message(requests)
    if settings["box"]:
        if os.geteuid() == 0:
            # bubblewrap covers parts of /proc for root, and over a covered one the kernel lets nobody mount another.
            kernel.mount("proc", "/proc", "proc")
            os.setgroups([])  # the learner's process inherits them; bubblewrap forbids it to an ordinary user
        kernel.hide_from_other_processes()
    shell, imported = warm_shell(settings["preload"])
    os.dup2(null, 2)
    write_message(replies, {"ready": True, "imported": imported})
    while True:
        supervisor = os.fork()
        if supervisor == 0:
            _supervise(requests, replies, shell, settings)
        _, status = os.waitpid(supervisor, 0)
        if status != 0:
            break  # the input has ended, or the supervisor has, and what it left unsaid nobody can say


def _supervise(requests, replies, shell, settings):
    """In a forked process: wait for a job, have it run, write the result, and end with 0."""
    status = 1
    try:
        kernel_die_with_parent()
        with tempfile.TemporaryDirectory(prefix="gradebox-") as scratch:
            settings = settings | {"scratch": scratch}
            if run(
                lambda: read_message(requests), lambda result: write_message(replies, result), shell, settings
            ):
                status = 0
    finally:
        os._exit(status)


def run(read_job, reply, shell, settings):
    """Fork a child, wait for a job and have it run; False if there was none.

    `read_job()` returns the job or None, and `reply` is called with what came of it.
    """
    outputs = [os.pipe(), os.pipe()]  # what C code and other programs write to descriptors 1 and 2
    readers, writers = zip(*outputs, strict=True)
    calls, answers = pair()  # from the referee to the learner's process
    learners = _Forked(settings, [calls.fileno(), *readers], [shell, settings, writers, answers])
    answers.close()
    for writer in writers:
        os.close(writer)

    def start_referee():
        """Fork the referee's process, which may know the job; returns its connection, the middle and its process id."""
        child = _Forked(
            settings, [learners.connection.fileno(), *readers], [shell, settings, (), calls], is_referee=True
        )
        calls.close()
        child.let_in()
        return child.connection, child.middle, child.pid()

    supervisor = Supervisor(learners.connection, readers, learners.middle, settings["box"], start_referee)
    try:
        learners.let_in()
        job = read_job()
        if job is None:
            return False
        first = learners.pid()
        reply(supervisor.watch(job, first) if first else {"failed": "the box could not be entered"})
    except NotStarted as error:
        reply({"failed": str(error)})
    except Exception as error:  # noqa: BLE001
        reply({"failed": f"{type(error).__name__}: {error}"})
    finally:
        supervisor.end()  # takes some milliseconds, for which nobody has to wait
    return True


class _Forked:
    """A child in which cells will run, below another one, `middle`, which waits for it.

    `not_theirs` are descriptors that it shall not have, `rest` is what become_learner is given beside its connection.
    """

    def __init__(self, settings, not_theirs, rest, is_referee=False):
        self._settings = settings
        self.connection, theirs = pair()
        self.started, writer = os.pipe()  # tells the process id
        sys.stdout.flush()
        self.middle = os.fork()
        if self.middle == 0:
            for descriptor in (self.connection.fileno(), self.started, *not_theirs):
                os.close(descriptor)
            signal.set_wakeup_fd(-1)
            if settings["box"]:
                _isolate_and_fork(theirs, writer, is_referee)
            else:
                kernel_die_with_parent()
                os.write(writer, str(os.getpid()).encode())
                os.close(writer)
            become_learner(theirs, *rest, is_referee)
        theirs.close()
        os.close(writer)

    def let_in(self):
        """Give the new user namespace its user, if there is a box."""
        if self._settings["box"]:
            _map_users(theirs_pid=self.middle, connection=self.connection, uid=self._settings["uid"])

    def pid(self):
        """The process id, or None if the box could not be entered."""
        first = os.read(self.started, 32)
        os.close(self.started)
        return int(first) if first else None


def kernel_die_with_parent():
    """Ask the kernel to end this process with its parent, where it can (Linux)."""
    if sys.platform == "linux":
        kernel.die_with_parent(signal.SIGKILL)


def _isolate_and_fork(connection, started, is_referee):
    """In the middle process: enter new namespaces, fork the process for the cells, which returns, and wait for it."""
    try:
        kernel.die_with_parent(signal.SIGKILL)
        kernel.show_to_other_processes()  # nothing of a learner's runs now
        if not is_referee:
            kernel.end_first_when_memory_is_short()
        kernel.unshare(kernel.CLONE_NEWUSER)
        kernel.show_to_other_processes()  # the new privileges have hidden it
        connection.sendall(b"u")
        if connection.recv(1) != b"m":  # mapped by the supervisor
            os._exit(71)
        kernel.hide_from_other_processes()
        inside = 1000
        os.setresgid(inside, inside, inside)
        os.setresuid(inside, inside, inside)
        # Changing the user has cleared it.
        kernel.die_with_parent(signal.SIGKILL)
        spaces = (kernel.CLONE_NEWNS, kernel.CLONE_NEWPID, kernel.CLONE_NEWNET, kernel.CLONE_NEWIPC)
        kernel.unshare(sum(spaces) | kernel.CLONE_NEWUTS)
        child = os.fork()
    except BaseException:  # noqa: BLE001
        os._exit(72)
    if child == 0:
        os.close(started)
        kernel.die_with_parent(signal.SIGKILL)
        return
    connection.close()
    os.write(started, str(child).encode())
    os.close(started)
    _, status = os.waitpid(child, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _map_users(theirs_pid, connection, uid):
    """Give the new user namespace its one user: `uid` of the box, which is 1000 to the learner."""
    if connection.recv(1) != b"u":
        raise RuntimeError("no new user namespace")
    with open(f"/proc/{theirs_pid}/setgroups", "w") as file:
        file.write("deny")
    for name in ("uid_map", "gid_map"):
        with open(f"/proc/{theirs_pid}/{name}", "w") as file:
            file.write(f"1000 {uid} 1")
    connection.sendall(b"m")


if __name__ == "__main__":
    main()
