"""Limits on all processes of a box together, where the system lets the grader make control groups.

Version 1 and version 2 of cgroups are used if their folders can be written: as root, or where the folder of one's own
group was delegated (systemd: `systemd-run --user --scope -p Delegate=yes`). Without them the supervisor in the box
adds up what the processes use, twenty times a second.
"""

import itertools
import os
import shlex
import signal
import time
import weakref
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
SPARE_PROCESSES = 16  # bubblewrap, the warm process, the one in the middle
REMOVE_SECONDS = 5  # for what was killed to end

_numbers = itertools.count()


class Group:
    """A control group for one box: one folder in version 2, one a controller in version 1."""

    def __init__(self, folders, memory_file, memory_used):
        self.folders, self._memory_file, self._memory_used = folders, memory_file, memory_used
        self._base = None
        # Whatever happens to who holds it: also when it is forgotten, and when the process ends.
        self._remove = weakref.finalize(self, _remove, set(folders.values()), os.getpid())

    def joining(self):
        """A command before the command: it goes into the group first, so that all that it starts is in it too."""
        files = [str(folder / "cgroup.procs") for folder in dict.fromkeys(self.folders.values())]
        enter = "".join(f"echo $$ > {shlex.quote(file)} && " for file in files)
        return ["/bin/sh", "-c", f'{enter}exec "$@"', "sh"]

    def limit(self, limits):
        """Set the limits for the next notebook, on top of what the warm process holds by itself."""
        if self._base is None:
            self._base = int((self.folders["memory"] / self._memory_used).read_text())
        (self.folders["memory"] / self._memory_file).write_text(str(self._base + limits.memory_bytes))
        (self.folders["pids"] / "pids.max").write_text(str(limits.processes + SPARE_PROCESSES))

    def killed(self) -> int:
        """How many processes the kernel has ended in the group so far, since there was no more memory for them."""
        names = ("memory.events", "memory.oom_control")  # of version 2 and of version 1
        for file in [self.folders["memory"] / name for name in names]:
            if file.exists():
                counts = dict(line.split() for line in file.read_text().splitlines())
                return int(counts.get("oom_kill", 0))
        return 0

    def remove(self):
        """Take the group away; what still ran in it is killed."""
        self._remove()


def _remove(folders, maker):
    """Take a group away; what still ran in it is killed. A forked child of its maker leaves it alone."""
    deadline = time.monotonic() + REMOVE_SECONDS
    for folder in folders if os.getpid() == maker else ():
        while (folder / "cgroup.procs").exists() and time.monotonic() < deadline:
            try:
                folder.rmdir()
            except OSError:
                _kill_all_in(folder)
                time.sleep(0.002)  # until they have ended


def _kill_all_in(folder):
    try:
        for pid in (folder / "cgroup.procs").read_text().split():
            os.kill(int(pid), signal.SIGKILL)
    except OSError:
        pass  # it, or the group, has just ended


def _sweep(folder):
    """Take away the empty groups of graders that were killed, and could not do it themselves."""
    for left in folder.glob("gradebox-*-*"):
        if not os.path.exists(f"/proc/{left.name.split('-')[1]}"):
            try:
                left.rmdir()
            except OSError:
                continue  # something runs in it: its grader may be one that is not seen from here


def make_group(root=ROOT, own=Path("/proc/self/cgroup")):
    """A new Group, or None where none can be made. What graders that were killed have left is swept up first."""
    name = f"gradebox-{os.getpid()}-{next(_numbers)}"
    made = []
    try:
        homes = _homes(root, own.read_text())
        if not homes:
            return None
        for folder in dict.fromkeys(homes.values()):
            _sweep(folder)
            (folder / name).mkdir()
            made.append(folder / name)
        folders = {kind: home / name for kind, home in homes.items()}
        version_2 = (folders["memory"] / "memory.max").exists()
        files = (
            ("memory.max", "memory.current")
            if version_2
            else ("memory.limit_in_bytes", "memory.usage_in_bytes")
        )
        if not (folders["memory"] / files[0]).exists() or not (folders["pids"] / "pids.max").exists():
            raise OSError("the group has no such limits")
        return Group(folders, *files)
    except OSError:
        for folder in made:
            folder.rmdir()
        return None


def describe():
    """A sentence on how limits are kept on this machine."""
    group = make_group()
    if group is None:
        return (
            "control groups are not permitted here: the memory and the processes of a notebook are added up twenty "
            "times a second instead"
        )
    group.remove()
    return "control groups limit the memory and the processes of each notebook"


def _homes(root, own):
    """The folders in which groups for `memory` and `pids` can be made."""
    homes = {}
    for line in own.splitlines():
        _, controllers, path = line.split(":", 2)
        for kind in {"memory", "pids"} & set(controllers.split(",")):
            homes[kind] = root / kind / path.lstrip("/")
        if not controllers and (root / "cgroup.controllers").exists():
            folder = root / path.lstrip("/")
            if {"memory", "pids"} <= set((folder / "cgroup.subtree_control").read_text().split()):
                return {"memory": folder, "pids": folder}
    homes = {kind: folder for kind, folder in homes.items() if os.access(folder, os.W_OK)}
    return homes if len(homes) == 2 else {}
