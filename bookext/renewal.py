"""Has Sphinx make pages again when what they are made of has changed. By itself it looks at their text and its settings only.

A change in an extension, a script, a style, an exercise or the glossary: every page. A change in the code or the data that
a page draws with (see coursekit/page_sources.py): that page.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from coursekit.notebooks import ROOT, page_names
from coursekit.page_sources import digest

BOOKEXT = ("bookext/**/*.py",)  # reads the pages' text
SHOWN_ON_PAGES = (
    "book/**/*.css",
    "book/**/*.js",
    "book/equations.md",  # the previews show them
    "book/glossary.md",
    "bank/**/*.*",  # hints, and the tests behind the practice marks
    "coursekit/bank.py",
    "coursekit/hints.py",
    "coursekit/notebooks.py",
    "coursekit/parsons.py",
    "coursekit/tables.py",  # stacks the tables of the text, too
)


def digest_of(patterns: Iterable[str], root: Path = ROOT) -> str:
    """A hash of the names and contents of the files that the patterns find below root."""
    found = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in root.glob(pattern) if path.is_file()}):
        if "__pycache__" not in path.parts:
            found.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return found.hexdigest()


def drawn_anew(app, env, added, changed, removed) -> list[str]:
    """The pages whose drawings, tables and numbers come from other code or data than in the build before."""
    now = {f"book/{name}": digest(ROOT / "book" / f"{name}.md") for name in page_names()}
    now = {page: made_by for page, made_by in now.items() if page in env.found_docs}
    before = getattr(env, "drawn_by", {})
    env.drawn_by = now
    return [page for page, made_by in now.items() if before.get(page) != made_by and page in env.all_docs]


def setup(app):
    app.add_config_value("read_by", digest_of(BOOKEXT), "env")
    app.add_config_value("shown", digest_of(SHOWN_ON_PAGES), "html")
    app.connect("env-get-outdated", drawn_anew)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
