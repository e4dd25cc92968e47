"""Scripts that hold the data of one page, fetched by the page when it needs them."""

import hashlib
from pathlib import Path


def write_page_script(app, folder: str, pagename: str, script: str) -> str:
    """Write a page's script into the build. A script, not JSON: a page on file:// may not fetch.

    folder: of the build's _static. Returns its address from the build's root, with a mark of its content, so that no
    browser takes an old one.
    """
    name = f"_static/{folder}/{pagename}.js"
    path = Path(app.outdir) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8")
    return f"{name}?v={hashlib.sha256(script.encode()).hexdigest()[:8]}"
