"""Whether the built book is up to date: a build that changes nothing takes ten seconds of a processor and more.

`made_of = begin()` stands before a build and `keep(made_of)` behind it, if it went well. A build by hand does neither.
"""

import hashlib
from pathlib import Path

from coursekit.notebooks import ROOT

PARTS = (
    *("_config.yml", "_toc.yml", "package-lock.json", "requirements.txt"),
    *("bank", "bench", "book", "bookext", "coursekit", "exercises", "gradebox/src", "solutions"),
)

MADE = {"__pycache__", "gradebox.egg-info"}  # folders in them that Python and pip write


def digest(root: Path = ROOT) -> str:
    """A hash of all that the book is made of (SHA-256, hexadecimal)."""
    found = [
        path
        for part in PARTS
        for path in ((root / part).rglob("*") if (root / part).is_dir() else [root / part])
    ]
    files = sorted(path for path in found if path.is_file() and not MADE.intersection(path.parts))
    lines = [f"{path.relative_to(root)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n" for path in files]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def begin(root: Path = ROOT) -> str:
    """The digest as a build begins. Until `keep` the book counts as not built."""
    _kept(root).unlink(missing_ok=True)
    return digest(root)


def keep(made_of: str, root: Path = ROOT) -> None:
    """Note of what the book was built. made_of: from `begin`, so that a change meanwhile is seen."""
    _kept(root).write_text(made_of, encoding="utf-8")


def is_built(root: Path = ROOT) -> bool:
    """Whether _build/html was built of what is there now."""
    page, kept = root / "_build" / "html" / "index.html", _kept(root)
    return page.is_file() and kept.is_file() and kept.read_text(encoding="utf-8") == digest(root)


def _kept(root):
    return root / "_build" / "book_sources"
