"""A course and one of its assignments, as they are while a command runs: nothing of them changes."""

import copy
import glob
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config

from .config import configure, describe_sources, passed_over, read_settings, unknown_settings
from .errors import CannotGrade
from .inert import one_line
from .intake.beside import teachers_files
from .intake.rebuild import mark_added
from .nbgrader_parts import missing_columns
from .running.execute import ExecuteInBox

STEPS = ("source", "release", "submitted", "autograded", "feedback")


@dataclass(frozen=True)
class Course:
    """Where everything is, and the settings with gradebox's steps in them.

    `source`, `release`, `submitted`, `autograded` and `feedback` are the names of the folders in `root`.
    """

    root: Path
    config: Config
    db_url: str
    course_id: str
    source: str
    release: str
    submitted: str
    autograded: str
    feedback: str
    ignore: tuple[str, ...]  # nbgrader's patterns of files that are not copied
    largest_kilobytes: int  # of a notebook that was handed in
    wanted: str  # a pattern of students
    left_out: frozenset[str]  # students

    @classmethod
    def of(cls, coursedir: CourseDirectory, config: Config) -> "Course":
        """The course that nbgrader's own object stands for."""
        return cls(
            Path(coursedir.root),
            config,
            coursedir.db_url,
            coursedir.course_id,
            **{step: getattr(coursedir, f"{step}_directory") for step in STEPS},
            ignore=tuple(coursedir.ignore),
            largest_kilobytes=coursedir.max_file_size,
            wanted=coursedir.student_id,
            left_out=frozenset(filter(None, coursedir.student_id_exclude.split(","))),
        )

    def coursedir(self, assignment: str = "", student: str = "*") -> CourseDirectory:
        """A new one for one of nbgrader's steps, which may write into it what it likes."""
        places = {f"{step}_directory": getattr(self, step) for step in STEPS}
        names = {"assignment_id": assignment, "student_id": student}
        return CourseDirectory(config=self.config, root=str(self.root), db_url=self.db_url, **places, **names)

    def folder(self, step: str, student: str = ".", assignment: str = ".") -> Path:
        """The folder of a step, such as "submitted", of a student there, or of their assignment."""
        return Path(self.root, getattr(self, step), student, assignment)

    @property
    def private(self) -> list[Path]:
        """The folders that nothing which was handed in may read."""
        return [self.root, *filter(Path.exists, map(self.folder, STEPS))]

    @property
    def gradebook_file(self) -> Path | None:
        """The gradebook, or None if it is on a server."""
        if not self.db_url.startswith("sqlite:///"):
            return None
        return Path(self.db_url.removeprefix("sqlite:///").partition("?")[0])

    def has_gradebook(self) -> bool:
        """Whether there is one; nbgrader makes an empty one where it opens a file that is not there."""
        return self.gradebook_file is None or self.gradebook_file.exists()

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """nbgrader's gradebook, open."""
        with Gradebook(self.db_url, self.course_id) as gradebook:
            yield gradebook

    def check_gradebook(self) -> None:
        """Raise CannotGrade with words if this nbgrader cannot work with the gradebook, such as an older one."""
        if not self.has_gradebook():
            return
        file = self.gradebook_file
        try:
            missing = missing_columns(self.db_url)
        except SQLAlchemyError as error:
            where = f" {file}" if file else ""
            raise CannotGrade(f"The gradebook{where} cannot be read: {_first_line(error)}.") from error
        if missing:
            raise CannotGrade(
                f"{file or 'The gradebook'} was made by an older nbgrader: it has no {missing[0]}. Run `nbgrader db "
                f"upgrade` in {self.root}, which keeps a copy of the old one beside it, and grade again. Nothing was "
                "changed."
            )


def _first_line(error):
    return str(getattr(error, "orig", error)).partition("\n")[0].rstrip(".")


