"""Puts Python into the pages with code: Run and Edit at the cells of a chapter, Check at the answers of an exercise.

A reader needs no installation, and the book no server. thebe and sphinx-thebe need a server or JupyterLite, and
JupyterLite is a second site of 54 MB that knows nothing of the page; neither keeps a learner's text or hands in a
notebook.

While a page is read, `add_buttons` decides which of its cells can run there. When it is written, `add_scripts` writes
what the page fetches when Python is wanted. Python in the page is in bookext/in_page/, stubs of modules that it lacks
in book/run/python/, the page's own part in book/run/, of which bookext/bundles.py makes two scripts.
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

from bookext.bundles import address, bundle
from bookext.exercise import function_name, kind, make_panels
from bookext.in_page import needs  # the page's Python uses the same module
from bookext.run_files import course_files, course_modules, pack

ROOT = Path(__file__).resolve().parents[1]
RUN = ROOT / "book" / "run"
PACKAGE = ROOT / "bookext" / "__init__.py"
IN_PAGE = ROOT / "bookext" / "in_page"

# The one place that names the version. Its files and sizes: node_modules/pyodide, the same version in package.json.
# Pyodide 314 is newer. The tests need its NumPy as a wheel, and neither PyPI nor npm has one.
PYODIDE = "https://cdn.jsdelivr.net/pyodide/v0.27.7/full/"
MEGABYTES = 17  # of what starts Python with NumPy, unpacked
WITH_MATPLOTLIB = 27  # it comes when a cell needs it; the imports of every chapter do

TOP = """<div class="run-page"><p>{text}</p>
<button type="button" class="run-all">{all}</button>
<button type="button" class="run-download">Download as notebook</button>
<button type="button" class="run-reset-all">Reset all</button>
<button type="button" class="run-undo-all" hidden>Undo the reset</button>
<span class="run-page-status" role="status"></span></div>
"""
MARKS = '<div class="notebook-marks"></div>\n'
BAR = """<div class="run-bar" data-cell="{cell}"><span class="run-name">{name}</span>
<button type="button" class="run-now" aria-label="Run {label}">Run</button>
{rest}<div class="run-output"></div>"""
ANSWER_BAR = """<div class="run-bar exercise-bar" data-cell="{cell}">
<button type="button" class="run-now exercise-check" aria-label="Check {label}">Check</button>
{rest}"""
REST = """<button type="button" class="run-stop" aria-label="Stop {label}" hidden>Stop</button>
<button type="button" class="run-edit" aria-label="Edit {label}">Edit</button>
<button type="button" class="run-reset" aria-label="Reset {label}" hidden>Reset</button>
<button type="button" class="run-undo" aria-label="Undo the reset of {label}" hidden>Undo the reset</button>
<span class="run-status" role="status"></span></div>
"""


def setup(app):
    app.add_config_value("pyodide_folder", os.environ.get("PYODIDE_FOLDER", ""), "html", [str])
    app.setup_extension("bookext.exercise")
    app.connect("builder-inited", copy_files)
    app.connect("doctree-read", add_buttons)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def copy_files(app):
    """Copy what the pages share. Not through html_static_path: Jupyter Book loads everything there on every page."""
    if app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    for style in RUN.glob("*.css"):
        copy_asset(style, static / "run")
    bundle(app, "run/main.js", "run/run.js")
    bundle(app, "run/editor.js", "run/editor.js")
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
    pairs = [(notebook.cells[node["cell_index"]], node) for node in found]
    if source.suffix == ".ipynb":
        runs = add_panels(env, doctree, pairs)
    else:
        runs = add_to_chapter(pairs)
    if runs:
        env.metadata[env.docname]["run"] = {
            "notebook": write_notebook(source, notebook),
            "code": [cell.source for cell, _ in pairs if any(cell.id == run["id"] for run in runs)],
            "cells": runs,
        }
    for path in [
        *(ROOT / "coursekit").rglob("*.py"),
        *(RUN / "python").rglob("*.py"),
        *Path(__file__).parent.glob("run*.py"),
        *IN_PAGE.glob("*.py"),
        Path(__file__).with_name("exercise.py"),
    ]:
        env.note_dependency(os.path.relpath(path, env.srcdir))


def add_to_chapter(pairs):
    """Buttons for the cells of a chapter. Returns what runs in the page, in order: {id, name, kind} for each cell.

    A cell that begins with imports and shows nothing has no buttons: it runs by itself before the first that has some.
    """
    missing, _ = course_modules()
    runs, number = [], 0
    for cell, node, package in plan(pairs, missing):
        remove_empty_output(node)
        place = node.children.index(source_of(node)) + 1
        if package:
            node.insert(place, only_here(needs_line("This cell", {package})))
            continue
        if needs.has_import(statements(cell.source, missing)[:1]) and output_of(node) is None:
            runs.append({"id": cell.id, "name": "The imports of this page", "kind": "given"})
            continue
        number += 1
        name = f"Cell {number}"
        node.insert(place, only_here(run_bar(cell, name)))
        node["classes"].append("run-cell")
        if number == 1:
            text = "Run and edit the cells here, in the page. Python with matplotlib "
            text += (
                f"({WITH_MATPLOTLIB} MB) is fetched at the first one. Your changes are kept in this browser."
            )
            top = TOP.format(text=text, all="Run all")
            put_before(node, nodes.raw("", top, format="html"))
        runs.append({"id": cell.id, "name": name, "kind": "shown"})
    return runs if number else []


def add_panels(env, doctree, pairs):
    """Panels for the exercises of a notebook. Returns what runs in the page, as add_to_chapter does."""
    missing, _ = course_modules()
    lacking = {package for *_, package in plan(pairs, missing) if package}
    first = pairs[0][1]
    where = first.parent, first.parent.index(first)
    notebook = env.docname.split("/", 1)[-1]
    if lacking:  # its stubs may need nothing, its answers do
        line = needs_line("This notebook", lacking, env.config.course_repository)
        where[0].insert(where[1], only_here(line))
        make_panels(pairs, notebook, lambda cell: only_here(nodes.raw("", "", format="html")))
        return []
    text = "Do this notebook here: write an answer, press Check. "
    text += f"Python ({MEGABYTES} MB) is fetched when you begin. Your answers are kept in this browser; "
    text += "download the notebook to hand it in."
    top = TOP.format(text=text, all="Check all") + MARKS
    where[0].insert(where[1], only_here(nodes.raw("", top, format="html")))
    number = 0
    runs = []
    for cell, node in pairs:
        what = kind(cell)
        name = {"answer": f"Answer {function_name(cell.id)}"}.get(what, "Given code")
        if what == "shown":
            number += 1
            name = f"Cell {number}"
            node.insert(node.children.index(source_of(node)) + 1, only_here(run_bar(cell, name)))
            node["classes"].append("run-cell")
        runs.append({"id": cell.id, "name": name, "kind": what})
    env.metadata[env.docname]["checks"] = sum(run["kind"] == "check" for run in runs)
    make_panels(pairs, notebook, answer_bar)
    return runs


def run_bar(cell, name):
    """The buttons of a cell, and the place for what it shows."""
    rest = REST.format(label=name.lower())
    bar = BAR.format(cell=escape(cell.id), name=name, label=name.lower(), rest=rest)
    return nodes.raw("", bar, format="html")


def answer_bar(cell):
    """The buttons of an answer."""
    label = f"the answer {function_name(cell.id)}"
    bar = ANSWER_BAR.format(cell=escape(cell.id), label=label, rest=REST.format(label=label))
    return only_here(nodes.raw("", bar, format="html"))


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


def statements(code, missing):
    """The statements of a cell that run in the page."""
    return needs.divide(code, missing)[0]


def source_of(node):
    """The part of a cell's node that shows its code; None if the page does not."""
    return next((child for child in node.children if child.get("nb_element") == "cell_code_source"), None)


