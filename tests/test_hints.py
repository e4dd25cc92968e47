"""The help with exercises: every exercise has it, its numbers are worked out, and no step gives away what the next one does."""

import contextlib
import doctest
import io
import re
import symtable

import pytest

from coursekit.answers import read_notebook, reference
from coursekit.bank import BankError, cells, folders, source_of
from coursekit.hints import BLANK, Help, beginnings, empty_help, read_help
from coursekit.logical_lines import answer_lines, logical_lines
from coursekit.notebooks import ROOT

FOLDERS = folders()
NAMES = ["/".join(folder.parts[-2:]) for folder in FOLDERS]
EXERCISES = sorted(path.parent for path in (ROOT / "bank").glob("*/*/*/solution.py"))
IDS = ["/".join(path.parts[-3:]) for path in EXERCISES]


def solution(exercise):
    return (exercise / "solution.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_every_exercise_has_help_that_asks_first(exercise):
    found = read_help(exercise)
    assert isinstance(found, Help), "write hints.md: CONTRIBUTING.md says how"
    assert "?" in found.question and ">>>" not in found.question
    assert "```python\n>>> " in found.example, "a worked example has numbers, as at Python's prompt"
    code = re.findall(r"^(?:>>>|\.\.\.).*$", found.example, re.MULTILINE)
    assert max(map(len, code)) <= 72


def bare(text):
    """A text without what may be written one way or another."""
    return re.sub(r"[\s`]|^(>>>|\.\.\.)", "", text, flags=re.MULTILINE)


def parts(line):
    """What gives a line away: the line, and what it assigns or returns if that is more than a name or two."""
    text = "".join(line.tokens)
    right = re.sub(r"^(return|yield)|^[\w.,\[\]:]+[-+*/]?=(?!=)", "", text)
    return {text} | ({right} if len(right) >= 12 else set())


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_no_line_of_the_solution_is_given_away_before_the_beginnings(exercise):
    found = read_help(exercise)
    told = bare(found.question + found.example)
    task = [path.read_text(encoding="utf-8") for path in exercise.glob("task.md")]
    own = {line.row for line in answer_lines(solution(exercise))}
    stub = [row for number, row in enumerate(solution(exercise).splitlines(), 1) if number not in own]
    known = bare("\n".join(task + stub))  # what everybody has been told already
    lines = [part for line in answer_lines(solution(exercise)) for part in parts(line) if len(part) >= 8]
    assert not [part for part in lines if part in told and part not in known]


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_each_beginning_fills_in_one_line_and_none_the_last(exercise):
    made, lines = beginnings(solution(exercise)), answer_lines(solution(exercise))
    blanks = [text.count(BLANK) for text in made]
    if len(lines) == 1:
        assert len(made) == 1 and blanks[0] >= 1
    else:
        assert blanks == list(range(len(lines) - 1, 0, -1))
    for earlier, later in zip(made, made[1:]):
        assert len(later.replace(BLANK, "")) > len(earlier.replace(BLANK, ""))
    last = "".join(lines[-1].tokens)
    assert all(last not in bare(text) for text in made)


def test_a_beginning_is_the_reference_line_for_line():
    made = beginnings(solution(ROOT / "bank/01_memory/numpy/rnn-forward"))
    assert made[2] == (
        "def rnn_forward(x, h0, W, U, b):\n    states = []\n    h_t = h0\n    for t in range(x.shape[1]):\n"
        "        ____\n        ____\n    ____"
    )


def test_of_a_solution_of_one_line_the_form_is_shown():
    (form,) = beginnings(solution(ROOT / "bank/01_memory/numpy/rnn-step"))
    assert form.endswith("    return np.tanh(____ @ ____ + ____ @ ____ + ____)")
    (form,) = beginnings(solution(ROOT / "bank/01_memory/numpy/latch-weights"))
    assert not re.search(r"\d", form)


def test_a_call_over_several_rows_is_one_line():
    lines = logical_lines(
        'def f(a):\n    """Text."""\n    # why\n    b = g(\n        a,  # this\n    )\n    return b\n'
    )
    assert [(line.indent, line.text) for line in lines] == [
        (0, "def f(a):"),
        (4, "b = g(\n    a,\n)"),
        (4, "return b"),
    ]


# The numbers.


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_numbers_of_the_worked_examples_are_what_the_reference_gives(folder):
    namespace = {"__name__": "__main__"}
    for cell in cells(folder):
        if cell.kind in {"locked", "solution"}:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(source_of(cell, ROOT / "bank"), cell.name, "exec"), namespace)
    run = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    failed, counts = [], []
    for path in sorted(folder.glob("*/hints.md")):
        text = path.read_text(encoding="utf-8").replace("```", "\n")  # a fence is no output
        test = doctest.DocTestParser().get_doctest(text, dict(namespace), path.parent.name, str(path), 0)
        said = io.StringIO()
        counts.append(run.run(test, out=said.write, clear_globs=False).attempted)
        failed.append(said.getvalue())
    assert not "".join(failed)
    assert min(counts) >= 2


