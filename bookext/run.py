"""Puts Run, Edit and Reset at the cells of a notebook page: Python in the page, through Pyodide.

A reader needs no installation, and the book no server. thebe and sphinx-thebe need a server or JupyterLite, and
JupyterLite is a second site of 54 MB that knows nothing of the page; neither keeps a learner's text or hands in a
notebook.

While a page is read, `add_buttons` decides which of its cells can run there. When it is written, `add_scripts` writes
what the page fetches at the first click. Python in the page is in
bookext/in_page/, stubs of modules that it lacks in book/run/python/, the page's own part in book/run/.
"""

import ast
import hashlib
import json
import os
from html import escape
from pathlib import Path

import nbformat
from docutils import nodes
from myst_nb.core.read import read_myst_markdown_notebook
from sphinx import addnodes
from sphinx.util.fileutil import copy_asset

from bookext.in_page import needs  # the page's Python uses the same module
from bookext.run_files import course_files, course_modules, pack

ROOT = Path(__file__).resolve().parents[1]
RUN = ROOT / "book" / "run"
PACKAGE = ROOT / "bookext" / "__init__.py"
IN_PAGE = ROOT / "bookext" / "in_page"

# The one place that names the version. Its files and sizes: node_modules/pyodide, the same version in package.json.
PYODIDE = "https://cdn.jsdelivr.net/pyodide/v0.27.7/full/"
PACKAGES = ["matplotlib", "numpy"]  # loaded together with Python
MEGABYTES = 18  # what all of it takes compressed, as the CDN sends it

PAGE = """<div class="run-page"><p>{text}</p>
<button type="button" class="run-download">Download as notebook</button>
<button type="button" class="run-reset-all">Reset all</button></div>"""
BAR = """<div class="run-bar" data-cell="{cell}"{answer}><span class="run-name">Cell {number}</span>
<button type="button" class="run-now" aria-label="Run cell {number}">Run</button>
<button type="button" class="run-stop" aria-label="Stop cell {number}" hidden>Stop</button>
{editing}<span class="run-status" role="status"></span></div>
<div class="run-output"></div>"""
EDITING = """<button type="button" class="run-edit" aria-label="Edit cell {number}">Edit</button>
<button type="button" class="run-reset" aria-label="Reset cell {number}" hidden>Reset</button>
"""


def setup(app):
    app.add_config_value("pyodide_folder", os.environ.get("PYODIDE_FOLDER", ""), "html", [str])
    app.connect("builder-inited", copy_files)
    app.connect("doctree-read", add_buttons)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def copy_files(app):
    """Copy what the pages share. Not through html_static_path: Jupyter Book loads everything there on every page."""
    if app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    for name in ("run.js", "run.css"):
        copy_asset(RUN / name, static / "run")
    if app.config.pyodide_folder:
        copy_asset(app.config.pyodide_folder, static / "pyodide")


def add_buttons(app, doctree):
    """Give each cell that can run in the page a row of buttons, and the others a line that says what they need."""
    found = [node for node in doctree.findall(nodes.container) if node.get("nb_element") == "cell_code"]
    if not found:
        return
    env = app.env
    source = Path(env.doc2path(env.docname))
    notebook = read_notebook(source)
    missing, _ = course_modules()
    exercise = source.suffix == ".ipynb"
    plans = plan([(notebook.cells[node["cell_index"]], node) for node in found], missing)
    lacking = [package for *_, package in plans if package]
    if exercise and lacking:  # its stubs may need nothing, its answers do
        put_before(found[0], needs_line("This notebook", set(lacking)))
        return
    number = 0
    for cell, node, package in plans:
        place = node.children.index(source_of(node)) + 1
        if package:
            node.insert(place, only_here(needs_line("This cell", {package})))
            continue
        number += 1
        editable = not cell.metadata.get("nbgrader", {}).get("locked")
        answer = " data-answer" if is_answer(cell) or (not exercise and editable) else ""
        editing = EDITING.format(number=number) if editable else ""
        bar = BAR.format(cell=escape(cell.id), answer=answer, number=number, editing=editing)
        node.insert(place, only_here(nodes.raw("", bar, format="html")))
        if number == 1:
            text = f"Run and edit the cells here, in the page. The first Run fetches Python ({MEGABYTES} MB), once. "
            text += "Your changes are kept in this browser."
            put_before(node, nodes.raw("", PAGE.format(text=text), format="html"))
    if number:
        code = [cell.source for cell, _, package in plans if not package]
        env.metadata[env.docname]["run"] = {"notebook": write_notebook(source, notebook), "code": code}
    for path in [
        *(ROOT / "coursekit").rglob("*.py"),
        *RUN.rglob("*.*"),
        *Path(__file__).parent.glob("run*.py"),
        *IN_PAGE.glob("*.py"),
    ]:
        if "__pycache__" not in path.parts:
            env.note_dependency(os.path.relpath(path, env.srcdir))


