"""`gradebox try`: run one exercise of a submission with its tests, when a student asks how a mark came about.

The tests are those of the source notebook, hidden ones included, and they run in the box, at the draw that the feedback
names. Nothing is recorded.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from nbformat.v4 import new_code_cell
from nbgrader import utils

from .cells import grade_id_of, is_judged
from .course import Assignment, open_course, read_authors
from .errors import CannotGrade, NoBox, Unreadable
from .grade import generate
from .intake.beside import handed_in_files
from .intake.collect import read_notebook
from .nbgrader_parts import LOG_FILE
from .notes import read_notes
from .regrading.changes import empty_gradebook
from .running.box import run_box
from .running.earlier import Earlier
from .running.execution import Execution
from .running.outputs import needs_no_run
from .working import working

DRAW = "GRADEBOX_DRAW"  # the variable in which tests find the number of their draw


@dataclass(frozen=True)
class Tried:
    """What one test cell gave. `message` is what the student reads, or an empty text; `by_referee` says who ran it.

    `answer` is the error of the answer's own cell, or an empty text: the test's may be no more than what follows from it.
    """

    name: str
    points: float
    max_points: float
    message: str
    by_referee: bool
    answer: str = ""


def try_cell(
    course_dir: str | Path,
    submission: str | Path,
    cell: str,
    draw: int | None = None,
    assignment: str | None = None,
    boxed: bool = True,
) -> tuple[list[Tried], list[str]]:
    """Run what was handed in up to the tests of one solution cell, after the earlier notebooks of the assignment.

    submission: the notebook, named as the source notebook. cell: grade_id of a solution cell, whose tests are those
    that follow it before the next one, or of one test. draw: the number of the random numbers, None for free ones.
    assignment: needed only if several assignments have a notebook of this name and the folders do not tell. boxed:
    False runs it with all your rights. Returns the tests, and notes on what was wrong with the notebook. Raises
    CannotGrade with a sentence that says what to do.
    """
    course = open_course(course_dir)
    path = Path(submission)
    if not path.is_file():
        raise CannotGrade(
            f"There is no file {path}. What was handed in lies at {course.submitted}/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb."
        )
    assignment = Assignment(course, _assignment(course, path, assignment))
    source = _read(assignment, path.stem)
    owner, tests = _tests(source, cell)
    released = _released(assignment)
    try:
        nb = read_notebook(path, released[path.stem])
    except Unreadable as error:
        raise CannotGrade(f"{path} is unreadable: {error}.") from None
    if needs_no_run(nb):
        raise CannotGrade(f"{path} is not run: {needs_no_run(nb)}.")
    _put_tests(nb, source)
    last = max(index for index, other in enumerate(nb.cells) if grade_id_of(other) in tests)
    nb.cells = nb.cells[: last + 1]
    if draw is not None:
        nb.cells.insert(0, new_code_cell(f"import os\nos.environ[{DRAW!r}] = '{draw}'\ndel os"))
    execution = Execution(assignment, boxed and not assignment.step.unsafe_no_box)
    try:
        execution.check_box()
    except NoBox as error:
        raise CannotGrade(
            f"There is no box: {error}. To run it with all your rights on this machine, add --unsafe-no-box."
        ) from None
    megabytes = assignment.step.handed_in_mb
    beside = handed_in_files(path.parent, assignment.teachers, course.ignore, megabytes)

    def run(nb, earlier, hands_on):
        job = execution.job(nb, beside.files, earlier, hands_on)
        result = run_box(job, assignment.step.warm)
        if "failed" in result:
            raise CannotGrade(f"{path} could not be run: {result['failed']}.")
        execution.fill_in(nb, job, result, earlier)
        return result

    earlier = Earlier()
    for name, before in _earlier(assignment, released, path):
        result = run(before, earlier, hands_on=True)
        execution.hand_on(earlier, name, before, result)
    run(nb, earlier, hands_on=False)
    answers = [
        f"{owner}: {_errors(other)}"
        for other in nb.cells
        if owner and grade_id_of(other) == owner and _errors(other)
    ]
    found = [_tried(other, "\n".join(answers)) for other in nb.cells if grade_id_of(other) in tests]
    return found, [*read_notes(nb, "repairs"), *read_notes(nb, "incidents")]


def format_tried(tried: list[Tried], notes: list[str]) -> str:
    """What try_cell found, for people: why the answer itself failed, a line a test, its message below it, the notes."""
    width = max(len(test.name) for test in tried)
    lines = []
    for answer in dict.fromkeys(test.answer for test in tried if test.answer):
        lines += ["The answer's own cell failed.", *(f"    {line}" for line in answer.splitlines())]
    for test in tried:
        who = "by the referee" if test.by_referee else "in the process of the student's code"
        lines.append(f"{test.name:{width}}  {test.points:g} of {test.max_points:g}, run {who}")
        lines += [f"    {line}" for line in test.message.splitlines()]
    total = sum(test.points for test in tried), sum(test.max_points for test in tried)
    lines.append(f"{'together':{width}}  {total[0]:g} of {total[1]:g}")
    return "\n".join([*lines, *(f"note: {note}" for note in notes)])


def _tried(cell, answer):
    points, most = utils.determine_grade(cell)
    return Tried(grade_id_of(cell), points, most, _errors(cell), is_judged(cell), answer)


def _errors(cell):
    errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
    return "\n".join(f"{error.ename}: {error.evalue}" for error in errors)


def _tests(source, cell):
    """(solution cell, the tests that follow it) for a solution cell or one test, by grade_id; None if none comes before."""
    tests, owner, known = {}, None, []
    for other in source.cells:
        name = grade_id_of(other)
        if utils.is_solution(other):
            owner = name
            tests[owner] = set()
            known.append(name)
        if utils.is_grade(other) and name:
            if other.cell_type == "code":
                tests.setdefault(owner, set()).add(name)
                if name == cell:
                    return owner, {name}
    if not tests.get(cell):
        known = ", ".join(name for name in known if tests[name])
        raise CannotGrade(f"There is no cell {cell} that tests follow. The notebook has: {known}.")
    return cell, tests[cell]


def _released(assignment):
    """The released notebooks by name; they are made, and thrown away, where the course has not all of them."""
    if set(assignment.read_source()) <= set(assignment.released):
        return assignment.released
    with working(assignment.course) as (errors, work):
        blank = replace(assignment.course, db_url=empty_gradebook(work / "new.db"))
        elsewhere, failure = generate(blank, assignment.name, work, errors)
        if failure:
            raise CannotGrade(f"{assignment.name} could not be released ({failure}). {LOG_FILE} says more.")
        return Assignment(elsewhere, assignment.name).released


def _earlier(assignment, released, path):
    """The notebooks of the assignment that run before this one, as far as they were handed in with it: (name, notebook)."""
    for name in sorted(released):
        if name >= path.stem:
            return
        try:
            nb = read_notebook(path.with_name(f"{name}.ipynb"), released[name])
        except (OSError, Unreadable):
            continue  # as in grading, the later ones run without it
        if not needs_no_run(nb):
            _put_tests(nb, _read(assignment, name))
            yield name, nb


def _put_tests(nb, source):
    """Put the source notebook's tests, with what is hidden in them, into the cells of `nb`."""
    hidden = {grade_id_of(other): other.source for other in source.cells if utils.is_grade(other)}
    hidden = {name: text for name, text in hidden.items() if name and name not in _solutions(source)}
    for other in nb.cells:
        other.source = hidden.get(grade_id_of(other), other.source)


