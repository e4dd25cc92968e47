"""What a box gets to know of a notebook: what is to be run, and within which limits.

A worker imports this module and no nbgrader, which would take it most of a second.
"""

import hashlib
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

# A notebook, or a file beside it, that names this variable finds a number below DRAWS in it.
DRAW, DRAWS = "GRADEBOX_DRAW", 20
# What a result depends on in gradebox itself, beside the folder inside/.
CODE = ("box.py", "cgroups.py", "job.py", "judged.py", "planning.py")
PLACE = "/beside"  # where a box sees large files of the author's


@dataclass(frozen=True)
class Limits:
    """What one notebook may use. All of its processes count together."""

    cell_seconds: float | None = 60  # wall clock
    interrupt_seconds: float = 10  # that an interrupted cell has to stop, before its kernel is killed
    notebook_seconds: float = 600  # wall clock
    memory_bytes: int = 2 << 30
    processes: int = 256  # and threads
    disk_bytes: int = 256 << 20  # of /tmp, of /dev/shm, and of one file
    output_bytes: int = 10_000_000


@dataclass(frozen=True)
class LargeFile:
    """A file of the author's that lies on this machine, and is copied into each box there; `digest` is its SHA-256."""

    path: str
    digest: str

    @classmethod
    def of(cls, path: Path) -> "LargeFile":
        """The file as it is now; its content is read only if it has changed since the last time."""
        status = os.stat(path)
        return cls(str(path), _digest(str(path), status.st_size, status.st_mtime_ns, status.st_ino))

    @property
    def place(self) -> str:
        """Where a box sees it."""
        return f"{PLACE}/{self.digest}"

    def is_unchanged(self) -> bool:
        """Whether it still has the content that it had."""
        try:
            return LargeFile.of(Path(self.path)) == self
        except OSError:
            return False


@lru_cache(maxsize=1000)
def _digest(path, size, time, inode):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True)
class Job:
    """One notebook to run: its code cells, the files beside it, the environment it needs, and the limits.

    `cells` are dicts: `name` for messages, `source`, `graded`, and `authors`: whether the text is the author's. Where
    there is a referee, `where` says who runs the cell, `uses` which values of solution cells it needs, and `released` what
    the author wrote where a learner wrote something else. `solutions` are the names that solution cells define:
    Plan.solutions. `files` are {path: base64 of the content}, and `large` further ones by their
    paths. `preload` are the modules that the released notebook imports: they are imported before the fork. `beside` are
    the names of the modules among the files: they come before others of the same name. `learners` are the paths of the
    files that a learner wrote, `programs` of those that may be executed. `draw` is the number that its tests make their
    random numbers from, or None: then nothing is set, and they draw freely. `hands_on` asks for the files that the
    notebook writes. `kernel` is that of kernels.other_kernel, or None for gradebox's own Python.
    """

    cells: tuple[dict[str, Any], ...]
    files: dict[str, str] = field(default_factory=dict)
    preload: tuple[str, ...] = ()
    environment: str = ""
    limits: Limits = Limits()
    boxed: bool = True
    draw: int | None = None
    beside: tuple[str, ...] = ()
    learners: tuple[str, ...] = ()
    hands_on: bool = False
    kernel: dict[str, Any] | None = None
    large: dict[str, LargeFile] = field(default_factory=dict)
    programs: tuple[str, ...] = ()
    solutions: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """The hash of everything that the result depends on (SHA-256, hexadecimal)."""
        known = vars(self) | {
            "limits": asdict(self.limits),
            "large": {name: file.digest for name, file in self.large.items()},
        }
        return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()

    def request(self) -> dict[str, Any]:
        """What the box is sent, as plain JSON."""
        large = {name: {"copy": file.place if self.boxed else file.path} for name, file in self.large.items()}
        return {
            "cells": list(self.cells),
            "files": self.files | large,
            "learners": list(self.learners),
            "programs": list(self.programs),
            "hands_on": self.hands_on,
            "kernel": self.kernel,
            "solutions": self.solutions,
            "limits": asdict(self.limits),
            "environment": {} if self.draw is None else {DRAW: str(self.draw)},
        }


@cache
def environment() -> str:
    """An identity of this Python, every installed package, and the code that runs cells (SHA-256, hexadecimal)."""
    # Their folders are NAME-VERSION.dist-info. importlib.metadata would parse the texts in them, half a second's work.
    # A NAME.egg-info without a version lies in the folder of a package's source, and is on the path by chance.
    kinds = ("*.dist-info", "*-*.egg-info")
    packages = sorted({path.name for entry in sys.path for kind in kinds for path in Path(entry).glob(kind)})
    known = [sys.version, platform.machine(), *packages, *own_code()]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def own_code() -> list[str]:
    """Name and hash of each file of gradebox's that a result depends on."""
    folder = Path(__file__).parent
    inside = [path for path in sorted((folder.parent / "inside").iterdir()) if path.is_file()]
    return [
        f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in [*(folder / name for name in CODE), *inside]
    ]
