"""Help in steps and Parsons problems in a browser, on a page that keeps to the contract of the exercise pages."""

import json

import pytest
import small_book
from browser import WRECKED_STORAGE, axe, open_page

from coursekit.hints import read_help
from coursekit.notebooks import ROOT
from coursekit.parsons import problem
from coursekit.static_host import serve

pytestmark = pytest.mark.reads_pages("01_memory")  # its notebook is that of small_book.py

BANK = ROOT / "bank" / "01_memory" / "numpy"
FORWARD = problem(BANK / "rnn-forward")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = small_book.build(tmp_path_factory.mktemp("help"), ["bookext.hints"])
    data = json.dumps(FORWARD.as_json()).replace("&", "&amp;").replace("'", "&#39;")
    alone = "<!doctype html><html lang=en><title>Alone</title><link rel=icon href=data:,><link rel=stylesheet href=_static/help/help.css><main>"
    alone += (
        f"<div class=parsons data-problem='{data}'></div></main><script src=_static/help/parsons.js></script>"
    )
    (folder / "alone.html").write_text(alone)
    return folder


@pytest.fixture
def open_help(pages, browser):
    opened = []
    with serve(pages) as address:

        def open_it(name=small_book.PAGE, **options):
            opened.append(open_page(browser, f"{address}/{name}.html", **options))
            opened[-1].page.evaluate("() => { window.course = { ...window.course, python: {} }; }")
            return opened[-1].page

        yield open_it
        for one in opened:
            assert one.errors == []
            one.close()


def exercise(page, name):
    return page.locator(f'[data-exercise$="/{name}"] .exercise-help')


def titles(page, name):
    return exercise(page, name).locator(".help-title").all_inner_texts()


def fail(page, name, code="def f():\n    return 1"):
    small_book.checked(page, name, passed=False, code=code)
    exercise(page, name).locator(".help-next").wait_for(state="attached")


def test_nothing_is_shown_or_fetched_before_a_mistake_is_made(open_help, pages):
    page = open_help()
    small_book.checked(page, "rnn-step", passed=True)
    assert exercise(page, "rnn-step").inner_html() == ""
    assert page.evaluate(
        "performance.getEntriesByType('resource').every(one => !one.name.includes('help/exercises'))"
    )


def test_a_failed_check_asks_a_question_the_next_one_shows_an_example_the_third_attempt_a_beginning(
    open_help,
):
    page = open_help()
    fail(page, "rnn-forward")
    assert titles(page, "rnn-forward") == ["A question"]
    assert (
        read_help(BANK / "rnn-forward").question.split("`")[0] in exercise(page, "rnn-forward").inner_text()
    )
    fail(page, "rnn-forward", "def f():\n    return 2")
    assert titles(page, "rnn-forward") == ["A question", "A worked example"]
    # The same again, with a blank more and a comment, is no attempt, nor is the stub or nothing.
    for same in ("def f():\n    return  2  # two", "", "def f():\n    raise NotImplementedError"):
        fail(page, "rnn-forward", same)
    assert titles(page, "rnn-forward") == ["A question", "A worked example"]
    fail(page, "rnn-forward", "def f():\n    return 3")
    assert titles(page, "rnn-forward") == ["A question", "A worked example", "The beginning of a solution"]
    assert "    states = []\n    ____\n" in exercise(page, "rnn-forward").locator("pre").last.inner_text()


def test_each_step_comes_on_request_and_the_last_line_stays_the_readers(open_help):
    page = open_help()
    fail(page, "rnn-forward")
    next_button = exercise(page, "rnn-forward").locator(".help-next")
    labels = []
    while next_button.is_visible():
        labels.append(next_button.inner_text())
        next_button.click()
    assert labels == [
        "Show a worked example",
        "Show the beginning of a solution",
        *["Fill in one more line"] * 4,
    ]
    code = exercise(page, "rnn-forward").locator("pre").last.inner_text().rstrip()
    assert code.count("____") == 1 and code.endswith("\n    ____")
    assert titles(page, "rnn-forward")[2:] == ["One line more"]


def test_what_was_shown_is_there_after_a_reload_until_the_exercise_is_reset(open_help):
    page = open_help()
    fail(page, "softmax")
    page.reload()
    exercise(page, "softmax").locator(".help-step").wait_for()
    assert titles(page, "softmax") == ["A question"] and exercise(page, "rnn-step").inner_html() == ""
    small_book.reset(page, "softmax")
    assert exercise(page, "softmax").inner_html() == ""
    page.reload()
    fail(page, "softmax")
    assert titles(page, "softmax") == ["A question"]


