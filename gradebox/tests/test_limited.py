"""What reads submissions and makes pages of them has limits, and says in words when one of them is met."""

import resource
import signal
import threading
import time

import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import ASSIGNMENT, answered, hand_in
from nbformat.v4 import new_code_cell, new_markdown_cell

from gradebox import inert
from gradebox.course import Assignment, open_course
from gradebox.errors import LimitExceeded, Unreadable
from gradebox.feedback import exporter as feedback
from gradebox.feedback.exporter import plain_page
from gradebox.feedback.pages import FeedbackPages
from gradebox.grade import Options, grade_assignment
from gradebox.inert import inert_markdown, inert_output
from gradebox.intake import collect
from gradebox.intake import rebuild as sanitize
from gradebox.intake.collect import read_notebook
from gradebox.intake.rebuild import LARGEST_CELL, rebuild
from gradebox.limited import call_limited
from gradebox.model import HandIn, Submission
from gradebox.notes import read_lost, read_notes

ONE = Options(workers=1)


def spin(seconds):
    """Use the processor."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return "done"


def state():
    return (
        resource.getrlimit(resource.RLIMIT_AS),
        signal.getsignal(signal.SIGPROF),
        signal.getitimer(signal.ITIMER_PROF),
    )


@pytest.fixture(autouse=True)
def nothing_is_left():
    """Every limit is put back, whatever happened."""
    before = state()
    yield
    assert state() == before


def test_a_result_comes_back():
    assert call_limited(spin, 0.0, seconds=5, megabytes=100) == "done"
    with pytest.raises(ZeroDivisionError):
        call_limited(lambda: 1 / 0, seconds=5, megabytes=100)


def test_time_is_limited():
    with pytest.raises(LimitExceeded, match=r"^more than 0.2 s of processor time$"):
        call_limited(spin, 60, seconds=0.2, megabytes=100)


def test_waiting_is_no_processor_time():
    call_limited(time.sleep, 0.5, seconds=0.2, megabytes=100)


def test_memory_is_limited():
    with pytest.raises(LimitExceeded, match=r"^more than 50 MB of memory$"):
        call_limited(bytearray, 200_000_000, seconds=5, megabytes=50)
    assert len(call_limited(bytearray, 20_000_000, seconds=5, megabytes=50)) == 20_000_000


def test_nobody_catches_the_end():
    def stubborn():
        for _ in range(100):
            try:
                spin(60)
            except Exception:  # noqa: BLE001
                pass

    with pytest.raises(LimitExceeded):
        call_limited(stubborn, seconds=0.2, megabytes=100)


def test_what_went_on_after_its_end_has_no_result():
    def deaf():
        try:
            return spin(60)
        except BaseException:  # noqa: BLE001
            return "half"

    with pytest.raises(LimitExceeded):
        call_limited(deaf, seconds=0.2, megabytes=100)


def test_the_tighter_of_two_limits_holds():
    def outer():
        with pytest.raises(LimitExceeded):
            call_limited(spin, 60, seconds=0.1, megabytes=100)
        with pytest.raises(LimitExceeded):
            # Much more than this process can have given back since the outer limit was set.
            call_limited(bytearray, 900_000_000, seconds=1, megabytes=5000)
        call_limited(spin, 60, seconds=60, megabytes=100)

    began = time.process_time()
    with pytest.raises(LimitExceeded):
        call_limited(outer, seconds=0.5, megabytes=60)
    assert time.process_time() - began < 10


def test_another_thread_has_no_limit_of_time():
    results = []
    thread = threading.Thread(
        target=lambda: results.append(call_limited(spin, 0.3, seconds=0.1, megabytes=100))
    )
    thread.start()
    thread.join()
    assert results == ["done"]


# Reading


def peak(function):
    """What `function` does to the largest resident memory of this process so far, in MB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    function()
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000


