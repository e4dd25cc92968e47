"""A book of two pages: the front page, and the page of one exercise notebook as the course's pages are built.

Tests of what mounts into an exercise page need no more of the book than the sections that it mounts into.
"""

from html import escape
from pathlib import Path

from sphinx.application import Sphinx

from coursekit.bank import cells
from coursekit.notebooks import ROOT

PAGE = "exercises/01_memory/numpy"
SECTION = """<section class="exercise" data-exercise="{exercise}" data-points="1">
<div class="exercise-task"><h2>{name}</h2></div>
<div class="exercise-answer"><textarea style="width: 100%" aria-label="Answer to {name}">{stub}</textarea></div>
<p class="exercise-verdict"></p>
<div class="exercise-help"></div>
</section>"""


def build(folder: Path, extensions: list[str], front: str = "", **config) -> Path:
    """Build the small book with these extensions. front: what its front page says, in reST. Returns the folder of its pages."""
    source = folder / "source"
    (source / PAGE).parent.mkdir(parents=True, exist_ok=True)
    (source / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (source / "index.rst").write_text(f"Front\n=====\n\n{front}\n\n.. toctree::\n\n   {PAGE}\n")
    notebook = ROOT / "bank" / PAGE.removeprefix("exercises/")
    names = [cell.name for cell in cells(notebook) if cell.kind == "solution"]
    sections = ['<div class="notebook-marks"></div>']
    for name in names:
        stub = f"def {name.replace('-', '_')}():\n    raise NotImplementedError"
        sections.append(
            SECTION.format(exercise=f"{PAGE.removeprefix('exercises/')}/{name}", name=name, stub=escape(stub))
        )
    raw = "\n".join(f"   {line}" for line in "\n".join(sections).splitlines())
    (source / f"{PAGE}.rst").write_text(f"Notebook\n========\n\n.. raw:: html\n\n{raw}\n")
    settings = {
        "extensions": extensions,
        "html_theme": "pydata_sphinx_theme",
        "html_sidebars": {"**": []},
        "html_context": {"default_mode": "auto"},
        "html_favicon": "icon.svg",
        "project": "Small",
        **config,
    }
    app = Sphinx(
        source,
        None,
        folder / "html",
        folder / "trees",
        "html",
        confoverrides=settings,
        status=None,
        freshenv=True,
    )
    app.build()
    return folder / "html"


def checked(page, exercise: str, passed: bool, code: str = ""):
    """Tell the page what its Check found, as the exercise's own part of the page does. exercise: such as "rnn-step"."""
    detail = {"exercise": exercise, "passed": passed, "message": "", "code": code}
    page.locator(f'[data-exercise$="/{exercise}"]').evaluate(
        """(section, detail) =>
            section.dispatchEvent(new CustomEvent("exercise:checked", { detail, bubbles: true }))""",
        detail,
    )


def reset(page, exercise: str):
    """Tell the page that an exercise was reset."""
    page.locator(f'[data-exercise$="/{exercise}"]').evaluate(
        'section => section.dispatchEvent(new CustomEvent("exercise:reset", { bubbles: true }))'
    )
