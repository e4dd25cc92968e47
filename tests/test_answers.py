"""nbgrader's own road: classes go through `gradebox grade`, from the submission to the feedback.

One of each notebook that is new or has its turn: see turns.py.

The class is the untouched notebook, the reference solution, and one round of the bank's answers: at each commit another
one, chosen by the number of commits. Answers to different exercises share a submission: see coursekit.answers.rounds.
That every answer gets its marks, test by test and draw by draw, is proven in slices: see proof/ and `make prove`. Here
it is shown that both roads give the same marks: of one notebook, by turns, test by test, and of all by
way of the headers.
"""

import os
import shutil
from dataclasses import replace

import nbformat
import pytest
from nbgrader_command import nbgrader
from turns import new_or_in_turn, one_in_turn

from bookext import practice_runner
from bookext.practice import graded_cells
from coursekit.answers import (
    Answer,
    answers,
    fill_in,
    own_tests,
    read_notebook,
    reference,
    related,
    rounds,
    write_submission,
)
from coursekit.notebooks import ROOT, chapters
from gradebox.grade import Options, grade_assignment
from gradebox.running.box import ENVIRONMENT
from proof import plain
from proof.plain import compare, format_compared, rounds_of
from proof.prove import ask, is_lost
from proof.results import Results
from proof.since import commit_number
from proof.slices import Notebook, main_draw

pytestmark = pytest.mark.takes_turns  # and another round of answers at each commit

ALL = [
    (chapter, path.stem)
    for chapter in chapters()
    for path in sorted((ROOT / "solutions" / chapter).glob("*.ipynb"))
]
# A class takes twenty seconds, and half a minute and more where tests train.
KINDS = [[one for one in ALL if one[1] == kind] for kind in ("numpy", "tensorflow")]
NOTEBOOKS = [one for kind in KINDS for one in new_or_in_turn(kind)]
COMMIT = commit_number(ROOT)

# The notebook, by turns, whose marks are laid beside those of the slices. Of all others the two agree as well, if the proof passes:
# it compares each slice with the answer's header, and so do the tests here with the marks.
# It is one of those whose turn it is above.
BESIDE_SLICES = one_in_turn([one for kind in KINDS for one in kind])
assert set(BESIDE_SLICES) <= set(NOTEBOOKS)

# The chapter of whose NumPy notebook one round of answers goes through plain `nbgrader autograde` as well.
PLAIN = one_in_turn(chapters())


def round_of(chapter, notebook):
    """The number of the round whose turn it is, and its answers: {grade_id of the solution cell: Answer}."""
    all_rounds = rounds(answers(chapter, notebook))
    return COMMIT % len(all_rounds), all_rounds[COMMIT % len(all_rounds)]


