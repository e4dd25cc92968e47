"""What a page's outputs come from beside its own code: the modules of the course that it imports, and their data.

The cache of executed pages knows the code of a page only. Without this, a drawing that was mended in coursekit/ would
stay in the book as it was.
"""

import hashlib
import importlib.metadata
import io
import re
from modulefinder import ModuleFinder
from pathlib import Path

from myst_nb.core.read import read_myst_markdown_notebook

from coursekit.notebooks import ROOT

MAGIC = re.compile(r"^\s*[%!].*$", re.MULTILINE)
PY_SOURCE = 1  # what modulefinder calls a module in text
DRAWN_WITH = ("numpy", "matplotlib", "tensorflow", "keras", "ipykernel")


def code_of(page: Path) -> str:
    cells = read_myst_markdown_notebook(page.read_text(encoding="utf-8")).cells
    return MAGIC.sub("", "\n".join(cell.source for cell in cells if cell.cell_type == "code"))


def sources(page: Path, root: Path = ROOT) -> list[Path]:
    """The files below root that the code of a page reads: what it imports, and of their packages the data that they name.

    A data file is named where its name without suffixes is a word of that code: `lstm_travel` for lstm_travel.json.
    """
    finder = ModuleFinder(path=[str(root)])  # packages elsewhere are not found, and not looked into
    code = code_of(page)
    finder.load_module("page", io.BytesIO(code.encode()), str(page), ("", "rb", PY_SOURCE))
    modules = {Path(module.__file__) for module in finder.modules.values() if module.__file__} - {page}
    text = code + "".join(module.read_text(encoding="utf-8") for module in modules)
    words = set(re.findall(r"\w+", text))
    folders = {module.parent for module in modules}
    beside = {
        file for folder in folders for file in folder.iterdir() if file.is_file() and file.suffix != ".py"
    }
    return sorted([*modules, *(file for file in beside if file.name.split(".")[0] in words)])


def digest(page: Path, root: Path = ROOT) -> str:
    """A hash of `sources` and of the versions of what computes and draws."""
    found = hashlib.sha256()
    for package in DRAWN_WITH:
        found.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    for file in sources(page, root):
        found.update(f"{file.relative_to(root)}\n".encode() + file.read_bytes())
    return found.hexdigest()