def refuse(path):
    with pytest.raises(Unreadable) as refused:
        read_notebook(path, helpers.released_notebook())
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"cells": [%s{}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "more than 5000 cells"),
        ('{"cells": [], "metadata": {"a": [%s{}]}, "nbformat": 4, "nbformat_minor": 5}', None),
        (
            '{"cells": [], "more": [%s{}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
            "more than 5 MB of text",
        ),
        ("[%s{}]", "not a Jupyter notebook"),
        ('{"worksheets": [{"cells": [%s{}]}], "metadata": {}, "nbformat": 3}', "more than 5000 cells"),
    ],
)
def test_ten_megabytes_of_nothing(tmp_path, text, reason):
    path = tmp_path / "numbers.ipynb"
    path.write_text(text % ("{}," * 3_333_333))
    if reason is None:
        released = helpers.released_notebook()
        assert read_notebook(path, released).cells == released.cells
    else:
        assert reason in refuse(path)


def test_memory_while_reading_is_limited(tmp_path, monkeypatch):
    monkeypatch.setattr(collect, "READ_MEGABYTES", 0)
    path = tmp_path / "numbers.ipynb"
    # One wide letter, and Python takes four bytes for each of them all.
    path.write_text('["😀' + "x" * 20_000_000 + '"]', encoding="utf-8")
    assert refuse(path) == "to read it takes more than 80 MB of memory"


def test_time_while_reading_is_limited(tmp_path, monkeypatch):
    monkeypatch.setattr(collect, "READ_SECONDS", 0.2)
    monkeypatch.setattr(collect, "_read_cells", lambda content, released: spin(60))
    path = tmp_path / "numbers.ipynb"
    path.write_text(nbformat.writes(answered()))
    assert refuse(path) == "to read it takes more than 0.2 s of processor time"


def test_large_outputs_and_pictures_are_no_text(tmp_path):
    nb = answered()
    nb.cells[1].outputs = [nbformat.v4.new_output("stream", text="x" * 20_000_000)]
    nb.cells[0].attachments = {"a.png": {"image/png": "A" * 8_000_000}}
    path = tmp_path / "numbers.ipynb"
    path.write_text(nbformat.writes(nb))
    assert len(read_notebook(path, helpers.released_notebook()).cells) == len(nb.cells)


def test_much_text_is_refused(tmp_path):
    nb = answered()
    nb.cells += [new_markdown_cell("x" * 90_000) for _ in range(60)]
    path = tmp_path / "numbers.ipynb"
    path.write_text(nbformat.writes(nb))
    assert refuse(path) == "it has more than 5 MB of text, outputs and pictures left out"


def test_a_timestamp_is_short(tmp_path):
    """A sparse file: 400 MB to read, and nothing on the disk."""
    with open(tmp_path / "timestamp.txt", "wb") as file:
        file.truncate(400_000_000)
    submission = Submission("ada", tmp_path, {"numbers": HandIn()})
    assert peak(lambda: collect._read_timestamp(submission)) < 50
    (reason,) = submission.notebooks["numbers"].reasons
    assert reason.text == "timestamp.txt is not a time, and was left out"
    assert submission.timestamp is None


# Finding the answers


def test_answers_are_told_by_their_beginning():
    """Cells of 30,000 letters without metadata: to compare them whole takes a minute."""
    submitted = helpers.strip_metadata(answered())
    cells = [new_code_cell(f"# {number}\n" + "a b\n" * 7_500) for number in range(30)]
    submitted.cells[1:1] = cells
    began = time.process_time()
    nb = rebuild(helpers.released_notebook(), submitted)
    assert time.process_time() - began < sanitize.REBUILD_SECONDS
    assert helpers.get(nb, "double").source == helpers.RIGHT


def test_time_to_find_the_answers_is_limited(monkeypatch):
    monkeypatch.setattr(sanitize, "REBUILD_SECONDS", 0.2)
    monkeypatch.setattr(sanitize, "_find_copies", lambda *arguments: spin(60))
    nb = rebuild(helpers.released_notebook(), answered())
    assert read_lost(nb) == "to find the answers in it takes more than 0.2 s of processor time"
    assert [cell.source for cell in nb.cells] == [cell.source for cell in helpers.released_notebook().cells]


