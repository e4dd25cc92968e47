"""Executes pages in kernels that need not import TensorFlow, which takes three seconds of a processor for each page.

The process of a page is forked by multiprocessing's fork server, which has imported MODULES and has run nothing. Before it
starts anything itself it forks the process that becomes the page's kernel.
"""

import multiprocessing
import os
import signal
import sys
from multiprocessing import forkserver
from pathlib import Path

from jupyter_cache.executors.basic import ExecutionWorkerLocalSerial, JupyterExecutorLocalSerial
from jupyter_cache.executors.utils import single_nb_execution
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from jupyter_core.utils import run_sync

MODULES = ["keras", "matplotlib.pyplot", "ipykernel.kernelapp", __name__]
# Only Linux promises that a process which has imported such libraries can be forked.
POSSIBLE = sys.platform == "linux"


def context(log: Path) -> multiprocessing.context.BaseContext:
    """The fork server's context, for a pool whose processes do one page each. log: what TensorFlow says goes there."""
    # Matplotlib reads it when it is imported; a kernel sets the same, which would be too late.
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(MODULES)
    screen = os.dup(2)
    with open(log, "a", encoding="utf-8") as file:
        os.dup2(file.fileno(), 2)
    try:
        forkserver.ensure_running()
    finally:
        os.dup2(screen, 2)
        os.close(screen)
    return server


class Process:
    """A forked process that waits until it is told to become a kernel; with the methods of Popen that Jupyter uses."""

    stdin = stdout = stderr = None

    def __init__(self):
        fork = multiprocessing.get_context("fork")
        there, self._here = fork.Pipe(duplex=False)
        self._process = fork.Process(target=_become_kernel, args=(there, self._here))
        self._process.start()
        there.close()
        self.pid = self._process.pid

    def become_kernel(self, arguments: list[str], folder: str, environment: dict[str, str]) -> None:
        """Start the kernel. arguments: of ipykernel_launcher."""
        self._here.send((arguments, folder, environment))

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int:
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _become_kernel(told, other_end) -> None:
    from ipykernel.kernelapp import IPKernelApp

    other_end.close()  # so that the next line fails when the page's process has ended
    arguments, folder, environment = told.recv()
    os.setsid()  # an interrupt from the keyboard is for the build, as with Jupyter's own kernels
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    # By the parent's number the kernel sees when the page's process has ended, and ends too.
    IPKernelApp.launch_instance(argv=[*arguments, f"--IPKernelApp.parent_handle={os.getppid()}"])


class Provisioner(LocalProvisioner):
    """Has a `Process` become the kernel that a manager asks for. forked: the process."""

    forked = None

    async def launch_kernel(self, cmd, *, cwd, env, **kwargs):
        after_the_module = cmd.index("ipykernel_launcher") + 1
        self.process, self.pid = self.forked, self.forked.pid
        self.process.become_kernel(cmd[after_the_module:], cwd, env)
        return self.connection_info


class _Worker(ExecutionWorkerLocalSerial):
    @staticmethod
    def execute(project_nb, data):
        forked = Process()
        manager = AsyncKernelManager(kernel_name=project_nb.nb.metadata.kernelspec.name)
        manager.provisioner = Provisioner(parent=manager, kernel_spec=manager.kernel_spec)
        manager.provisioner.forked = forked
        try:
            return single_nb_execution(
                project_nb.nb,
                cwd=str(Path(project_nb.uri).parent),
                timeout=data.timeout,
                allow_errors=data.allow_errors,
                km=manager,
            )
        finally:
            run_sync(manager.shutdown_kernel)(now=True)


class Executor(JupyterExecutorLocalSerial):
    """jupyter-cache's "local-serial" with such kernels."""

    _EXECUTION_WORKER = _Worker