@pytest.mark.parametrize("wreck", WRECKED_STORAGE.values(), ids=WRECKED_STORAGE)
def test_help_goes_on_where_nothing_is_kept(open_help, wreck):
    page = open_help()
    page.evaluate(f"() => {{ {wreck} }}")
    fail(page, "softmax")
    exercise(page, "softmax").get_by_role("button", name="Show a worked example").click()
    assert titles(page, "softmax") == ["A question", "A worked example"]
    small_book.reset(page, "softmax")
    assert exercise(page, "softmax").inner_html() == ""


def test_two_windows_keep_each_others_hints(open_help):
    page = open_help()
    other = page.context.new_page()
    other.goto(page.url)
    kept = "name => localStorage.getItem('networks-that-remember: help')?.includes(name)"
    fail(page, "softmax")
    other.wait_for_function(kept, arg="softmax")  # the browser tells its windows in its own time
    fail(other, "rnn-step")
    page.wait_for_function(kept, arg="rnn-step")
    page.reload()
    for name in ("softmax", "rnn-step"):
        exercise(page, name).locator(".help-step").wait_for()


def open_parsons(page):
    fail(page, "rnn-forward")
    exercise(page, "rnn-forward").get_by_role("button", name="Put its lines in order").click()
    return exercise(page, "rnn-forward").locator(".parsons")


def status(box):
    return box.locator(".parsons-status").inner_text()


def put(box, code):
    box.locator(".parsons-add").filter(has_text=code.strip().split("\n")[0]).first.click()


def test_lines_in_order_are_accepted_and_a_mistake_is_told_in_the_banks_words(open_help):
    page = open_help()
    box = open_parsons(page)
    check = box.get_by_role("button", name="Check the order")
    assert box.locator(".parsons-add").count() == len(FORWARD.lines) + len(FORWARD.distractors)
    wrong = FORWARD.distractors[0]
    put(box, wrong.code)
    check.click()
    assert status(box) == f"Line 1: {wrong.says}"
    box.get_by_role("button", name=f"Take out: {wrong.code.strip()}").click()
    put(box, FORWARD.lines[0])
    check.click()
    assert status(box) == "So far this is in order. 5 lines are missing."
    for line in FORWARD.lines[1:]:
        put(box, line)
    check.click()
    assert status(box) == "This is in order. Now write it yourself."


def test_a_line_that_stands_too_early_is_named(open_help):
    box = open_parsons(open_help())
    for line in [*FORWARD.lines[:3], FORWARD.lines[4], FORWARD.lines[3], FORWARD.lines[5]]:
        put(box, line)
    box.get_by_role("button", name="Check the order").click()
    assert status(box).startswith("Line 4: This line stands too early. It belongs below: h_t = rnn_step(")
    assert box.locator(".parsons-wrong").count() == 1


def test_a_problem_needs_no_mouse_and_works_without_the_panel(open_help):
    page = open_help("alone")
    keyboard = page.keyboard
    for line in reversed(FORWARD.lines):
        page.locator(".parsons-add").filter(has_text=line.strip().split("\n")[0]).first.focus()
        keyboard.press("Enter")
        assert page.evaluate("document.activeElement.className") == "parsons-add"
    # All stand upside down: each goes up to its place, and the focus goes with it.
    for place, line in enumerate(FORWARD.lines):
        rows = page.locator(".parsons-answer code").all_inner_texts()
        up = (
            page.locator(".parsons-answer .parsons-line")
            .nth(rows.index(line))
            .get_by_role("button", name="Up: ")
        )
        if rows.index(line) > place:
            up.focus()
        for _ in range(rows.index(line) - place):
            keyboard.press("Space")
    page.locator(".parsons-check").focus()
    keyboard.press("Enter")
    assert page.locator(".parsons-status").inner_text() == "This is in order. Now write it yourself."


def test_fingers_find_the_buttons_and_nothing_is_cut_off(open_help):
    page = open_help(width=360, scheme="dark")
    box = open_parsons(page)
    put(box, FORWARD.lines[0])
    put(box, FORWARD.lines[1])
    for button in exercise(page, "rnn-forward").locator("button:visible").all():
        size = button.bounding_box()
        assert size["height"] >= 44 and size["width"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (360, "dark")])
def test_the_help_is_accessible(open_help, width, scheme):
    page = open_help(width=width, scheme=scheme)
    box = open_parsons(page)
    put(box, FORWARD.distractors[0].code)
    box.get_by_role("button", name="Check the order").click()
    for number in range(3):
        fail(page, "rnn-forward", f"def f():\n    return {number + 5}")
    assert axe(page, ".exercise-help") == []


def test_without_the_file_of_hints_the_page_says_so(open_help):
    page = open_help()
    page.route(
        "**/_static/help/exercises/**", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    small_book.checked(page, "rnn-step", passed=False, code="x")
    exercise(page, "rnn-step").get_by_text("The hints could not be loaded").wait_for()
