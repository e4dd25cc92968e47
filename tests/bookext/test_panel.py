"""Exercises in the page, as a learner does them: in Chromium, with Pyodide's own files and no network."""

import json
import re

import pytest
from browser import WRECKED_STORAGE, axe, is_wider_than_the_window, new_context, resize, use_theme
from run_page import answer_for_the_cdn

from coursekit.answers import answers, read_notebook, reference
from coursekit.notebooks import ROOT, chapters

pytestmark = pytest.mark.reads_pages("01_memory")
NAMED_ONLY = pytest.mark.reads_pages()  # but for what is in the test's name
EXERCISE = "exercises/01_memory/numpy"
NOTEBOOKS = [
    f"{chapter}/{path.stem}"
    for chapter in chapters()
    for path in sorted((ROOT / "exercises" / chapter).glob("*.ipynb"))
]


@pytest.fixture(scope="module")
def exercise(open_shared):
    """The page of an exercise that several tests use one after the other, because Python takes seconds to start."""
    return open_shared(EXERCISE)


def wrong_answer(name):
    """An answer of the bank, by its id: numpy/one-hot/off_by_one."""
    return next(answer for answer in answers("01_memory", "numpy") if answer.id == name).source


def test_an_exercise_is_done_with_the_keyboard_alone(exercise):
    exercise.panel("rnn-step").locator(".run-edit").focus()
    keyboard = exercise.page.keyboard
    keyboard.press("Enter")
    exercise.has_focus("rnn-step")
    keyboard.press("Control+A")
    keyboard.type("def rnn_step(a):")
    keyboard.press("Enter")
    keyboard.type("return 2")
    keyboard.press("Control+A")
    keyboard.press("Tab")
    keyboard.press("Shift+Tab")
    assert exercise.text("rnn-step") == "def rnn_step(a):\n    return 2"
    keyboard.press("Control+Enter")
    exercise.verdict_is_there("rnn-step")
    assert "rnn_step" in exercise.panel("rnn-step").locator(".exercise-verdict").inner_text()
    keyboard.press("Control+End")
    keyboard.type("0")
    assert exercise.text("rnn-step").endswith("return 20")
    keyboard.press("Control+Z")
    assert exercise.text("rnn-step") == "def rnn_step(a):\n    return 2"
    keyboard.press("Escape")
    keyboard.press("Tab")
    assert "exercise-check" in exercise.page.evaluate("document.activeElement.className")


def test_a_syntax_error_is_the_verdict(exercise):
    exercise.write("one-hot", "def one_hot(tokens, vocab_size):\n    return (")
    assert exercise.check("one-hot").startswith("SyntaxError: '(' was never closed (line 2)")


def test_a_check_leans_on_what_its_answer_uses_and_on_nothing_else(exercise):
    exercise.write("one-hot", "this is no Python")  # no answer below uses it
    exercise.write("rnn-step", wrong_answer("numpy/rnn-step/no_bias"))
    exercise.write("rnn-forward", reference("01_memory", "numpy")["rnn-forward"])
    message = exercise.check("rnn-forward")
    assert message.startswith("This leans on rnn_step, which comes first: rnn_step: the bias b is left out.")
    link = exercise.panel("rnn-forward").get_by_role("link", name="Go to rnn_step")
    assert link.get_attribute("href") == "#exercise-rnn-step"
    exercise.write("rnn-step", reference("01_memory", "numpy")["rnn-step"])
    # The verdict spoke of rnn_step, too.
    assert exercise.panel("rnn-forward").locator(".exercise-verdict").inner_text() == ""
    assert exercise.check("rnn-forward") == "rnn_forward: this looks right."


def test_what_an_answer_prints_stands_below_the_verdict(exercise):
    exercise.write(
        "one-hot", f"{reference('01_memory', 'numpy')['one-hot']}\nprint('mine', one_hot([[1]], 3))"
    )
    assert exercise.check("one-hot") == "one_hot: this looks right."
    assert exercise.panel("one-hot").locator(".run-stdout").inner_text() == "mine [[[0. 1. 0.]]]"


