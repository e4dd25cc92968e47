"""Which kernel a notebook asks for. gradebox runs the Python that it runs in itself, and says where that is another one."""

import os
import sys
from functools import cache
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from nbformat import NotebookNode

from .notes import add_note

# The programs, and the kernels, for which Jupyter takes its own Python.
OWN = {"python", "python3", f"python{sys.version_info.major}.{sys.version_info.minor}"}


def language_of(nb: NotebookNode) -> str:
    """The language of a notebook in lower case, also where its kernelspec does not say it."""
    asked = nb.metadata.get("kernelspec", {})
    language = asked.get("language")
    if not language and asked.get("name"):
        installed = installed_kernel(asked["name"])
        language = installed and installed.language
    return (language or nb.metadata.get("language_info", {}).get("name") or "python").lower()


def note_other_kernel(nb: NotebookNode, configured: str = "") -> None:
    """Note in `nb` if it asks for another kernel than gradebox's Python. `configured`: ExecutePreprocessor.kernel_name."""
    name = configured or nb.metadata.get("kernelspec", {}).get("name", "")
    installed = installed_kernel(name) if name else None
    if installed is None and name and name not in OWN:
        add_note(
            nb, "remarks", f"the kernel {name} is not installed here: gradebox's own Python ran the notebook"
        )
    elif installed and not _is_own(installed):
        settings = f" with {', '.join(sorted(installed.env))}" if installed.env else ""
        note = (
            f"the kernel {name} is {installed.argv[0]}{settings}, and gradebox's own Python ran the notebook"
        )
        add_note(nb, "incidents", f"{note}: what it needs of that kernel has failed")


@cache
def installed_kernel(name: str) -> KernelSpec | None:
    """What Jupyter knows of the kernel `name` on this machine, or None."""
    try:
        return KernelSpecManager().get_kernel_spec(name)
    except (NoSuchKernel, ValueError):
        return None


def _is_own(kernel: KernelSpec) -> bool:
    """Whether Jupyter would start the Python that runs this, with nothing set."""
    program = Path(kernel.argv[0])
    here = os.path.realpath(program.parent) == os.path.realpath(Path(sys.executable).parent)
    return (
        (str(program) in OWN or here)
        and not kernel.env
        and {"ipykernel", "ipykernel_launcher"} & {*kernel.argv} != set()
    )