def test_an_answer_may_be_long():
    answer = helpers.RIGHT + "\n#" + "x" * (LARGEST_CELL - len(helpers.RIGHT) - 2)
    nb = rebuild(helpers.released_notebook(), answered(answer))
    assert helpers.get(nb, "double").source == answer
    assert read_notes(nb, "repairs") == []


def test_an_answer_that_is_too_long_is_said():
    long = helpers.RIGHT + "\n#" + "x" * LARGEST_CELL
    released = helpers.released_notebook()
    nb = rebuild(released, answered(long))
    assert helpers.get(nb, "double").source == helpers.get(released, "double").source
    assert read_notes(nb, "repairs") == [
        "solution cell double has more than 100,000 characters: the empty one from the release was graded"
    ]
    nb = rebuild(released, helpers.duplicate(answered(long), "double", helpers.RIGHT))
    assert helpers.get(nb, "double").source == helpers.RIGHT


# Pages

SLOW = {
    "brackets": "[" * 60_000,
    "blanks": f"a{' ' * 90_000}b",
    "environments": "\\begin{a}" * 11_000,
    "pictures": "![" * 45_000,
    "backticks": "".join("`" * number + " " for number in range(400)),
}


@pytest.mark.parametrize("name", SLOW)
def test_markdown_that_takes_long_is_shown_as_code(name, monkeypatch):
    longest = 4 * inert.SHOW_SECONDS
    monkeypatch.setattr(inert, "SHOW_SECONDS", 0.5)
    text = inert_markdown(SLOW[name])
    # What comes out takes little, for the formgrader has no limits.
    assert call_limited(inert.is_inert, text, {}, seconds=longest, megabytes=inert.SHOW_MEGABYTES)
    assert "".join(text.strip("`").split("\n")).strip("`") == SLOW[name].strip("`") or text == SLOW[name]


def test_a_megabyte_of_colours():
    output = {"output_type": "stream", "name": "stdout", "text": "\x1b[31mx\x1b[0m" * 100_000}
    assert inert_output(output).text == "x" * 100_000


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return helpers.make_course(tmp_path_factory.mktemp("limits") / "course")


def test_a_page_that_takes_too_long_is_a_plain_one(course, monkeypatch):
    hand_in(course, "ada", answered())
    monkeypatch.setattr(feedback, "PAGE_SECONDS", 0.001)
    (record,) = grade_assignment(course, ASSIGNMENT, ONE)
    assert (record.score, record.needs_attention) == (3, True)
    assert "no feedback could be made: LimitExceeded: more than 0.001 s of processor time" in record.reason
    path = course / "feedback" / "ada" / ASSIGNMENT / "numbers.html"
    page = path.read_text(encoding="utf-8")
    assert "numbers (Score: 3 / 3)" in page
    assert "it takes more than 0.001 s of processor time" in page
    monkeypatch.undo()
    (record,) = grade_assignment(course, ASSIGNMENT, ONE)
    assert record.reason == ""
    assert "def" in path.read_text(encoding="utf-8")


def test_a_page_that_fails_is_a_plain_one(course):
    """Whatever fails is the teacher's business; the learner reads the marks."""
    pages = FeedbackPages(Assignment(open_course(course), ASSIGNMENT), workers=None)
    path = course / "page.html"
    resources = {"nbgrader": {"notebook": "numbers", "score": 1, "max_score": 3}}
    pages._write(("ada", "numbers", str(path), "mark", resources), None, "KeyError: 'secret'")
    assert pages.failures == {("ada", "numbers"): "KeyError: 'secret'"}
    page = path.read_text(encoding="utf-8")
    assert "Score: 1 / 3" in page and "something failed" in page
    assert "secret" not in page and "mark" not in page.replace("marks", "")


def test_a_plain_page_is_text():
    marks = {"notebook": "<script>", "score": 1.5, "max_score": 3.0}
    page = plain_page({"nbgrader": marks}, "<b>")
    assert "&lt;script&gt; (Score: 1.5 / 3)" in page and "&lt;b&gt;" in page
    assert "<script" not in page
