"""Which kernel a notebook asks for: gradebox's own Python, or another one, in which cells run as nbgrader runs them."""

import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from nbformat import NotebookNode

from ..notes import add_note

# The programs, and the kernels, for which Jupyter takes its own Python.
OWN = {"python", "python3", f"python{sys.version_info.major}.{sys.version_info.minor}"}
# Of the folder of an environment: what makes it a Python, an R or the like.
PREFIX_PARTS = ("bin", "etc", "include", "lib", "lib64", "share", "pyvenv.cfg")


def why_not_run(nb: NotebookNode) -> str | None:
    """Why no kernel here can run the notebook: it is for another language, and its kernel is not installed."""
    asked = nb.metadata.get("kernelspec", {})
    language = asked.get("language") or nb.metadata.get("language_info", {}).get("name") or "python"
    name = asked.get("name")
    if language.lower() == "python" or (name and installed_kernel(name)):
        return None
    return f"the notebook is for {language}, and its kernel {name or ''} is not installed here"


def other_kernel(nb: NotebookNode, private: Iterable[Path], configured: str = "") -> dict | None:
    """The kernel that has to run the notebook, if it is not gradebox's own Python: what a job says of it.

    That is noted in `nb`. private: folders that nothing in a box may see. configured: ExecutePreprocessor.kernel_name, which
    comes before what the notebook asks for.
    """
    name = configured or nb.metadata.get("kernelspec", {}).get("name", "")
    kernel = installed_kernel(name) if name else None
    if kernel is None:
        if name and name not in OWN:
            add_note(
                nb,
                "remarks",
                f"the kernel {name} is not installed here: gradebox's own Python ran the notebook",
            )
        return None
    if _is_own(kernel):
        return None
    add_note(nb, "remarks", f"run by the kernel {name} ({kernel.language}), as nbgrader does")
    argv = [part.replace("{resource_dir}", kernel.resource_dir) for part in kernel.argv]
    if argv[0] in OWN and kernel.language.lower() == "python":
        argv[0] = sys.executable
    return {
        "name": name,
        "argv": argv,
        "env": dict(kernel.env),
        "language": kernel.language,
        "folders": _folders(kernel, argv, private),
    }


@cache
def installed_kernel(name: str) -> KernelSpec | None:
    """What Jupyter knows of the kernel `name` on this machine, or None."""
    try:
        return KernelSpecManager().get_kernel_spec(name)
    except (NoSuchKernel, ValueError):
        return None


def _is_own(kernel):
    """Whether Jupyter would start the Python that runs this, with nothing set."""
    program = Path(kernel.argv[0])
    here = os.path.realpath(program.parent) == os.path.realpath(Path(sys.executable).parent)
    launches = any(part in ("ipykernel", "ipykernel_launcher") for part in kernel.argv)
    return (str(program) in OWN or here) and launches and not kernel.env


def _folders(kernel, argv, private):
    """What the kernel has to see: itself, its environment, and the folders that its variables name."""
    # Debian's R, Julia and others are unusable without their settings, which are links to there.
    wanted = [kernel.resource_dir, f"/etc/{Path(argv[0]).name}"]
    for program in dict.fromkeys([argv[0], os.path.realpath(argv[0])]):
        if os.path.isabs(program):
            wanted += [str(Path(program).parents[1] / part) for part in PREFIX_PARTS]
    for value in kernel.env.values():
        wanted += value.split(os.pathsep)
    private = [Path(os.path.realpath(folder)) for folder in private]
    return [
        path
        for path in dict.fromkeys(wanted)
        if os.path.isabs(path)
        and os.path.exists(path)
        and not any(folder.is_relative_to(os.path.realpath(path)) for folder in private)
    ]