class GradedClass:
    """A course with one notebook, and what came of its class: {student: NotebookRecord}.

    Beside the answers of the round stand the reference solutions that they lean on, and those that lean on a wrong one:
    a mistake costs its own points and no others. All other exercises are left untouched, and cost their points.
    """

    def __init__(self, folder, chapter, notebook):
        self.folder, self.chapter, self.notebook = folder, chapter, notebook
        shutil.copy(ROOT / "nbgrader_config.py", folder)
        for kind in ("solutions", "exercises"):
            (folder / kind / chapter).mkdir(parents=True)
            shutil.copy(ROOT / kind / chapter / f"{notebook}.ipynb", folder / kind / chapter)
        self.released = read_notebook("exercises", chapter, notebook)
        self.handed_in = {}
        self.sources = {}  # what each student has in the solution cells: {grade_id: source}
        self.source = Notebook(ROOT, chapter, notebook)
        solved = {
            cell: Answer(chapter, notebook, cell, "reference", source, frozenset(), "")
            for cell, source in reference(chapter, notebook).items()
        }
        self.number, self.round = round_of(chapter, notebook)
        # What each student handed in: {grade_id of the solution cell: Answer}.
        self.put_in = {"blank": {}, "reference": solved, "round": dict(self.round)}
        leans_on = related([*solved.values(), *self.round.values()])
        wrong = {answer.cell for answer in self.round.values() if answer.loses}
        for cell, answer in reversed(solved.items()):  # an exercise leans on those above it
            used = any(cell in leans_on[other] for other in self.put_in["round"].values())
            if cell not in self.round and (used or wrong & leans_on[answer]):
                self.put_in["round"][cell] = answer
        tests = {cell: own_tests(cell, self.released) for cell in solved}
        self.loses = {}
        for student, put_in in self.put_in.items():
            self._hand_in(student, {cell: answer.source for cell, answer in put_in.items()})
            self.loses[student] = set().union(
                *(put_in[cell].loses if cell in put_in else tests[cell] for cell in solved)
            )
        records = grade_assignment(folder, chapter, Options(workers=1))
        self.records = {record.student: record for record in records}

    def _hand_in(self, student, sources):
        notebook = fill_in(read_notebook("exercises", self.chapter, self.notebook), sources)
        self.handed_in[student] = str(notebook)
        solution_cells = reference(self.chapter, self.notebook)
        self.sources[student] = {
            cell["id"]: "".join(cell["source"]) for cell in notebook["cells"] if cell["id"] in solution_cells
        }
        write_submission(self.folder / "submitted" / student / self.chapter, {self.notebook: notebook})

    def messages(self, student, grade_ids):
        """The last lines of the errors in these cells."""
        graded = self.folder / "autograded" / student / self.chapter / f"{self.notebook}.ipynb"
        cells = nbformat.read(graded, as_version=4).cells
        outputs = [out for cell in cells if cell.id in grade_ids for out in cell.get("outputs", [])]
        return [f"{out.ename}: {out.evalue}" for out in outputs if out.output_type == "error"]

    def feedback(self, student):
        path = self.folder / "feedback" / student / self.chapter / f"{self.notebook}.html"
        return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def graded(tmp_path_factory):
    classes = {}

    def grade(chapter, notebook):
        if (chapter, notebook) not in classes:
            folder = tmp_path_factory.mktemp(f"{chapter}-{notebook}")
            classes[chapter, notebook] = GradedClass(folder, chapter, notebook)
        return classes[chapter, notebook]

    return grade


@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_the_reference_solution_gets_full_marks(graded, chapter, notebook):
    record = graded(chapter, notebook).records["reference"]
    assert {cell.name: cell.score for cell in record.cells} == {
        cell.name: cell.max_score for cell in record.cells
    }
    assert record.score == record.max_score > 0
    assert not record.reasons


@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_the_untouched_notebook_gets_nothing_and_says_why(graded, chapter, notebook):
    klass = graded(chapter, notebook)
    record = klass.records["blank"]
    assert record.score == 0
    assert {cell.ename for cell in record.cells} <= {"NotImplementedError", "AssertionError"}
    cells = {c["id"] for c in klass.released["cells"] if c["id"].startswith(("check-", "test-"))}
    errors = {message.split(":")[0] for message in klass.messages("blank", cells)}
    assert errors <= {"NotImplementedError", "AssertionError"}


@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_an_answer_loses_what_it_should(graded, chapter, notebook):
    klass = graded(chapter, notebook)
    for answer in klass.round.values():
        tests = own_tests(answer.cell, klass.released)
        own = [cell for cell in klass.records["round"].cells if cell.name in tests]
        lost = {cell.name for cell in own if cell.score == 0}
        kept = {cell.name for cell in own if cell.score == cell.max_score}
        told = [f"{cell.name}: {cell.evalue}" for cell in own if cell.evalue]
        assert lost == answer.loses, f"{answer.id} in round {klass.number}: {told}"
        assert kept == {cell.name for cell in own} - answer.loses


@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_nothing_else_is_lost_and_nothing_flickers(graded, chapter, notebook):
    klass = graded(chapter, notebook)
    for student, loses in klass.loses.items():
        lost = {cell.name for cell in klass.records[student].cells if cell.score < cell.max_score}
        assert lost == loses, student