def test_an_endless_loop_is_stopped_and_the_next_check_works(exercise):
    exercise.write("softmax", "while True:\n    pass")
    panel = exercise.panel("softmax")
    panel.locator(".exercise-check").click()
    panel.get_by_text("Checking.").wait_for(timeout=180_000)
    panel.get_by_role("button", name="Stop").click()
    panel.locator(".exercise-verdict").get_by_text("Stopped.").wait_for()
    exercise.write("softmax", reference("01_memory", "numpy")["softmax"])
    assert exercise.check("softmax") == "softmax: this looks right."


def test_an_answer_that_makes_nothing_runs_and_says_what_it_prints(exercise):
    exercise.write("softmax", "print('so far')")
    assert exercise.check("softmax").startswith("NameError: name 'softmax' is not defined")
    assert exercise.panel("softmax").locator(".run-stdout").inner_text().strip() == "so far"


def test_an_answer_that_changes_while_it_is_checked_gets_no_verdict(exercise):
    exercise.write("softmax", "for _ in range(20_000_000):\n    pass")
    panel = exercise.panel("softmax")
    panel.locator(".exercise-check").click()
    panel.get_by_text("Checking.").wait_for(timeout=180_000)
    exercise.write("softmax", "softmax = 1")
    panel.get_by_role("button", name="Stop").wait_for(state="hidden", timeout=180_000)
    assert panel.locator(".exercise-verdict").inner_text() == ""


def test_other_scripts_hear_of_a_check_and_use_pythons_page(exercise):
    exercise.page.evaluate(
        "window.heard = []; addEventListener('exercise:checked', event => heard.push(event.detail));"
        "addEventListener('exercise:reset', event => heard.push(event.type))"
    )
    exercise.write("softmax", "softmax = None")
    exercise.check("softmax")
    (heard,) = exercise.page.evaluate("heard")
    assert heard["exercise"] == "01_memory/numpy/softmax" and not heard["passed"] and heard["message"]
    assert heard["code"] == "softmax = None"
    cells = [
        {"name": "a", "source": "import numpy as np\nx = np.arange(3)"},
        {"name": "b", "source": "str(x.sum())"},
    ]
    ran = exercise.page.evaluate("cells => course.python.run({cells, timeout: 60})", cells)
    assert ran == {"ok": True, "message": "", "outputs": [], "value": "3"}
    again = [{"name": "c", "source": "x"}]
    ran = exercise.page.evaluate("cells => course.python.run({cells, timeout: 60})", again)
    assert not ran["ok"] and "NameError" in ran["message"]  # a namespace of its own each time
    loop = [{"name": "d", "source": "while True: pass"}]
    ran = exercise.page.evaluate("cells => course.python.run({cells, timeout: 1})", loop)
    assert not ran["ok"] and ran["message"] == "This took longer than 1 s and was stopped."
    written = exercise.page.evaluate("course.python.answers('01_memory/numpy')")
    assert written["softmax"] == "softmax = None" and len(written) == 6
    placed = exercise.page.evaluate("course.python.notebookCells()")
    assert next(cell for cell in placed if cell["id"] == "softmax")["source"] == ["softmax = None"]


@NAMED_ONLY
@pytest.mark.parametrize("chapter", chapters())
def test_the_reference_answers_pass_all_checks_in_the_page(open_next, chapter):
    run = open_next(f"exercises/{chapter}/numpy")
    solved = reference(chapter, "numpy")
    for cell, code in solved.items():
        run.write(cell, code)
    run.page.get_by_role("button", name="Check all").click()
    run.verdict_is_there(list(solved)[-1], seconds=240)
    failed = run.page.locator(".exercise[data-state=failed], .exercise[data-state=stopped]")
    assert failed.locator(".exercise-verdict").all_inner_texts() == []
    assert run.page.locator(".exercise[data-state=passed]").count() == len(solved)


def test_the_cells_that_show_an_answer_at_work_run(exercise):
    for cell, code in reference("01_memory", "numpy").items():
        exercise.write(cell, code)
    shown = exercise.page.locator(".run-cell .run-bar").last.get_attribute("data-cell")
    assert exercise.run(shown, seconds=240).startswith("Done")
    assert exercise.output(shown).get_by_alt_text("Figure made by this cell").count()


