"""Makes of the modules in book/ the scripts that pages load, one file each.

esbuild does it, because a page opened from disk may load scripts and no modules, because several scripts share a module
(book/kept/), and because CodeMirror is forty files.
"""

import hashlib
import subprocess
from pathlib import Path

from sphinx.errors import ExtensionError

ROOT = Path(__file__).resolve().parents[1]
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"


def bundle(app, module: str, script: str):
    """Write a script into the build, with all that its module imports.

    Call it before the pages are written, because Sphinx marks a script with the checksum of what is there.
    module: the one that it begins with, such as "run/main.js" in book/. script: such as "run/run.js" in _static/.
    Raises ExtensionError with what esbuild says.
    """
    if not ESBUILD.exists():
        raise ExtensionError(
            "esbuild is missing: make setup installs it, with the Node.js packages of package.json."
        )
    command = [ESBUILD, ROOT / "book" / module, "--bundle", "--minify", "--format=iife", "--target=es2022"]
    command += ["--log-level=warning", f"--outfile={_path(app, script)}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise ExtensionError(f"esbuild cannot make {script}:\n{done.stderr}")


def address(app, script: str) -> str:
    """The address of a bundle from the root of the book, with the checksum that makes browsers fetch a new one."""
    digest = hashlib.sha256(_path(app, script).read_bytes()).hexdigest()[:8]
    return f"_static/{script}?v={digest}"


def _path(app, script):
    return Path(app.outdir) / "_static" / script
