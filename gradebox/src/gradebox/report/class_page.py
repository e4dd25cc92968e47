"""One HTML page on a graded assignment: what the class did not understand, and what needs a look.

`read_graded` reads what was graded, `collect_figures` counts, and `render` puts the figures into class_page.html.j2. The
figures are a few rectangles: written as SVG into the page they stay sharp in print and follow the reader's light or dark
colours, and need neither a script nor a drawing library.
"""

from datetime import datetime
from pathlib import Path

from ..course import STEPS, Assignment, open_course
from ..errors import CannotGrade
from ..model import ADVICE
from .figures import EMPTY_ANSWER, TITLES, Figures, collect_figures
from .read import read_graded
from .templates import templates, write_whole


def write_report(course_dir: str | Path | None, assignment: str, output: str | Path | None = None) -> Path:
    """Write the page on `assignment`, by default to reports/ASSIGNMENT.html in the course; returns its path.

    Raises CannotGrade if there is nothing to report, or no place to write it to.
    """
    course = open_course(course_dir)
    figures = collect_figures(assignment, *read_graded(Assignment(course, assignment)))
    page = render(figures, {step: getattr(course, step) for step in STEPS})
    path = Path(output) if output else course.root / "reports" / f"{assignment}.html"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, page)
    except OSError as error:
        raise CannotGrade(f"The page {path} cannot be written ({error.strerror}).") from error
    return path


def render(figures: Figures, folders: dict[str, str]) -> str:
    """The page as a string; `folders` are the course's, for the advice."""
    environment = templates()
    environment.filters.update(seconds=_format_seconds, duration=_format_duration, percent=_format_percent)
    advice = {kind: text.format(assignment=figures.assignment, **folders) for kind, text in ADVICE.items()}
    return environment.get_template("report/class_page.html.j2").render(
        figures=figures,
        advice=advice,
        titles=TITLES,
        empty_answer=EMPTY_ANSWER,
        made=datetime.now().astimezone(),
    )


def _format_percent(percent):
    """Rounded, except that only full marks are 100 % and only nothing at all is 0 %."""
    if 0 < percent < 1:
        return "under 1\u00a0%"
    if 99 < percent < 100 - 1e-9:
        return "over 99\u00a0%"
    return f"{percent:.0f}\u00a0%"


def _format_seconds(seconds):
    """With two or three digits."""
    return f"{seconds:.0f}\u00a0s" if seconds >= 9.95 else f"{seconds:.2g}\u00a0s"


def _format_duration(late):
    """In days and hours, or in minutes if it is less than an hour."""
    minutes = int(late.total_seconds() // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"
