"""Jupyter's kernels, forked from a process that has imported ipykernel: to import it takes most of a kernel's start.

`forked()` has Jupyter start its kernels so. A fork has imported what the command of a kernel (python -m ipykernel_launcher)
imports before it reads its settings, and no more; folder, environment and session are its own.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

COMMAND = [sys.executable, "-m", "ipykernel_launcher"]  # of the kernels that are forked
_servers: dict[tuple, subprocess.Popen] = {}  # by what Python reads of the environment at its start


class Kernel:
    """What Jupyter uses of a subprocess.Popen; the process is no child of this one, so nobody knows its exit code."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int):
        self.pid, self._ended = pid, os.pidfd_open(pid)

    def poll(self) -> int | None:
        """0 where it has ended, None where it runs."""
        return 0 if select.select([self._ended], [], [], 0)[0] else None

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end."""
        select.select([self._ended], [], [], timeout)
        return 0

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it runs."""
        signal.pidfd_send_signal(self._ended, number)

    def __del__(self):
        os.close(self._ended)


@contextmanager
def forked() -> Iterator[None]:
    """Meanwhile Jupyter's kernels are forked; another kernel's command raises AssertionError."""
    with mock.patch("jupyter_client.provisioning.local_provisioner.launch_kernel", _launch):
        yield


def _launch(command, env: Mapping[str, str], cwd: str | None = None, **_):
    """In the place of jupyter_client's launch_kernel."""
    assert command[:3] == COMMAND, command
    key = tuple(sorted((name, value) for name, value in env.items() if name.startswith("PYTHON")))
    if key not in _servers:
        # It ends at the end of its input, with this process.
        _servers[key] = subprocess.Popen(
            [sys.executable, "-m", Path(__file__).stem],
            cwd=Path(__file__).parent,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
    server = _servers[key]
    print(json.dumps([command[3:], dict(env), cwd or os.getcwd()]), file=server.stdin, flush=True)
    return Kernel(int(server.stdout.readline()))


def _serve():
    """In the process that forks: a line of JSON for each kernel, which writes its process id."""
    del sys.path[0]  # the folder in which it was started, as ipykernel_launcher does
    from ipykernel import kernelapp

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    # Line by line from the descriptor: a kernel finds nothing of what comes next.
    with open(0, "rb", buffering=0, closefd=False) as requests:
        for line in requests:
            arguments, environment, folder = json.loads(line)
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _become_kernel(kernelapp, arguments, environment, folder)


def _become_kernel(kernelapp, arguments, environment, folder):
    os.setsid()
    os.write(1, b"%d\n" % os.getpid())  # not before it has a group of its own: Jupyter sends signals to that
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(null, descriptor)
    # It ends with its parent, if it has not been shut down before.
    sys.argv = ["ipykernel_launcher.py", *arguments, f"--IPKernelApp.parent_handle={os.getppid()}"]
    try:
        kernelapp.launch_new_instance()
    finally:
        os._exit(0)


if __name__ == "__main__":
    _serve()