@dataclass(frozen=True)
class Assignment:
    """One assignment of a course. `added` are (notebook, cell) that came in after learners had fetched it.

    What is read of it is read once, when it is first asked for.
    """

    course: Course
    name: str
    added: frozenset[tuple[str, str]] = frozenset()

    @property
    def source(self) -> Path:
        """The folder of the author's notebooks, and of the files beside them."""
        return self.course.folder("source", ".", self.name)

    @property
    def release(self) -> Path:
        """The folder of the notebooks that it is graded against."""
        return self.course.folder("release", ".", self.name)

    def submitted(self, student: str) -> Path:
        """The folder with what a student has handed in."""
        return self.course.folder("submitted", student, self.name)

    def autograded(self, student: str) -> Path:
        """The folder with a student's graded notebooks."""
        return self.course.folder("autograded", student, self.name)

    def feedback(self, student: str) -> Path:
        """The folder with a student's pages."""
        return self.course.folder("feedback", student, self.name)

    def read_source(self) -> dict[str, NotebookNode]:
        """The author's notebooks by name. Raises CannotGrade with the name of one that cannot be read."""
        return {path.stem: read_authors(path) for path in sorted(self.source.glob("*.ipynb"))}

    def has_source(self) -> bool:
        """Whether the author's notebooks are in the course."""
        return bool(list(self.source.glob("*.ipynb")))

    def read_autograded(self, student: str, name: str) -> NotebookNode | None:
        """A student's graded notebook, or None if there is none."""
        path = self.autograded(student) / f"{name}.ipynb"
        return nbformat.read(path, as_version=4) if path.is_file() else None

    @property
    def names(self) -> list[str]:
        """The names of the released notebooks, in the order in which they run."""
        return sorted(path.stem for path in self.release.glob("*.ipynb"))

    @cached_property
    def released(self) -> dict[str, NotebookNode]:
        """The released notebooks by name; those cells that are `added` say so."""
        found = {}
        for name in self.names:
            nb = read_authors(self.release / f"{name}.ipynb")
            found[name] = mark_added(nb, {cell for notebook, cell in self.added if notebook == name})
        return found

    @cached_property
    def step(self) -> ExecuteInBox:
        """The settings of how notebooks are run: its limits, and what may go with a notebook."""
        return ExecuteInBox(config=self.course.config)

    @cached_property
    def teachers(self) -> dict[str, Path]:
        """The files beside the author's notebooks that every submission gets, by their paths there."""
        left_alone = Autograde(config=self.course.config).exclude_overwriting.get(self.name, [])
        return teachers_files(self.source, self.course.ignore, left_alone)


def read_authors(path: Path) -> NotebookNode:
    """A notebook of the author's. Raises CannotGrade if it is none that can be read."""
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises errors of many kinds
        raise CannotGrade(
            f"{path} is no notebook that can be read ({one_line(str(error), 100)}). Open it in Jupyter, or take "
            "an earlier version of it."
        ) from error


def open_course(
    course_dir: str | Path | None = None, say: Callable[[str], object] = lambda sentence: None
) -> Course:
    """The course in `course_dir`, or in this folder, or in the one that the settings name.

    The settings are those that nbgrader reads. `say` is told which of them come from elsewhere, and which are not
    followed. Raises CannotGrade where one of them makes it impossible to grade.
    """
    config, root, files = read_settings(course_dir)
    if glob.escape(str(root)) != str(root):
        # nbgrader takes the path for a pattern.
        raise CannotGrade(f"nbgrader cannot work in {root}: rename what has one of * ? [ in its name.")
    original = copy.deepcopy(config)
    configure(config)
    if ExecuteInBox not in config.Autograde.autograde_preprocessors:
        raise CannotGrade(
            "Autograde.autograde_preprocessors has no Execute, so that no test would be run: add it."
        )
    notes = [*describe_sources(root, files), *unknown_settings(original), *passed_over(config, original)]
    for sentence in notes:
        say(sentence)
    coursedir = CourseDirectory(config=config, root=str(root))
    if coursedir.directory_structure != CourseDirectory.directory_structure.default_value:
        raise CannotGrade("gradebox needs nbgrader's own CourseDirectory.directory_structure.")
    if coursedir.notebook_id != "*":
        raise CannotGrade(
            "gradebox grades all notebooks of an assignment: take CourseDirectory.notebook_id out."
        )
    if coursedir.db_url.startswith("sqlite:///"):
        # As in nbgrader, which works in the course's folder; and another process that writes to it is waited for.
        path, _, options = coursedir.db_url.removeprefix("sqlite:///").partition("?")
        coursedir.db_url = f"sqlite:///{Path(root, path)}?{options or 'timeout=60'}"
    return Course.of(coursedir, config)
