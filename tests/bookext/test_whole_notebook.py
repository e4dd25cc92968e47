"""A whole notebook as a learner does it in the page, until it is graded: the same points in both places."""

import json
import re
import shutil

import pytest
from gradebox_helpers import needs_box

from coursekit.answers import answers, read_notebook, reference
from coursekit.notebooks import ROOT
from gradebox.grade import grade_assignment

NOTEBOOK = "01_memory/numpy"
TOO_EARLY = "numpy/one-hot/off_by_one"
NO_BIAS = "numpy/rnn-step/no_bias"  # the learner does not notice it: it costs points


def wrong_answer(name):
    """An answer of the bank, by its id."""
    return next(answer for answer in answers("01_memory", "numpy") if answer.id == name).source


def grade_in_the_page(page):
    """Press Grade. Returns (points, of how many)."""
    page.get_by_role("button", name="Grade").click()
    page.locator(".marks-grade:not([disabled])").wait_for(timeout=180_000)
    return marks(page)


def marks(page):
    return tuple(
        float(number) for number in re.findall(r"[\d.]*\d", page.locator(".marks-sum").inner_text())[:2]
    )


def grade_with_gradebox(folder, downloaded):
    """Hand in the downloaded file. Returns its record."""
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    for kind in ("solutions", "exercises"):
        (folder / kind / "01_memory").mkdir(parents=True)
        shutil.copy(ROOT / kind / "01_memory" / "numpy.ipynb", folder / kind / "01_memory")
    handed_in = folder / "submitted" / "ada" / "01_memory"
    handed_in.mkdir(parents=True)
    (handed_in / "numpy.ipynb").write_bytes(downloaded)
    (record,) = grade_assignment(folder, "01_memory")
    return record


@pytest.mark.reads_pages("01_memory")
@pytest.mark.children_read_no_notebook  # but for those in the test's folder
@needs_box
def test_a_notebook_is_done_in_the_page_and_graded_alike(open_run, tmp_path):
    run = open_run(f"exercises/{NOTEBOOK}")
    page, one_hot = run.page, run.panel("one-hot")
    verdict, help_place = one_hot.locator(".exercise-verdict"), one_hot.locator(".exercise-help")

    # An answer that is still to be written, then a wrong one, and its message: no frame of the check's own code.
    assert run.check("one-hot") == "NotImplementedError: an answer is still to be written."
    run.write("one-hot", wrong_answer(TOO_EARLY))
    assert verdict.inner_text() == "" and "Changed since" in one_hot.inner_text()
    message = "one_hot: each 1 stands one place too early: token 0 belongs to the first place."
    assert run.check("one-hot") == verdict.inner_text() == message

    # A failed check brings the next hint by itself; the learner asks for one more.
    help_place.get_by_role("button", name="Show the beginning of a solution").click()
    help_place.locator(".help-title").nth(2).wait_for()
    titles = help_place.locator(".help-title").all_inner_texts()
    assert titles == ["A question", "A worked example", "The beginning of a solution"]

    # The mend, and marks for what is there.
    solved = reference("01_memory", "numpy")
    run.write("one-hot", solved["one-hot"])
    assert verdict.inner_text() == ""
    assert run.check("one-hot") == "one_hot: this looks right."
    assert one_hot.get_attribute("data-state") == "passed"
    help_place.wait_for(state="hidden")
    first, of = grade_in_the_page(page)
    assert 0 < first < of

    # All of that is there after a reload.
    page.reload()
    assert run.text("one-hot") == solved["one-hot"].rstrip("\n")
    assert verdict.inner_text() == "It passed its check before."
    assert marks(page) == (first, of)

    # The other exercises, one of them wrong.
    written = solved | {"rnn-step": wrong_answer(NO_BIAS)}
    for cell, code in written.items():
        run.write(cell, code)
    points, _ = grade_in_the_page(page)
    assert first < points < of

    # The file is the released notebook with the answers in it, and gets the same points.
    downloaded = run.download()
    expected = read_notebook("exercises", "01_memory", "numpy")
    for cell in expected["cells"]:
        if cell["id"] in written:
            cell["source"] = written[cell["id"]].splitlines(keepends=True)
    assert json.loads(downloaded) == expected
    record = grade_with_gradebox(tmp_path, downloaded)
    assert (record.score, record.max_score) == (points, of)
    assert {reason.kind for reason in record.reasons} <= {"remark"}  # such as the number of the draw

    # The front page counts.
    page.goto(page.url.replace(f"exercises/{NOTEBOOK}", "book/index"))
    assert page.locator("[data-exercises='01_memory'] [data-checks]").inner_text() == "1 of 6"
    assert page.locator(f"[data-practice='{NOTEBOOK}'] td").inner_text() == f"{points:g} of {of:g} points"
