"""What every page of gradebox's own is made with: templates whose words are escaped, and files that are whole or not there."""

import os
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined


def templates() -> Environment:
    """Where the templates of this package are found; all that is put into them is escaped."""
    return Environment(
        loader=PackageLoader("gradebox", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def write_whole(path: Path, text: str) -> None:
    """Write all of `text` or nothing: whoever has the page open never sees half of it."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        # A learner's message may hold what is no character at all (half of a surrogate pair).
        temporary.write_text(text, encoding="utf-8", errors="backslashreplace")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