# hint() in a notebook.


def run_cells(notebook, *names):
    namespace = {"__name__": "__main__"}
    for cell in notebook["cells"]:
        if cell["id"] in names:
            exec("".join(cell["source"]), namespace)
    return namespace


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_notebook_carries_the_help_with_all_its_exercises(folder, capsys):
    chapter, name = folder.parts[-2:]
    notebook = read_notebook("exercises", chapter, name)
    hint = run_cells(notebook, "hints")["hint"]
    text = "".join(next(cell for cell in notebook["cells"] if cell["id"] == "hints")["source"])
    for exercise in reference(chapter, name):
        found = read_help(folder / exercise)
        for number, (title, _) in enumerate(found.steps, 1):
            hint(found.name)
            said = capsys.readouterr().out
            assert said.startswith(f"Step {number} of {len(found.steps)}. {title}\n")
            assert ("Next, hint(" in said) == (number < len(found.steps))
        assert found.question[:30] not in text  # nobody reads by accident what he has not asked for
    assert len(text) < 15_000


def test_hint_goes_a_step_further_each_time_and_back_if_asked(capsys):
    hint = run_cells(read_notebook("exercises", "01_memory", "numpy"), "hints")["hint"]
    hint("rnn_forward")
    first = capsys.readouterr().out
    assert first.startswith(
        "Step 1 of 7. A question\n\nWhat does the second step read besides the second input?"
    )
    assert first.endswith('Next, hint("rnn_forward"): a worked example.\n')
    hint("rnn_forward")
    second = capsys.readouterr().out
    assert "    >>> h1 = np.tanh(1.0)\n" in second and "```" not in second
    hint("rnn_forward", 1)
    assert capsys.readouterr().out == first
    for _ in range(9):
        hint("rnn_forward")
    assert capsys.readouterr().out.splitlines()[-1].strip() == "____"  # the last line stays the learner's
    hint("rnn_froward")
    assert capsys.readouterr().out.startswith("There are hints for: one_hot, best_window_accuracy, rnn_step,")


def test_the_help_is_the_only_difference_that_a_change_of_it_makes():
    source = 'HINTS = "eNq-_w=="\n\n\ndef hint(name):\n    pass'
    assert empty_help(source).startswith('HINTS = "### HINTS"\n') and empty_help(source).endswith("pass")


def test_hints_without_their_parts_are_refused(tmp_path):
    exercise = tmp_path / "bank" / "01_memory" / "numpy" / "rnn-step"
    exercise.mkdir(parents=True)
    assert read_help(exercise) is None
    (exercise / "hints.md").write_text("## A question\n\nWhy?\n")
    with pytest.raises(BankError, match="should have two parts, '## A question' and '## A worked example'"):
        read_help(exercise)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_no_other_cell_takes_the_name_of_hint(folder):
    for cell in cells(folder):
        if cell.kind != "text" and cell.name != "hints":
            table = symtable.symtable(source_of(cell, ROOT / "bank"), cell.name, "exec")
            bound = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned()}
            assert not bound & {"hint", "HINTS"}, cell.path
