"""What Python in the page gets of the course: the modules of coursekit that a page's cells need, in a zip."""

import ast
import base64
import functools
import io
import zipfile
from pathlib import Path

from bookext.in_page import needs

ROOT = Path(__file__).resolve().parents[1]

# What Pyodide does not have, or only as a download that no page of text is worth, and what readers know it by.
MISSING = {"keras": "TensorFlow", "tensorflow": "TensorFlow", "statsmodels": "statsmodels"}


@functools.cache
def course_modules():
    """The modules of coursekit: {module: package that it needs} for those that cannot be in the page, {module: path}.

    The second holds all modules. A module cannot be there if it imports one that cannot.
    """
    paths = {}
    for path in sorted((ROOT / "coursekit").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        paths[".".join(part for part in parts if part != "__init__")] = path
    imports = {module: needs.modules(path.read_text(encoding="utf-8")) for module, path in paths.items()}
    missing, grew = dict(MISSING), True
    while grew:
        grew = False
        for module in sorted(paths.keys() - missing.keys()):
            for other in sorted(imports[module]):
                if package := missing.get(other) or missing.get(other.split(".")[0]):
                    missing[module], grew = package, True
                    break
    return missing, paths


def course_files(code):
    """The files of coursekit that cells need in the page: modules, theirs in turn, and the data that these name."""
    missing, paths = course_modules()
    wanted, files = set().union(*(needs.modules(text) for text in code)), {}
    constants = {text for source in code for text in strings(source)}
    while wanted:
        module = wanted.pop()
        if module not in paths or module in missing or paths[module] in files:
            continue
        path = paths[module]
        text = path.read_text(encoding="utf-8")
        files[path] = None
        wanted |= needs.modules(text)
        wanted |= {".".join(module.split(".")[:size]) for size in range(1, module.count(".") + 1)}
        data = [path.parent / name for name in strings(text) if name.endswith(".gz")]
        if path.name == "__init__.py":  # load("name") of coursekit.experiments
            data += [path.parent / f"{name}.json" for name in constants if name.isidentifier()]
        files |= dict.fromkeys(file for file in data if file.is_file())
    return sorted(files)


def strings(code):
    """The string constants in a piece of code."""
    tree = ast.walk(ast.parse(code))
    return {node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def pack(files):
    """A zip of {name: path} as base64: the same files are the same text, whenever they were written."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(files.items()):
            info = zipfile.ZipInfo(name.as_posix())  # dated 1980
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
    return base64.b64encode(buffer.getvalue()).decode("ascii")