def output_of(node):
    """The part of a cell's node that shows what it printed and drew in the build; None if there is none."""
    return next((child for child in node.children if child.get("nb_element") == "cell_code_output"), None)


def remove_empty_output(node):
    """Of an output that was left out whole, such as TensorFlow's warnings, MyST-NB leaves a box: "as built", and nothing."""
    output = output_of(node)
    if output is not None and not output.children:
        node.remove(output)


def put_before(cell, node):
    """Put a node before a cell, not into it: MyST-NB folds a cell's code only if it is the first thing in it."""
    cell.parent.insert(cell.parent.index(cell), only_here(node))


def only_here(node):
    """A node for the pages, and not for the book as one document, such as the PDF."""
    return addnodes.only("", node, expr="builder_html")


def needs_line(what, packages, repository=""):
    """A line of text: what these cells need, and where they run. repository: where Colab and Binder get them."""
    text = f"{what} needs {' and '.join(sorted(packages))}, which no browser has. It runs in JupyterLab: "
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
    if repository:
        line += nodes.Text(", or without installing anything in Colab or Binder: the rocket at the top right")
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
        "megabytes": MEGABYTES,
        "cells": page["cells"],
        "missing": course_modules()[0],
        "files": pack(files),
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
    data_files = {"data-run": f"{name}?v={version}", "data-editor": address(app, "run/editor.js")}
    app.add_js_file("run/run.js", loading_method="defer", **data_files)
