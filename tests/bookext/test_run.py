"""Running the cells in the page, as a learner does it: in Chromium, with Pyodide's own files and no network."""

import ast
import contextlib
import json
import re
import shutil

import nbformat
import pytest
from browser import axe, open_page
from gradebox_helpers import needs_box
from pyodide_fixture import pyodide_folder

from bookext.in_page import needs
from coursekit.answers import answers, read_notebook, reference
from coursekit.notebooks import ROOT, chapters, page_names
from gradebox.grade import grade_assignment

EXERCISE, CHAPTER = "exercises/01_memory/numpy", "book/01_memory"
ENDED = re.compile("^(Done|Ended)")


class RunPage:
    """A page of the book with Python at hand: Pyodide's files stand where its CDN would."""

    def __init__(self, opened):
        self.opened, self.page = opened, opened.page

    def cell(self, name):
        """A cell's row of buttons. name: its grade_id, or its number on the page, from 1."""
        return self.page.locator(
            f'[data-cell="{name}"]' if isinstance(name, str) else f".run-bar >> nth={name - 1}"
        )

    def output(self, name):
        return self.cell(name).locator("xpath=following-sibling::*[1]")

    def editor(self, name):
        return self.cell(name).locator("xpath=..").locator("textarea")

    def unfold(self, name):
        """Open what a cell's buttons are behind: its folded code, or a dropdown that it stands in."""
        self.cell(name).evaluate(
            """bar => {
                for (let box = bar; (box = box.parentElement.closest("details")); ) box.open = true;
                for (const folded of bar.parentElement.querySelectorAll(":scope > details")) folded.open = true;
            }"""
        )

    def write(self, name, code):
        """Put code into the cell's editor, which opens if it is closed."""
        self.unfold(name)
        if not self.editor(name).count():
            self.cell(name).locator(".run-edit").click()
        self.editor(name).fill(code)

    def run(self, name, seconds=180):
        """Press Run and wait for the end. Returns the status line."""
        self.unfold(name)
        status = self.cell(name).locator(".run-status")
        status.evaluate("status => (status.textContent = '')")
        self.cell(name).locator(".run-now").click()
        status.get_by_text(ENDED).wait_for(timeout=1000 * seconds)
        return status.inner_text()

    def failed(self):
        """The cells that ended with an error: {number: message}."""
        bars = range(1, 1 + self.page.locator(".run-bar").count())
        errors = {number: self.output(number).locator(".run-error") for number in bars}
        return {number: error.inner_text() for number, error in errors.items() if error.count()}

    def download(self, filename="numpy.ipynb"):
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="Download as notebook").click()
        assert download.value.suggested_filename == filename
        return download.value.path().read_bytes()


@pytest.fixture(scope="module")
def pyodide():
    return pyodide_folder()


@contextlib.contextmanager
def opener(site, browser, pyodide):
    """A function that opens a page of the book by name, as a RunPage; more arguments go to open_page."""
    opened = []

    def from_folder(route):
        path = pyodide / route.request.url.rsplit("/", 1)[1]
        if path.is_file():
            route.fulfill(path=path, headers={"Access-Control-Allow-Origin": "*"})
        else:
            route.abort()

    def open_it(name, network=True, address=site, **options):
        opened.append(open_page(browser, f"{address}/{name}.html", **options))
        if network:
            opened[-1].page.context.route("https://cdn.jsdelivr.net/pyodide/**", from_folder)
        return RunPage(opened[-1])

    yield open_it
    for one in opened:
        one.close()


@pytest.fixture
def open_run(site, browser, pyodide):
    with opener(site, browser, pyodide) as open_it:
        yield open_it


@pytest.fixture(scope="module")
def exercise(site, browser, pyodide):
    """The page of an exercise that several tests use one after the other, because Python takes seconds to start."""
    with opener(site, browser, pyodide) as open_it:
        yield open_it(EXERCISE)