def plan(cells, missing):
    """Which cells run in the page: (cell, node, None), or the package that one needs. Those with no code are left out.

    cells: pairs of a notebook's cell and its node, in order; a cell that uses what an unrun one defines does not run.
    """
    lost, plans = {}, []
    for cell, node in cells:
        try:
            package = needs.lacking(cell.source, missing, lost)
            empty = not ast.parse(cell.source).body
        except SyntaxError:
            package, empty = "IPython", False  # its own syntax, such as %timeit
        if source_of(node) is not None and not empty:
            plans.append((cell, node, package))
    return plans


def source_of(node):
    """The part of a cell's node that shows its code; None if the page does not."""
    return next((child for child in node.children if child.get("nb_element") == "cell_code_source"), None)


def is_answer(cell):
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def put_before(cell, node):
    """Put a node before a cell, not into it: MyST-NB folds a cell's code only if it is the first thing in it."""
    cell.parent.insert(cell.parent.index(cell), only_here(node))


def only_here(node):
    """A node for the pages, and not for the book as one document, such as the PDF."""
    return addnodes.only("", node, expr="builder_html")


def needs_line(what, packages):
    """A line of text: what these cells need, and where they run."""
    text = f"{what} needs {' and '.join(sorted(packages))}. It runs in JupyterLab: "
    line = nodes.paragraph("", text, nodes.literal("", "make lab"), nodes.Text(" ("), classes=["run-needs"])
    how = addnodes.pending_xref(
        "",
        nodes.inline("", "how"),
        refdomain="std",
        reftype="doc",
        reftarget="/book/index",
        refexplicit=True,
        refwarn=True,
    )
    line += [how, nodes.Text(")")]
    return line


def read_notebook(source):
    """A page's notebook. A chapter's cells get ids that change with their code, so that no old change comes back."""
    text = source.read_text(encoding="utf-8")
    if source.suffix == ".ipynb":
        return nbformat.reads(text, as_version=4)
    notebook = read_myst_markdown_notebook(text)
    for position, cell in enumerate(notebook.cells):
        digest = hashlib.sha256(cell.source.encode()).hexdigest()
        cell.id = f"cell-{position:02d}-{digest[:8]}"
        cell.metadata = {}
    notebook.metadata = {"kernelspec": {**notebook.metadata.kernelspec}}
    return notebook


def write_notebook(source, notebook):
    """The notebook's file: an exercise as it is, byte for byte; a chapter's in nbformat's form."""
    if source.suffix == ".ipynb":
        return source.read_text(encoding="utf-8")
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return nbformat.writes(notebook)


def add_scripts(app, pagename, templatename, context, doctree):
    """Write the page's data, and add the script that fetches it at the first click. Other pages get nothing."""
    page = app.env.metadata.get(pagename, {}).get("run")
    if not page or app.builder.name != "html":
        return
    files = {path.relative_to(RUN / "python"): path for path in (RUN / "python").rglob("*.py")}
    files |= {
        path.relative_to(ROOT): path for path in [PACKAGE, *IN_PAGE.glob("*.py"), *course_files(page["code"])]
    }
    data = {
        "pyodide": "_static/pyodide/" if app.config.pyodide_folder else PYODIDE,
        "packages": PACKAGES,
        "megabytes": MEGABYTES,
        "missing": course_modules()[0],
        "files": pack(files),
        "worker": (RUN / "worker.js").read_text(encoding="utf-8"),
        "filename": f"{Path(pagename).name}.ipynb",
        "notebook": page["notebook"],
    }
    # A script, not JSON: a page on file:// may not fetch.
    script = f"runData({json.dumps(data, ensure_ascii=False)});\n"
    name = f"_static/run/{pagename}.js"
    path = Path(app.outdir) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8")
    version = hashlib.sha256(script.encode()).hexdigest()[:8]
    app.add_css_file("run/run.css")
    app.add_js_file("run/run.js", loading_method="defer", **{"data-page": f"{name}?v={version}"})
