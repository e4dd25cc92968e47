"""What comes of a job, and where it is kept: by the hash of the job, so that the same one is never run twice.

A result comes out of a box and lies on a disk as JSON, and never becomes anything else on its way: so it is a typed dict.
"""

import json
import os
import tempfile
from pathlib import Path
from typing import Any, NotRequired, TypedDict

FOLDER = ".gradebox"


class CellResult(TypedDict):
    """What came of one code cell: its outputs as in a notebook, and how it ran."""

    outputs: list[dict[str, Any]]
    count: int | None  # Jupyter's number of the run
    seconds: float
    incident: str | None  # a sentence on why it was stopped
    referee: NotRequired[bool]  # whether it ran there


class Result(TypedDict, total=False):
    """What came of a job: `cells`, `seconds` and `repeatable`, or else `failed`; the others where there is something to say."""

    cells: list[CellResult]
    seconds: float
    repeatable: bool  # False: what was stopped may come to its end on an idle machine
    failed: str  # a sentence: the grader's side did not work, which says nothing about the learner
    box: str  # what it was run in
    draw: int | None  # the number of its random numbers
    short_of_memory: bool  # the kernel has ended one of its processes
    written: dict[str, str]  # the files that it leaves for later notebooks, {path: base64}
    programs: list[str]  # the paths of those that may be executed
    not_handed_on: int | str  # how many of its files are not among them, or "all"


class Results:
    """A content-addressed folder in the course. It can be deleted at any time; then everything is run again."""

    def __init__(self, course):
        self.folder = Path(course) / FOLDER / "results"

    def get(self, key: str) -> Result | None:
        """The result of the job with that key, or None."""
        try:
            return json.loads(self._path(key).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def put(self, key: str, result: Result) -> None:
        """Keep a result; whoever reads it meanwhile sees all of it or nothing."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False) as file:
            json.dump(result, file)
        os.replace(file.name, path)

    def _path(self, key):
        return self.folder / key[:2] / f"{key}.json"
