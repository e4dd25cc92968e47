"""The proof that grading is right: the bank of answers, graded through nbgrader.

Every answer is put into an otherwise solved notebook. Answers to different exercises share a submission, so these
tests also show that a mistake costs its own points and no others: see coursekit.answers.rounds.
"""

import shutil
from collections import Counter

import nbformat
import pytest

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
from gradebox.grade import grade_assignment

NOTEBOOKS = [
    (chapter, path.stem)
    for chapter in chapters()
    for path in sorted((ROOT / "solutions" / chapter).glob("*.ipynb"))
]


ANSWERS = [pytest.param(c, n, a, id=f"{c}/{a.id}") for c, n in NOTEBOOKS for a in answers(c, n)]


RUNS = 20  # a right answer gets full marks in 20 runs of 20, though its tests draw fresh numbers


class GradedClass:
    """A course with one notebook, and what came of its class: {student: NotebookRecord}.

    Beside the answers of a round stands the reference solution, until each test has met RUNS answers that it must let
    pass. Then an exercise is left untouched where no other one of the round has to do with it, and costs its points.
    """

    def __init__(self, folder, chapter, notebook):
        self.folder, self.chapter, self.notebook = folder, chapter, notebook
        shutil.copy(ROOT / "nbgrader_config.py", folder)
        for kind in ("solutions", "exercises"):
            (folder / kind / chapter).mkdir(parents=True)
            shutil.copy(ROOT / kind / chapter / f"{notebook}.ipynb", folder / kind / chapter)
        self.released = read_notebook("exercises", chapter, notebook)
        self.student_of, self.loses, self.handed_in = {}, {}, {}
        self._hand_in("blank", {})
        bank = answers(chapter, notebook)
        self.solved = {
            cell: Answer(chapter, notebook, cell, "reference", source, frozenset(), "")
            for cell, source in reference(chapter, notebook).items()
        }
        self.tests = {cell: own_tests(cell, self.released) for cell in self.solved}
        self.leans_on = related([*self.solved.values(), *bank])
        self.passed = Counter()
        self._hand_in_round("reference-00", self.solved)
        for number, combination in enumerate(rounds(bank)):
            self._hand_in_round(f"round-{number:02d}", combination)
        number = 0
        while any(self.passed[test] < RUNS for tests in self.tests.values() for test in tests):
            number += 1
            self._hand_in_round(f"reference-{number:02d}", {})
        records = grade_assignment(folder, chapter)
        self.records = {record.student: record for record in records}

    def _hand_in(self, student, sources):
        notebook = fill_in(read_notebook("exercises", self.chapter, self.notebook), sources)
        self.handed_in[student] = str(notebook)
        write_submission(self.folder / "submitted" / student / self.chapter, {self.notebook: notebook})

    def _hand_in_round(self, student, combination):
        """Hand in these answers, {cell: Answer}, and what they need beside them."""
        put_in = dict(combination)
        wrong = {answer.cell for answer in combination.values() if answer.loses}
        for cell, answer in reversed(self.solved.items()):  # an exercise leans on those above it
            if cell not in put_in and (
                any(self.passed[test] < RUNS for test in self.tests[cell])
                or any(cell in self.leans_on[other] for other in put_in.values())
                or wrong & self.leans_on[answer]  # a mistake costs the points of its own exercise only
            ):
                put_in[cell] = answer
        self._hand_in(student, {cell: answer.source for cell, answer in put_in.items()})
        self.student_of |= {answer: student for answer in combination.values()}
        self.loses[student] = set().union(
            *(put_in[cell].loses if cell in put_in else self.tests[cell] for cell in self.solved)
        )
        self.passed.update(test for tests in self.tests.values() for test in tests - self.loses[student])

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
    record = graded(chapter, notebook).records["reference-00"]
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


@pytest.mark.parametrize("chapter, notebook, answer", ANSWERS)
def test_an_answer_loses_what_it_should(graded, chapter, notebook, answer):
    klass = graded(chapter, notebook)
    tests = own_tests(answer.cell, klass.released)
    own = [cell for cell in klass.records[klass.student_of[answer]].cells if cell.name in tests]
    lost = {cell.name for cell in own if cell.score == 0}
    kept = {cell.name for cell in own if cell.score == cell.max_score}
    assert lost == answer.loses, [f"{cell.name}: {cell.evalue}" for cell in own if cell.evalue]
    assert kept == {cell.name for cell in own} - answer.loses


@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_nothing_else_is_lost_and_nothing_flickers(graded, chapter, notebook):
    klass = graded(chapter, notebook)
    for student, loses in klass.loses.items():
        lost = {cell.name for cell in klass.records[student].cells if cell.score < cell.max_score}
        assert lost == loses, student


@pytest.mark.parametrize("chapter, notebook, answer", ANSWERS)
def test_an_answer_gets_its_message(graded, chapter, notebook, answer):
    klass = graded(chapter, notebook)
    cells = {f"check-{answer.cell}"} | own_tests(answer.cell, klass.released)
    messages = klass.messages(klass.student_of[answer], cells)
    if not answer.loses:
        assert not messages
    else:
        assert messages, "a wrong answer is told nothing"
        assert answer.says in "\n".join(messages), messages


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
