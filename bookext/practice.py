"""Puts practice marks into the exercise pages: a button that grades the answers with the hidden tests, in the page.

The tests are the same source as in the instructor's grading; they draw other numbers. They lie in the build compressed
and mixed with bytes made of the page's name, so that nobody reads them by accident. That is no secret: whoever wants to
read them can. The marks are practice, and the page says so.

`practice_marks: false` in _config.yml switches it off, and then no hidden test is in the build. bookext/practice_runner.py
is sent along and does the grading; book/practice/marks.js shows the marks and keeps them in the browser.
"""

import base64
import itertools
import json
import zlib
from html import escape
from pathlib import Path

from sphinx.util.fileutil import copy_asset

from bookext.bundles import bundle
from bookext.hints import bank_folder
from bookext.page_scripts import write_page_script
from bookext.practice_runner import stream
from coursekit.bank import SAID, cells, folders, points, source_of
from coursekit.notebooks import ROOT

ASSETS = ROOT / "book" / "practice"
RUNNER = Path(__file__).with_name("practice_runner.py")
IN_THE_PAGE = "numpy"  # the notebooks whose answers the page's Python can run


def setup(app):
    app.add_config_value("practice_marks", True, "html", [bool])
    app.connect("builder-inited", copy_files)
    app.connect("html-page-context", add_marks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def copy_files(app):
    """Before the pages are written, because Sphinx marks a script with the checksum of what is there."""
    if app.builder.format == "html" and app.config.practice_marks:
        copy_asset(ASSETS / "marks.css", Path(app.outdir) / "_static" / "practice")
        bundle(app, "practice/marks.js", "practice/marks.js")


def graded_cells(folder: Path) -> list[dict]:
    """The cells of a notebook that grading runs, as bookext.practice_runner.grade takes them.

    folder: bank/<chapter>/<notebook>. A solution's source is left out: the reader writes it. The tables of known mistakes
    in the checks are left out too. Checks are run because grading runs them, and only for what they define and change.
    """
    found, exercise = [], ""
    for cell in cells(folder):
        if cell.kind in {"text", "shown"} or cell.name == "hints":
            continue
        source = source_of(cell, folder.parents[1])
        made = {"name": cell.name, "kind": cell.kind, "source": "" if cell.kind == "solution" else source}
        if cell.kind == "solution":
            exercise = cell.name
        if cell.kind == "test":
            exercise = cell.path.parent.name
            made |= {"points": points(cell, source), "property": property_of(source)}
        if cell.kind in {"check", "test"}:
            made["exercise"] = exercise
        found.append(made)
    return found


def property_of(source: str) -> str:
    """What a test tests, from the comment at its top: one line, or several."""
    said = itertools.takewhile(lambda row: row.startswith("# "), source.splitlines())
    comment = " ".join(row.removeprefix("# ") for row in said)
    return comment[SAID.match(f"# {comment}").end() - 2 :]


def seal(made: list[dict], page: str) -> str:
    """Pack cells for a page, so that practice_runner.unseal unpacks them with the page's name."""
    data = zlib.compress(json.dumps(made, ensure_ascii=False).encode(), 9)
    return base64.b64encode(bytes(a ^ b for a, b in zip(data, stream(page, len(data))))).decode()


def notebook_points() -> dict[str, float]:
    """The points of every notebook that can be graded in the page: {"01_memory/numpy": 21, ...}."""
    found = {}
    for folder in folders(ROOT):
        if folder.name == IN_THE_PAGE:
            tests = [cell for cell in graded_cells(folder) if cell["kind"] == "test"]
            found["/".join(folder.parts[-2:])] = sum(test["points"] for test in tests)
    return found


def add_marks(app, pagename, templatename, context, doctree):
    """Write what a page grades with, and add the scripts. The front page gets a count."""
    if not app.config.practice_marks or app.builder.name != "html":
        return
    attributes = {}
    if pagename == app.config.root_doc:
        context["body"] += count()
    elif (folder := bank_folder(pagename)) and folder.name == IN_THE_PAGE:
        notebook = "/".join(folder.parts[-2:])
        data = {
            "page": notebook,
            "runner": RUNNER.read_text(encoding="utf-8"),
            "sealed": seal(graded_cells(folder), notebook),
        }
        script = f"course.practice.take({json.dumps(data)});\n"
        attributes = {
            "data-marks": write_page_script(app, "practice", pagename, script),
            "data-notebook": notebook,
            "data-points": f"{notebook_points()[notebook]:g}",
        }
    else:
        return
    app.add_css_file("practice/marks.css")
    app.add_js_file("practice/marks.js", loading_method="defer", **attributes)


def count() -> str:
    """The table of the front page: marks.js fills it in and shows it when there is something to show."""
    rows = [
        f'<tr data-practice="{escape(name)}"><th scope="row">{escape(name)}</th><td>0 of {of:g} points</td></tr>'
        for name, of in notebook_points().items()
    ]
    head = '<tr><th scope="col">Notebook</th><th scope="col">Practice points</th></tr>'
    return (
        '<section class="practice-count" hidden><h2 id="practice-points">Practice points</h2>'
        "<p>What you got at the last Grade in the pages of the NumPy notebooks. It is practice: the instructor's grading "
        "counts. Only this browser keeps it.</p>"
        f'<table class="table"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table></section>'
    )
