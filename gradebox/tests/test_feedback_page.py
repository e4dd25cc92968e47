"""The page that a learner gets: an index that tells, folded checks, mathematics without a script, and nothing fetched."""

import re

import bs4
import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import nbgrader_cell
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from traitlets.config import Config

from gradebox.config import configure
from gradebox.feedback.exporter import exercises_of, feedback_page
from gradebox.feedback.mathml import latex_output, mathml
from gradebox.model import reasons_of
from gradebox.notes import start_notes

FORMULAS = r"""If $a<b$ then $$\frac{\partial L}{\partial h_t} = W^\top \odot \tanh(x)$$

\begin{align} x &< y \\ y &> z \end{align}

and \\(i \in \mathbb{R}\\), and $\unknown{x<y}$."""


def marked():
    """The notebook of the helpers with marks where nbgrader puts them, a question in words, a task and a formula."""
    nb = helpers.source_notebook()
    nb.cells.insert(1, new_markdown_cell(FORMULAS))
    nb.cells += [
        nbgrader_cell(
            new_markdown_cell("My *words*: `List<int>`, $x^2$."), "why", grade=True, solution=True, points=2
        ),
        nbgrader_cell(new_markdown_cell("Draw."), "graph", locked=True, points=3),
    ]
    nb.cells[-1].metadata.nbgrader["task"] = True
    for name, score, points in (
        ("test-values", 2, 2),
        ("test-arrays", 0, 1),
        ("why", 1.5, 2),
        ("graph", 0, 3),
    ):
        helpers.get(nb, name).metadata.nbgrader.update(score=score, points=points)
    helpers.get(nb, "why").metadata.nbgrader["comment"] = "Well said: $y<z$."
    cell = helpers.get(nb, "test-arrays")
    cell.outputs = [
        new_output(
            "error", ename="AssertionError", evalue="no arrays", traceback=["AssertionError: no arrays"]
        )
    ]
    helpers.get(nb, "double").outputs = [
        new_output("execute_result", {"text/latex": "$\\displaystyle x^{2}$", "text/plain": "x**2"}),
        new_output("display_data", {"text/html": "<table class='dataframe'><tr><th>a</th></tr></table>"}),
    ]
    start_notes(nb)
    return nb


def page_of(nb, **config):
    """The page as BeautifulSoup reads it."""
    c = settings()
    for section, values in config.items():
        c[section].update(values)
    names = {"student": "ada", "assignment": "week1", "notebook": "numbers"}
    sums = {"score": 3.25, "max_score": 8.0, "late_penalty": 0.25}
    resources = {
        "metadata": {"name": "numbers"},
        "unique_key": "numbers",
        "output_files_dir": "numbers_files",
        "nbgrader": names | sums,
    }
    return bs4.BeautifulSoup(feedback_page(c, nbformat.writes(nb), resources), "html.parser")


def settings():

    c = Config()
    configure(c)
    return c


@pytest.fixture(scope="module")
def page():
    return page_of(marked())


def test_the_index_tells_what_each_test_is_about_and_sums_the_points(page):
    rows = [" ".join(row.get_text(" ").split()) for row in page.select("#index tr")]
    assert rows == [
        "double 2.0 / 3.0",
        "Test test-values The values are right (hidden test) 2.0 / 2.0",
        "Test test-arrays It works on arrays (hidden test) 0.0 / 1.0",
        "why 1.5 / 2.0",
        "Marked by a person: why 1.5 / 2.0",
        "Comment",
        "graph 0.0 / 3.0",
        "Marked by a person: graph 0.0 / 3.0",
        "Late submission penalty -0.25",
    ]
    anchors = {tag.get("id") or tag.get("name") for tag in page.select("[id], a[name]")}
    assert {link["href"][1:] for link in page.select("#index a")} <= anchors


def test_checks_are_folded_and_their_messages_are_not(page):
    folded = page.select("details.check")
    assert [" ".join(part.summary.get_text().split()) for part in folded] == [
        "Check check-double: show the code",
        "Test test-values (Score: 2.0 / 2.0): show the code",
        "Test test-arrays (Score: 0.0 / 1.0): show the code",
    ]
    assert not any(part.has_attr("open") for part in folded)
    message = page.find(string=re.compile("no arrays"))
    assert not message.find_parent("details")
    assert "def double" in page.get_text() and "secret" not in page.get_text()
    assert not page.select_one("#answer-double").find_parent("details")


def test_the_page_has_no_script_and_needs_no_other_server(page):
    assert page.find_all("script") == [] and page.find_all("link") == []
    assert "script-src" not in str(page) and "default-src 'none'" in str(page)
    assert "cdnjs" not in str(page)


def test_mathematics_is_mathml(page):
    assert len(page.find_all("math")) == 7
    assert page.find("mfrac") and page.find("mtable")
    assert page.select_one("code.tex").get_text() == r"\unknown{x<y}"
    assert page.select_one(".output_latex math msup")
    assert "List<int>" in page.get_text()
    assert page.select_one("table.dataframe th").get_text() == "a"


@pytest.mark.parametrize(
    "tex",
    [r"\text{<script>ran()</script>}", r"\href{javascript:ran()}{x}", r"\color{red}{x}", "\\", "{", "", "\x00", "<", "&",
     r"\class{x}{y}", r"\mathbb{\text{\"<img src=x onerror=ran()>}}", "x" * 5000],
)  # fmt: skip
def test_a_formula_is_nothing_else(tex):
    for shown in (mathml(tex), mathml(tex, block=True), latex_output(f"$${tex}$$"), latex_output(tex)):
        tags = {tag.name for tag in bs4.BeautifulSoup(shown, "html.parser").find_all()}
        assert all(tag.startswith("m") or tag in ("code", "pre") for tag in tags)
        assert "<script" not in shown and "<img" not in shown


def test_a_template_of_the_courses_own_is_used(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "conf.json").write_text('{"base_template": "classic"}')
    (tmp_path / "mine" / "index.html.j2").write_text(
        "<html><head></head><body>mine: {{ nb.cells | length }}</body></html>"
    )
    own = {"template_name": "mine", "extra_template_basedirs": [str(tmp_path)]}
    assert page_of(marked(), HTMLExporter=own).get_text().startswith("mine: ")


def test_exercises_without_anything_to_show_are_left_out():
    nb = marked()
    nb.cells.append(nbgrader_cell(new_code_cell("x = 1"), "later", solution=True))
    assert [exercise.name for exercise in exercises_of(nb)] == ["double", "why", "graph"]


def test_who_was_stopped_is_to_be_graded_again_when_the_machine_is_idle():
    nb = helpers.released_notebook()
    start_notes(nb)
    nb.metadata.gradebox["incidents"] += [
        "test-values: the cell ran longer than 2 s and was stopped",
        "test-arrays: the notebook ran longer than 1e+03 s and was stopped",
        "test-arrays: the kernel died while this cell ran",
    ]
    assert [reason.kind for reason in reasons_of(nb)] == ["slow", "slow", "run"]
