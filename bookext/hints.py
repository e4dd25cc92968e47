"""Puts help in steps into the exercise pages: a question, a worked example, the beginning of a solution, lines to order.

The texts come from the bank (coursekit.hints, coursekit.parsons). They are written into one script a page, which is
fetched at the first failed check, in base64: nobody reads by accident what they have not asked for. The page's own part
is in book/help/: help.js fills the `.exercise-help` of each exercise's section, parsons.js makes a Parsons problem of
any element. (Runestone and CodeCheck have Parsons problems on servers of their own, js-parsons needs jQuery and a mouse.)
"""

import base64
import json
from pathlib import Path

from markdown_it import MarkdownIt
from sphinx.util.fileutil import copy_asset

from bookext.bundles import bundle
from bookext.page_scripts import write_page_script
from coursekit.bank import cells
from coursekit.hints import Help, helps
from coursekit.notebooks import ROOT
from coursekit.parsons import problems

ASSETS = ROOT / "book" / "help"


def setup(app):
    app.connect("builder-inited", copy_files)
    app.connect("html-page-context", add_help)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def bank_folder(pagename: str) -> Path | None:
    """The folder of the bank whose notebook a page shows; None for other pages."""
    parts = pagename.split("/")
    folder = ROOT / "bank" / "/".join(parts[1:])
    return folder if parts[0] == "exercises" and (folder / "notebook.toml").is_file() else None


def copy_files(app):
    """Before the pages are written, because Sphinx marks a script with the checksum of what is there."""
    if app.builder.format == "html":
        for name in ("help.css", "parsons.js"):
            copy_asset(ASSETS / name, Path(app.outdir) / "_static" / "help")
        bundle(app, "help/help.js", "help/help.js")


def help_of(folder: Path) -> dict:
    """What a page knows of its exercises: {exercise: {steps: [{title, html}], parsons: a problem or None}}."""
    exercises = [cell.name for cell in cells(folder) if cell.kind == "solution"]
    parsons = problems(folder)
    return {
        one.exercise: {
            "steps": _steps(one),
            "parsons": parsons[one.exercise].as_json() if one.exercise in parsons else None,
        }
        for one in helps(folder, exercises)
    }


def _steps(one: Help) -> list[dict]:
    markdown = MarkdownIt("commonmark", {"html": False})
    return [{"title": title, "html": markdown.render(text)} for title, text in one.steps]


def add_help(app, pagename, templatename, context, doctree):
    """Write what an exercise page shows, and add the scripts that show it."""
    folder = bank_folder(pagename)
    if folder is None or app.builder.name != "html":
        return
    made = json.dumps(help_of(folder), ensure_ascii=False)
    script = f'course.help.take("{base64.b64encode(made.encode()).decode()}");\n'
    address = write_page_script(app, "help", pagename, script)
    app.add_css_file("help/help.css")
    app.add_js_file("help/parsons.js", loading_method="defer")
    app.add_js_file("help/help.js", loading_method="defer", **{"data-help": address})