@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_an_answer_gets_its_message(graded, chapter, notebook):
    klass = graded(chapter, notebook)
    for answer in klass.round.values():
        cells = {f"check-{answer.cell}"} | own_tests(answer.cell, klass.released)
        messages = klass.messages("round", cells)
        if not answer.loses:
            assert not messages, answer.id
        else:
            assert messages, f"{answer.id}: a wrong answer is told nothing"
            assert answer.says in "\n".join(messages), (answer.id, messages)


@pytest.mark.parametrize("chapter, notebook", BESIDE_SLICES)
def test_the_marks_are_those_of_the_slices(graded, chapter, notebook):
    klass = graded(chapter, notebook)
    # Where tests train, the reference's slices are left to `make test`: full marks there, and here above.
    asked_of = {"round": klass.round} if klass.source.trains else klass.put_in
    with Results() as results:
        for student, put_in in asked_of.items():
            scores = {cell.name: cell.score for cell in klass.records[student].cells}
            for answer in put_in.values():
                tests = klass.source.tests(answer.cell)
                asked = klass.source.slices(
                    answer.cell, answer.name, answer.source, tests, [main_draw(answer.id)], answer.loses
                )
                # In the process that has imported the notebook's modules for the grading.
                asked = [replace(slice, preload=slice.job.preload) for slice in asked]
                found = ask(klass.source, asked, results)
                for slice in asked:
                    lost = is_lost(slice, found[slice.key])
                    assert not found[slice.key]["broken"]
                    assert scores[slice.test] == (0 if lost else slice.points), f"{slice.name}: {slice.test}"


@pytest.mark.parametrize("chapter", [chapter for chapter, notebook in NOTEBOOKS if notebook == "numpy"])
def test_the_page_gives_the_same_practice_marks(graded, chapter, monkeypatch):
    klass = graded(chapter, "numpy")
    sealed = graded_cells(ROOT / "bank" / chapter / "numpy")
    monkeypatch.setenv("GRADEBOX_DRAW", str(COMMIT % 20))
    for student, record in klass.records.items():
        marks = practice_runner.grade(sealed, klass.sources[student])
        assert {mark["test"]: mark["got"] for mark in marks} == {c.name: c.score for c in record.cells}, (
            student
        )


@pytest.mark.parametrize("chapter", PLAIN)
def test_plain_nbgrader_gives_the_same_marks(chapter, monkeypatch):
    """Without any of gradebox's steps; `python -m proof nbgrader` does it for all rounds of all notebooks."""

    def forked(course, *command, check=True, **more):
        nbgrader(command, course, {**os.environ, **ENVIRONMENT, **more, "PATH": os.environ["PATH"]})

    monkeypatch.setattr(plain, "_nbgrader", forked)  # its commands share one start
    notebook = Notebook(ROOT, chapter, "numpy")
    found = compare(notebook, workers=1, numbers=[COMMIT % len(rounds_of(notebook))])
    assert len(found.marks) == len(notebook.points) and not found.differences, format_compared(found)


@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_feedback_shows_messages_and_no_hidden_code(graded, chapter, notebook):
    klass = graded(chapter, notebook)
    hidden = set()
    for cell in read_notebook("solutions", chapter, notebook)["cells"]:
        source = "".join(cell["source"])
        if "### BEGIN HIDDEN TESTS" in source:
            code = source.split("### BEGIN HIDDEN TESTS")[1].split("### END")[0]
            hidden |= {
                line.strip() for line in code.splitlines() if len(line.strip()) > 25 and '"' not in line
            }
    visible = str(read_notebook("exercises", chapter, notebook))
    hidden = {line for line in hidden if line not in visible}
    assert len(hidden) > 20
    for student, record in klass.records.items():
        page = klass.feedback(student)
        text = page.replace("&#39;", "'").replace("&gt;", ">").replace("&lt;", "<").replace("&quot;", '"')
        # A learner's own line may be one of ours by chance.
        assert not [line for line in hidden if line in text and line not in klass.handed_in[student]], student
        for cell in record.cells:
            if cell.evalue:
                assert cell.evalue.splitlines()[0][:40] in text, (
                    f"{student}: the message of {cell.name} is not shown"
                )
