"""What a page of the book loads: only files of the book, and of those only what the page uses.

KaTeX's style and fonts come from npm; sphinxcontrib.katex knows only a CDN or a path. What Jupyter Book and its theme
load on every page is taken out where a page shows no sign of needing it; neither has a switch for that.
"""

import re
import socket
import time
from pathlib import Path
from subprocess import PIPE, Popen

from sphinxcontrib import katex

ROOT = Path(__file__).resolve().parents[1]
KATEX = ROOT / "node_modules" / "katex" / "dist"

# What a page must contain for a script or style to be of use. None: nothing in this book uses it.
NEEDS = {
    "thebe": None,  # runs cells on a server elsewhere
    "fontawesome.js": None,  # 1.5 MB; the icons come from its font
    "bootstrap.js": None,  # menus are popovers, see _templates/article-header-buttons.html
    "searchtools.js": 'id="search-results"',
    "language_data.js": 'id="search-results"',
    "searchindex.js": 'id="search-results"',
    "copybutton": 'class="highlight',
    "clipboard.min.js": 'class="highlight',
    "katex": 'class="katex',
    "mystnb": 'class="cell ',
    "sphinx-design": 'class="sd-',
    "design-tabs": 'class="sd-tab',
    "toggle": 'class="toggle',
}


def only_what_it_needs(page):
    """The HTML of a page without the scripts and styles that it does not use."""
    body = page[page.index("<body") :] if "<body" in page else ""
    names = "|".join(re.escape(name) for name, sign in NEEDS.items() if sign is None or sign not in body)
    loads = rf"[ \t]*<(?:link|script)\b[^>]*(?:href|src)=\"[^\"]*(?:{names})[^>]*>(?:</script>)?\n?"
    settings = rf"[ \t]*<script>[^<]*(?:{names})[^<]*</script>\n?"  # of the script, for the script
    head, mark, rest = page.partition("<body")
    return re.sub(f"{loads}|{settings}", "", head, flags=re.I) + mark + re.sub(loads, "", rest)


def start_katex(cls, rundir, timeout):
    """Start the process that renders, and connect to it. In place of sphinxcontrib.katex's method.

    That one connects as soon as the socket's file exists. On a busy machine nobody listens yet: the build failed, and
    the process stayed behind.
    """
    path = rundir / "katex.sock"
    process = Popen(cls.build_command(socket=path), stdin=PIPE, stdout=PIPE, cwd=rundir)
    deadline = time.monotonic() + timeout
    while True:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(str(path))
            return process, connection
        except (FileNotFoundError, ConnectionRefusedError):
            connection.close()
            if time.monotonic() > deadline:
                process.kill()
                raise
            time.sleep(0.02)


def copy_katex(app, exception):
    """Put KaTeX's style into the book. Its fonts, in the one format that it then names, come from slim_styles."""
    if exception or app.builder.format != "html":
        return
    target = Path(app.outdir) / "_static" / "katex"
    target.mkdir(parents=True, exist_ok=True)
    css = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    css = (
        re.sub(r'url\([^)]*\.(?:woff2|ttf)\) format\("\w+"\),?', "", css)
        .replace(",}", "}")
        .replace(",;", ";")
    )
    (target / "katex.min.css").write_text(css, encoding="utf-8")


def setup(app):
    katex.KaTeXServer.start_server_process = classmethod(start_katex)
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = 60  # seconds, for busy machines
    app.connect("build-finished", copy_katex, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