def _solutions(source):
    return {grade_id_of(other) for other in source.cells if utils.is_solution(other)}


def _assignment(course, path, assignment):
    """The assignment that a notebook belongs to."""
    sources = course.folder("source").resolve()
    if not any(sources.glob("*/*.ipynb")):
        raise CannotGrade(
            f"There is no course here: {sources} has no assignment. Run it in the course's folder, or name that with --course-dir."
        )
    if assignment:
        return assignment
    names = sorted(found.parent.name for found in sources.glob(f"*/{path.stem}.ipynb"))
    if path.resolve().parent.name in names:
        return path.resolve().parent.name
    if len(names) == 1:
        return names[0]
    if not names:
        raise CannotGrade(
            f"No assignment has a notebook {path.stem}.ipynb. Give the file, or a copy of it, the name that was handed out."
        )
    raise CannotGrade(
        f"Several assignments have a {path.name}: add --assignment with one of {', '.join(names)}."
    )


def _read(assignment, name):
    """The author's notebook of that name."""
    path = assignment.source / f"{name}.ipynb"
    if not path.is_file():
        names = ", ".join(sorted(found.stem for found in assignment.source.glob("*.ipynb")))
        raise CannotGrade(
            f"{assignment.name} has no notebook {name}. Give the file, or a copy of it, the name that was handed out: {names}."
        )
    return read_authors(path)