def test_changes_are_kept_over_a_reload_and_a_reset_can_be_undone(open_run):
    run = open_run(EXERCISE, network=False)
    run.write("one-hot", "one_hot = 1")
    run.write("rnn-step", "rnn_step = 2")
    run.page.reload()
    run.editor("one-hot").wait_for()
    assert run.text("one-hot") == "one_hot = 1"
    asked = []
    run.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    run.panel("one-hot").get_by_role("button", name="Reset").click()
    assert asked and "def one_hot" in run.text("one-hot")
    run.panel("one-hot").get_by_role("button", name="Undo the reset").click()
    assert run.text("one-hot") == "one_hot = 1"
    run.page.get_by_role("button", name="Reset all").click()
    assert run.page.evaluate("localStorage.getItem('run:' + location.pathname)") is None
    run.page.locator(".run-undo-all").click()
    assert (run.text("one-hot"), run.text("rnn-step")) == ("one_hot = 1", "rnn_step = 2")


def test_a_reset_that_is_refused_changes_nothing(open_run):
    run = open_run(EXERCISE, network=False)
    run.write("one-hot", "one_hot = 1")
    run.page.on("dialog", lambda dialog: dialog.dismiss())
    run.panel("one-hot").get_by_role("button", name="Reset").click()
    run.page.get_by_role("button", name="Reset all").click()
    assert run.text("one-hot") == "one_hot = 1"


def test_two_windows_keep_each_others_answers(open_run):
    first = open_run(EXERCISE, network=False)
    first.write("one-hot", "one_hot = 1")
    page = first.page.context.new_page()
    page.goto(first.page.url)
    page.locator("#exercise-rnn-step .run-edit").click()
    page.locator("#exercise-rnn-step .cm-content").fill("rnn_step = 2")
    first.editor("rnn-step").get_by_text("rnn_step = 2").wait_for()
    assert (first.text("one-hot"), first.text("rnn-step")) == ("one_hot = 1", "rnn_step = 2")


@pytest.mark.parametrize("wreck", WRECKED_STORAGE.values(), ids=WRECKED_STORAGE)
def test_without_storage_the_page_works_and_says_so(open_run, wreck):
    run = open_run(EXERCISE, network=False)
    run.page.add_init_script(wreck)
    run.page.reload()
    run.write("one-hot", "one_hot = 1")
    said = "This browser does not keep your changes: download the notebook before you leave."
    assert run.cell("one-hot").locator(".run-status").inner_text() == said
    notebook = json.loads(run.download())
    assert next(cell for cell in notebook["cells"] if cell["id"] == "one-hot")["source"] == ["one_hot = 1"]
    # The theme's own script keeps the reader's choice of a theme there, and throws.
    thrown = {"uncaught: full", "uncaught: no"}
    run.opened.errors[:] = [error for error in run.opened.errors if error not in thrown]


def test_the_editor_helps(open_run):
    """Colours, line numbers, a closing bracket, the names in scope, and Shift+Enter to the next answer."""
    run = open_run(EXERCISE, network=False)
    run.write("rnn-forward", "")
    run.editor("rnn-forward").press_sequentially("x = (")
    assert run.text("rnn-forward") == "x = ()"
    run.write("rnn-forward", "def f():  # why\n    return 'a'\n")
    lines = run.panel("rnn-forward").locator(".cm-lineNumbers .cm-gutterElement").all_inner_texts()
    assert [line for line in lines if line][-3:] == ["1", "2", "3"]
    run.page.wait_for_function(  # CodeMirror reads the code when it has time
        "editor => new Set([...editor.querySelectorAll('span')].map(span => getComputedStyle(span).color)).size >= 3",
        arg=run.editor("rnn-forward").element_handle(),
    )
    run.write("rnn-forward", "")
    run.editor("rnn-forward").press_sequentially("rnn_s")
    completions = run.page.locator(".cm-tooltip-autocomplete")
    completions.get_by_text("rnn_step").wait_for()
    run.write("rnn-forward", "")
    run.editor("rnn-forward").press_sequentially("n")
    completions.get_by_text("np", exact=True).wait_for()  # of the imports, which have no buttons
    run.page.keyboard.press("Escape")
    run.page.keyboard.press("Shift+Enter")
    run.has_focus("softmax")