def test_nothing_is_fetched_before_the_first_run(open_run):
    run = open_run(EXERCISE)
    run.page.wait_for_load_state("networkidle")
    asked = [request.url for request in run.opened.requests]
    assert not any(
        "pyodide" in url or url.startswith("blob:") or "_static/run/exercises" in url for url in asked
    )
    run.run("imports")
    asked = [request.url for request in run.opened.requests[len(asked) :]]
    assert all(
        re.match("http://127.0.0.1|blob:|https://cdn.jsdelivr.net/pyodide/v0.27.7/full/", url)
        for url in asked
    )


def test_a_cell_computes_and_those_above_it_run_first(open_run):
    run = open_run(CHAPTER)
    assert run.run(2).startswith("Done in ")
    first = run.output(2).inner_text()
    assert re.search("____ -> [A-Z]", first)
    assert run.cell(1).inner_text().count("Done in ") == 1
    note = run.output(1).inner_text()
    assert note.startswith("Left out, because the page has no TensorFlow:") and "import keras" in note
    run.write(2, "print(6 * 7)\nWORDS[:1]")
    run.run(2)
    assert run.output(2).inner_text().split("\n")[0] == "42" and "['" in run.output(2).inner_text()


def test_a_figure_is_shown(open_run):
    run = open_run(CHAPTER)
    run.run(5)
    figure = run.output(5).get_by_alt_text("Figure made by this cell")
    assert figure.evaluate("image => image.decode().then(() => image.naturalWidth)") > 400


def test_an_unwritten_answer_and_input_say_what_is_wrong(exercise):
    run = exercise
    run.run("check-one-hot")
    output = run.output("check-one-hot")
    assert (
        output.get_by_role("alert").inner_text() == "NotImplementedError: an answer is still to be written."
    )
    assert "Cell 4, line 10, in one_hot" in output.inner_text() and "pyodide" not in output.inner_text()
    run.write("one-hot", "name = input('who? ')")
    run.run("one-hot")
    assert "write the value into the code" in run.output("one-hot").get_by_role("alert").inner_text()


def test_a_wrong_answer_gets_the_checks_message(exercise):
    run = exercise
    wrong = next(
        answer for answer in answers("01_memory", "numpy") if answer.id == "numpy/one-hot/off_by_one"
    )
    run.write("one-hot", wrong.source)
    run.run("check-one-hot")
    message = run.output("check-one-hot").get_by_role("alert").inner_text()
    assert message == "one_hot: each 1 stands one place too early: token 0 belongs to the first place."
    run.write("one-hot", reference("01_memory", "numpy")["one-hot"])
    run.run("check-one-hot")  # the changed cell above it runs again by itself
    assert run.output("check-one-hot").inner_text().strip() == "one_hot: this looks right."


def test_the_editor_needs_no_mouse_and_lets_the_keyboard_out(exercise):
    run = exercise
    run.cell("rnn-step").locator(".run-edit").focus()
    keyboard = run.page.keyboard
    keyboard.press("Enter")
    assert run.editor("rnn-step").evaluate("editor => editor === document.activeElement")
    keyboard.press("Control+A")
    keyboard.type("def f():")
    keyboard.press("Enter")
    keyboard.type("return 2")
    keyboard.press("Enter")
    keyboard.press("Shift+Tab")
    keyboard.type("f()")
    assert run.editor("rnn-step").input_value() == "def f():\n    return 2\nf()"
    keyboard.press("Control+Enter")
    run.cell("rnn-step").get_by_text(ENDED).wait_for(timeout=180_000)
    assert run.output("rnn-step").inner_text().strip() == "2"
    keyboard.press("Escape")
    keyboard.press("Tab")
    assert run.page.evaluate("document.activeElement.className") == "run-now"


def test_an_endless_loop_is_stopped_and_the_next_run_works(exercise):
    run = exercise
    run.write("one-hot", "while True:\n    pass")
    run.cell("one-hot").locator(".run-now").click()
    run.cell("one-hot").get_by_text("Running.").wait_for(timeout=180_000)
    run.cell("one-hot").get_by_role("button", name="Stop").click()
    assert run.cell("one-hot").inner_text().count("Stopped.") == 1
    run.write("one-hot", "float(np.arange(3).sum())")
    assert run.run("one-hot").startswith("Done")
    assert run.output("one-hot").inner_text().strip() == "3.0"


