"""Makes of the modules in book/run/ the two scripts that pages load: run.js, and editor.js at the first Edit.

esbuild does it, because a page opened from disk may load scripts and no modules, and because CodeMirror is forty files.
"""

import hashlib
import subprocess
from pathlib import Path

from sphinx.errors import ExtensionError

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "book" / "run"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
ENTRIES = {"run": "main.js", "editor": "editor.js"}  # a script, and the module that it begins with


def setup(app):
    app.connect("builder-inited", make_bundles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def make_bundles(app):
    """Before the pages are written, because Sphinx marks a script with the checksum of what is there."""
    if app.builder.format == "html":
        for name in ENTRIES:
            bundle(name, folder(app))


def folder(app):
    return Path(app.outdir) / "_static" / "run"


def bundle(name, target):
    """Write the script `name`.js into the folder `target`. Raises ExtensionError with what esbuild says."""
    if not ESBUILD.exists():
        raise ExtensionError(
            "esbuild is missing: make setup installs it, with the Node.js packages of package.json."
        )
    command = [ESBUILD, SOURCES / ENTRIES[name], "--bundle", "--minify", "--format=iife", "--target=es2022"]
    command += ["--log-level=warning", f"--outfile={target / f'{name}.js'}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise ExtensionError(f"esbuild cannot make {name}.js:\n{done.stderr}")


def address(app, name):
    """The address of a bundle from the root of the book, with the checksum that makes browsers fetch a new one."""
    content = (folder(app) / f"{name}.js").read_bytes()
    return f"_static/run/{name}.js?v={hashlib.sha256(content).hexdigest()[:8]}"
