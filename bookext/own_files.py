"""Makes one script and one style of all that this book adds to a page, in place of up to fourteen files.

Other extensions name their files as ever, and so a page has what it needs and nothing else. Here, last of all, esbuild
makes one file of them, smaller by a third, and pages that need the same share it. One file for the whole book would be 300 KB
of figures' data that most pages do not use. Data that a page fetches when it wants them stay files of their own.
"""

import hashlib
import subprocess
from functools import cache
from pathlib import Path

from sphinx.errors import ExtensionError

from bookext.bundles import ESBUILD, ROOT

BOOK = ROOT / "book"
FOLDER = "own"  # of _static
OWN = tuple(
    f"_static/{name}"
    for name in (
        "figures/",
        "help/",
        "kept/",
        "practice/",
        "previews/",
        "progress/",
        "run/",
        "search/",
        "course.css",
        "print.css",
    )
)
PRIORITY = 850  # after the theme's, which they change


def combine(app, pagename, templatename, context, doctree):
    """Put one script in the place of all own scripts of a page, and one style in that of all own styles."""
    if app.builder.name != "html":
        return
    kinds = (
        (context["script_files"], "js", app.add_js_file),
        (context["css_files"], "css", app.add_css_file),
    )
    for assets, suffix, add in kinds:
        own = sorted(
            (one for one in assets if str(one.filename).startswith(OWN)), key=lambda one: one.priority
        )
        if own:
            made = smaller(suffix, tuple(Path(app.outdir) / one.filename for one in own))
            name = f"{FOLDER}/{hashlib.sha256(made).hexdigest()[:10]}.{suffix}"
            path = Path(app.outdir) / "_static" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
            assets[:] = [one for one in assets if one not in own]
            add(name, priority=PRIORITY, **together(own))


def together(assets) -> dict[str, str]:
    """The attributes of all these files, for one element. Raises ExtensionError if two mean different things by one name."""
    found = {}
    for asset in assets:
        for name, value in asset.attributes.items():
            if found.setdefault(name, value) != value:
                raise ExtensionError(
                    f"{asset.filename}: another script of the page has {name} too. Take another name."
                )
    return found


@cache
def smaller(suffix: str, paths: tuple[Path, ...]) -> bytes:
    """The files one after the other, minified. Names that scripts share stay: esbuild keeps those of the outermost level."""
    between = "\n;\n" if suffix == "js" else "\n"
    text = between.join(path.read_text(encoding="utf-8") for path in paths)
    command = [
        ESBUILD,
        "--minify",
        f"--loader={suffix}",
        "--log-level=warning",
        "--target=es2022,chrome120,firefox121,safari17",
    ]
    done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise ExtensionError(
            f"esbuild cannot make one file of {[path.name for path in paths]}:\n{done.stderr}"
        )
    return done.stdout.encode()


def remove_old(app, exception):
    """Of a build before: what no page names any more."""
    if exception or app.builder.name != "html":
        return
    named = "".join(page.read_text(encoding="utf-8") for page in Path(app.outdir).rglob("*.html"))
    for path in (Path(app.outdir) / "_static" / FOLDER).glob("*"):
        if path.name not in named:
            path.unlink()


def sources() -> list[Path]:
    """All scripts and styles of the book, in order."""
    return sorted(path for suffix in ("js", "css") for path in BOOK.rglob(f"*.{suffix}"))


def setup(app):
    app.connect("html-page-context", combine, priority=990)
    app.connect("build-finished", remove_old)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