def test_an_endless_print_is_cut_and_can_be_stopped(exercise):
    run = exercise
    run.write("one-hot", "while True:\n    print('again and again')")
    run.cell("one-hot").locator(".run-now").click()
    run.output("one-hot").get_by_text("more than 100,000 characters").wait_for(timeout=180_000)
    assert len(run.output("one-hot").locator(".run-stdout").inner_text()) <= 100_000
    run.cell("one-hot").get_by_role("button", name="Stop").click()
    run.cell("one-hot").get_by_text("Stopped.").wait_for()


def test_changes_are_kept_over_a_reload_until_they_are_reset(open_run):
    run = open_run(EXERCISE)
    run.write("one-hot", "one_hot = 1")
    run.write("rnn-step", "rnn_step = 2")
    run.page.reload()
    assert run.editor("one-hot").input_value() == "one_hot = 1"
    run.page.on("dialog", lambda dialog: dialog.accept())
    run.cell("one-hot").get_by_role("button", name="Reset").click()
    assert (
        not run.editor("one-hot").count()
        and "def one_hot" in run.cell("one-hot").locator("xpath=..").inner_text()
    )
    run.page.reload()
    assert not run.editor("one-hot").count() and run.editor("rnn-step").input_value() == "rnn_step = 2"
    run.page.get_by_role("button", name="Reset all").click()
    assert (
        not run.page.locator("textarea").count()
        and run.page.evaluate("localStorage.getItem('run:' + location.pathname)") is None
    )


def test_an_untouched_exercise_downloads_as_the_same_bytes(open_run):
    for chapter in chapters():
        run = open_run(f"exercises/{chapter}/numpy", network=False)
        assert run.download() == (ROOT / "exercises" / chapter / "numpy.ipynb").read_bytes()


def test_a_chapter_downloads_as_a_notebook_with_the_changes_in_it(open_run):
    run = open_run(CHAPTER, network=False)
    run.write(2, "print('mine')")
    notebook = nbformat.reads(run.download("01_memory.ipynb").decode(), as_version=4)
    nbformat.validate(notebook)
    assert notebook.cells[0].source.startswith("# Memory")
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert "print('mine')" in sources and any("import keras" in source for source in sources)


@needs_box
def test_the_downloaded_notebook_gets_full_marks(open_run, tmp_path):
    run = open_run(EXERCISE, network=False)
    solved = reference("01_memory", "numpy")
    for cell, code in solved.items():
        run.write(cell, code)
    downloaded = json.loads(run.download())
    expected = read_notebook("exercises", "01_memory", "numpy")
    for cell in expected["cells"]:
        if cell["id"] in solved:
            cell["source"] = solved[cell["id"]].splitlines(keepends=True)
    assert downloaded == expected

    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for kind in ("solutions", "exercises"):
        (tmp_path / kind / "01_memory").mkdir(parents=True)
        shutil.copy(ROOT / kind / "01_memory" / "numpy.ipynb", tmp_path / kind / "01_memory")
    (tmp_path / "submitted" / "ada" / "01_memory").mkdir(parents=True)
    (tmp_path / "submitted" / "ada" / "01_memory" / "numpy.ipynb").write_bytes(run.download())
    (record,) = grade_assignment(tmp_path, "01_memory")
    assert record.score == record.max_score > 0 and not record.reasons


@pytest.mark.parametrize("chapter", chapters())
def test_the_reference_answers_pass_all_checks_in_the_page(open_run, chapter):
    run = open_run(f"exercises/{chapter}/numpy")
    for cell, code in reference(chapter, "numpy").items():
        run.write(cell, code)
    run.run(run.page.locator(".run-bar").count(), seconds=240)
    failed = run.failed()
    if chapter == "04_stacked":
        # Its text comes from pydoc_data, a part of Python that Pyodide fetches separately and no wheel here carries.
        assert "pydoc_data" in run.output(1).inner_text()
        assert {message.split("'")[1] for message in failed.values()} <= {"topics", "tokens", "longest"}
    else:
        assert failed == {}