@NAMED_ONLY
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_exercise_is_a_panel_with_its_points(open_run, name):
    page = open_run(f"exercises/{name}", network=False, javascript=False).page
    notebook = read_notebook("exercises", *name.split("/"))
    graders = [cell["metadata"]["nbgrader"] for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    solutions = [grader["grade_id"] for grader in graders if grader["solution"]]
    points = sum(grader["points"] for grader in graders if grader["grade"])
    panels = page.locator("section.exercise")
    assert panels.evaluate_all("all => all.map(one => one.dataset.exercise)") == [
        f"{name}/{solution}" for solution in solutions
    ]
    assert panels.evaluate_all("all => all.map(one => Number(one.dataset.points))").__len__() == len(
        solutions
    )
    assert sum(panels.evaluate_all("all => all.map(one => Number(one.dataset.points))")) == points
    parts = ["exercise-task", "exercise-answer", "exercise-verdict", "exercise-help", "exercise-tested"]
    for found in panels.evaluate_all("all => all.map(one => [...one.children].map(part => part.className))"):
        assert [part in " ".join(found) for part in parts] == [True] * 5 and len(found) == 5
    listed = page.locator(".exercise-tested li").all_inner_texts()
    assert len(listed) == sum(grader["grade"] for grader in graders)
    # Of what goes wrong nothing is to be seen: the checks' code is folded.
    visible = page.locator(".bd-article").inner_text()
    assert "check(" not in visible and "AssertionError" not in visible and "Hidden test" not in visible
    # A notebook that needs TensorFlow says so once, and promises no Check.
    in_the_page = name.endswith("numpy")
    assert page.locator(".run-needs").count() == (not in_the_page)
    assert ("Check does both" in visible) == in_the_page


def test_check_stands_right_below_the_answer(open_run):
    """It was 600 to 2,000 pixels away, behind the check's code."""
    page = open_run(EXERCISE, network=False).page
    distances = page.locator("section.exercise").evaluate_all(
        """all => all.map(one => one.querySelector('.exercise-check').getBoundingClientRect().top
            - one.querySelector('.exercise-answer .cell_input').getBoundingClientRect().bottom)"""
    )
    assert all(0 <= distance < 40 for distance in distances)


def test_a_tensorflow_notebook_says_once_what_to_do(open_run):
    page = open_run("exercises/01_memory/tensorflow", network=False).page
    (line,) = page.locator(".run-needs").all_inner_texts()
    assert line.startswith(
        "This notebook needs TensorFlow, which no browser has. It runs in JupyterLab: make lab"
    )
    assert not page.locator(".run-bar").count()


@NAMED_ONLY
@pytest.mark.parametrize("chapter", chapters())
def test_an_untouched_exercise_downloads_as_the_same_bytes(open_run, chapter):
    run = open_run(f"exercises/{chapter}/numpy", network=False)
    assert run.download() == (ROOT / "exercises" / chapter / "numpy.ipynb").read_bytes()


def test_a_page_stays_accessible_while_it_is_used(open_run):
    """What it is before that, test_browser.py looks at."""
    run = open_run(EXERCISE, network=False)
    run.write("one-hot", "def one_hot(tokens):  # comment\n    return ['text', 12, None]")
    run.page.evaluate("for (const one of document.querySelectorAll('.exercise-tested')) one.open = true")
    run.check("one-hot")  # there is no network: the page says so
    for width, theme in ((1280, "light"), (1280, "dark"), (360, "dark"), (360, "light")):
        resize(run.page, width)
        use_theme(run.page, theme)
        assert axe(run.page, ".bd-article") == [], (width, theme)
        assert not is_wider_than_the_window(run.page), (width, theme)
        size = run.editor("one-hot").evaluate("editor => parseFloat(getComputedStyle(editor).fontSize)")
        assert size >= (16 if width == 360 else 12)


def test_a_phone_checks_by_touch(browser, site, cdn):
    """With a finger, at 360 px: tap the code, type, tap Check."""
    context = new_context(browser, width=360, height=740, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(180_000)
    answer_for_the_cdn(context, cdn)
    page.goto(f"{site}/{EXERCISE}.html")
    panel = page.locator("#exercise-one-hot")
    panel.locator(".exercise-answer .cell_input pre").tap()  # the check's code is in the panel, too, folded
    panel.locator(".cm-content").fill(reference("01_memory", "numpy")["one-hot"])
    panel.locator(".exercise-check").tap()
    panel.locator(".exercise-passed").wait_for()
    heights = panel.locator(".run-bar button:visible").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 44
    assert re.search("this looks right", panel.inner_text())
    context.close()
