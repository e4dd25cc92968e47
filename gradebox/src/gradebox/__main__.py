"""`gradebox grade ASSIGNMENT`: grade a class with nbgrader, whatever was handed in."""

# What a command needs is imported where it is run: nbgrader takes most of a second, and a new worker process may import
# this module, as the main one, without a use for any of it.
import argparse
import importlib.metadata
import sys

from traitlets import TraitError

from .errors import CannotGrade


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns 0 if all is well, 1 if something needs a look, 2 if nothing can be graded."""
    parser = argparse.ArgumentParser(prog="gradebox", description=__doc__)
    parser.add_argument("--version", action="version", version=f"gradebox {_version()}")
    commands = parser.add_subparsers(dest="command", required=True)
    grade = commands.add_parser("grade", help="grade everything that was handed in for an assignment")
    again = commands.add_parser(
        "regrade", help="show who gains and who loses since tests, points or cells were changed"
    )
    for command in (grade, again):
        _add_options(command)
    again.add_argument(
        "--write",
        action="store_true",
        help="write these marks; without it nothing is written to the gradebook",
    )
    report = commands.add_parser("report", help="write a page on how the class did in a graded assignment")
    report.add_argument("assignment", metavar="ASSIGNMENT")
    report.add_argument("--course-dir", metavar="DIR", help="the course (default: this folder)")
    report.add_argument(
        "--output", metavar="FILE", help="the page (default: reports/ASSIGNMENT.html in the course)"
    )
    one = commands.add_parser(
        "try", help="run one exercise of a submission with its tests; nothing is recorded"
    )
    one.add_argument("submission", metavar="SUBMISSION", help="the notebook")
    one.add_argument("--cell", required=True, help="the grade_id of the solution cell, or of one test")
    one.add_argument(
        "--draw",
        type=_whole(0, 19),
        metavar="N",
        help="the draw that the feedback names (default: a new one)",
    )
    one.add_argument("--assignment", metavar="ASSIGNMENT", help="where the folder's name does not tell")
    one.add_argument("--course-dir", metavar="DIR", help="the course (default: this folder)")
    one.add_argument("--unsafe-no-box", action="store_true", help="without a box, with all your rights")
    doctor = commands.add_parser(
        "doctor",
        help="say what holds on this machine, and what differs from plain nbgrader for an assignment",
    )
    doctor.add_argument("assignment", metavar="ASSIGNMENT", nargs="?")
    doctor.add_argument("--course-dir", metavar="DIR", help="the course (default: this folder)")
    doctor.add_argument("--unsafe-no-box", action="store_true", help="without a box, with all your rights")
    options = parser.parse_args(arguments)
    # A student's name must not stop a terminal that cannot show it.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        if options.command == "doctor":
            return _doctor(options)
        if options.command == "try":
            from .try_cell import format_tried, try_cell

            names = options.course_dir, options.submission, options.cell, options.draw, options.assignment
            print(format_tried(*try_cell(*names, boxed=not options.unsafe_no_box)))
            return 0
        if options.command == "report":
            from .report.class_page import write_report

            path = write_report(options.course_dir, options.assignment, options.output)
            print(path)
            return 0
        from .grade import Options

        said = []
        how = Options(
            options.workers,
            options.scheduler,
            options.unsafe_no_box,
            options.unsafe_no_tls,
            feedback=not options.no_feedback,
            progress=True,
            say=said.append,
        )
        if options.command == "regrade":
            return _regrade(options, how, said)
        return _grade(options, how, said)
    except CannotGrade as error:
        print(error, file=sys.stderr)
        return 2
    except TraitError as error:
        print(f"A setting of the course has a value that it cannot have: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. Grade again: what was run before is not run again.", file=sys.stderr)
        return 130


def _whole(least, most=None):
    """A converter of an option's text to a whole number within bounds."""
    bounds = f"{least} or more" if most is None else f"{least} to {most}"

    def convert(text):
        if (
            not text.strip().lstrip("-").isdecimal()
            or int(text) < least
            or (most is not None and int(text) > most)
        ):
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, {bounds}")
        return int(text)

    return convert


def _version():
    try:
        return importlib.metadata.version("gradebox")
    except importlib.metadata.PackageNotFoundError:
        return "that is not installed: it runs from its folder"


def _doctor(options):
    from .doctor import check_assignment, check_machine, exit_code, format_findings

    findings = check_machine(options.unsafe_no_box)
    if options.assignment:
        findings += check_assignment(options.course_dir, options.assignment, options.unsafe_no_box)
    print(format_findings(findings))
    return exit_code(findings)


def _add_options(command):
    """The options of the commands that run notebooks of a class."""
    command.add_argument("assignment", metavar="ASSIGNMENT")
    command.add_argument("--course-dir", metavar="DIR", help="the course (default: this folder)")
    command.add_argument(
        "--workers",
        type=_whole(1),
        metavar="N",
        help="notebooks to run at the same time (default: one for each core)",
    )
    command.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="a running Dask scheduler (tls://host:port) instead of local workers",
    )
    command.add_argument(
        "--unsafe-no-tls",
        action="store_true",
        help="use a scheduler without TLS, through which whoever reaches it can run code as you",
    )
    command.add_argument(
        "--unsafe-no-box",
        action="store_true",
        help="run what was handed in without a box, with all your rights on this machine",
    )
    command.add_argument(
        "--no-feedback", action="store_true", help="make no feedback pages (they can be made by a later run)"
    )


def _regrade(options, how, said):
    from .course import open_course
    from .regrading.regrade import format_comparison, regrade, write_page
    from .report.table import table_of

    comparison = regrade(options.course_dir, options.assignment, how, options.write)
    course = open_course(options.course_dir)
    page = write_page(course, comparison, options.write)
    print(format_comparison(comparison))
    print(f"\nThe page on it is {page.relative_to(course.root)}.")
    print("\n".join(dict.fromkeys(said)))
    if options.write:
        table = table_of(course, options.assignment).relative_to(course.root)
        print(
            f"The marks are written, also to {table}. gradebox grade {options.assignment} lists what needs a look."
        )
    else:
        print(f"Nothing was written. To write these marks: gradebox regrade {options.assignment} --write")
    return 1 if comparison.losers or any(row.notes for row in comparison.rows) else 0


def _grade(options, how, said):
    from .course import open_course
    from .grade import check_course, grade_course
    from .report.table import format_attention, format_table, table_of, write_csv

    course = open_course(options.course_dir, how.say)
    check_course(course, options.assignment)
    records = grade_course(course, options.assignment, how)
    table = table_of(course, options.assignment)
    write_csv(records, table)
    print(format_table(records))
    where = f", the feedback is in {course.feedback}/" if how.feedback else ""
    gradebook = course.gradebook_file.name if course.gradebook_file else "the gradebook"
    print(f"\nThe marks are in {gradebook} and {table.relative_to(course.root)}{where}.")
    print("\n".join(said))
    attention = format_attention(records, course, options.assignment)
    if attention:
        print("\n" + attention)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