@pytest.mark.parametrize("name", page_names())
def test_a_pages_cells_run_in_the_page(open_run, name):
    run = open_run(f"book/{name}")
    run.run(run.page.locator(".run-bar").count(), seconds=240)
    assert run.failed() == {}


@pytest.mark.parametrize("javascript", [True, False])
def test_what_needs_tensorflow_says_so_and_has_no_button(open_run, javascript):
    exercise = open_run("exercises/01_memory/tensorflow", network=False, javascript=javascript).page
    assert exercise.locator(".run-needs").inner_text().startswith("This notebook needs TensorFlow")
    assert not exercise.locator(".run-bar").count()
    chapter = open_run(CHAPTER, network=False, javascript=javascript).page
    trains = chapter.locator(".cell", has_text="train_and_test(simple_rnn, d, seed)")
    assert trains.count() and not trains.locator(".run-bar").count()
    assert "runs in JupyterLab: make lab" in trains.locator(".run-needs").first.inner_text()
    shown = chapter.locator(
        ".run-bar:not(details:not([open]) ~ *)"
    ).count()  # the others are behind folded code
    assert shown and chapter.get_by_role("button", name="Run").count() == (shown if javascript else 0)


def test_without_a_network_the_page_says_what_to_do(open_run):
    run = open_run(EXERCISE, network=False)
    run.cell("imports").locator(".run-now").click()
    message = run.output("imports").get_by_role("alert")
    message.wait_for()
    assert message.inner_text().startswith("Python could not be loaded: cdn.jsdelivr.net does not answer.")
    assert "make lab" in message.inner_text()


def test_a_page_opened_from_disk_runs_too(open_run, book):
    run = open_run(EXERCISE, address=book.as_uri())
    run.write("one-hot", "print(np.arange(4).sum())")
    run.run("one-hot")
    assert run.output("one-hot").inner_text().strip() == "6"


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (360, "dark")])
def test_a_page_stays_accessible_while_it_is_used(open_run, width, scheme):
    run = open_run(EXERCISE, width=width, scheme=scheme)
    assert axe(run.page, ".bd-article") == []
    run.write("one-hot", "print('a' * 200)\nplt.plot([1, 2])\n1 / 0")
    run.run("check-one-hot")
    assert run.output("one-hot").locator("img").count() == 1
    assert axe(run.page, ".bd-article") == []


@pytest.mark.parametrize(
    "cells, runs",
    [
        (["import numpy as np\nimport keras\nkeras.seed(0)", "np.ones(3)"], [True, True]),
        (
            ["import keras", "model = keras.Model()", "print(model)", "model = 1", "print(model)"],
            [0, 0, 0, 1, 1],
        ),
        (["import numpy\nimport keras", "def fit():\n    return keras.fit()", "fit()"], [1, 0, 0]),
        (["import numpy\nimport keras", "def f(keras):\n    return keras", "f(1)"], [1, 1, 1]),
        (["from coursekit.blanks import train", "for train in (1, 2):\n    print(train)"], [0, 1]),
        (["import keras", "losses = {}", "losses['a'] = keras.fit()", "print(losses)"], [0, 1, 0, 0]),
    ],
)
def test_a_cell_needs_tensorflow_if_a_name_in_it_does(cells, runs):
    missing_modules, lost = {"keras": "TensorFlow", "coursekit.blanks": "TensorFlow"}, {}
    for code, expected in zip(cells, runs, strict=True):
        assert (needs.lacking(code, missing_modules, lost) is None) == bool(expected), code


def test_the_version_of_pyodide_is_the_one_that_is_tested():
    tested = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]["pyodide"]
    source = (ROOT / "bookext" / "run.py").read_text(encoding="utf-8")
    pinned = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    assert f"https://cdn.jsdelivr.net/pyodide/v{tested}/full/" in pinned
