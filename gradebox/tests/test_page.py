"""The page on a graded assignment: `python -m gradebox report ASSIGNMENT`.

`graded_class` makes up the marks, so that every kind of trouble is on a page within seconds; one small class is
really graded, for what only grading can show.
"""

import html.parser
import json
import random
import re
import shutil
from collections import Counter
from datetime import datetime, timedelta

import bs4
import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import ASSIGNMENT
from graded_class import Work, write_assignment, write_class
from nbgrader.api import Gradebook
from sqlalchemy import event
from sqlalchemy.engine import Engine

from gradebox.__main__ import main
from gradebox.course import Assignment, open_course
from gradebox.errors import CannotGrade
from gradebox.grade import grade_assignment
from gradebox.report import figures
from gradebox.report.class_page import write_report
from gradebox.report.figures import collect_figures, normal_text
from gradebox.report.read import read_graded

DUEDATE = "2024-03-01 12:00:00"
# The odd one closes tags, opens a script, turns the direction of the text, and ends in a mark without a letter.
ODD = '<script>alert(1)</script> "O\'Neil" </bdi></svg>\u202e&amp;\u0301'
WRONG = ("AssertionError", "double(3) should be 6")


@pytest.fixture(scope="module")
def empty_gradebook(tmp_path_factory):
    """A gradebook with nothing in it, which takes nbgrader two seconds to make."""
    path = tmp_path_factory.mktemp("empty") / "gradebook.db"
    Gradebook(f"sqlite:///{path}", helpers.COURSE_ID).close()
    return path


def new_course(folder, empty_gradebook):
    """A course without anybody's work."""
    course = helpers.make_course(folder)
    shutil.copy(empty_gradebook, course / "gradebook.db")
    return course


@pytest.fixture
def course(tmp_path, empty_gradebook):
    """A course without anybody's work."""
    return new_course(tmp_path / "the course", empty_gradebook)


def sources(*names):
    """The assignment: the same notebook once or several times."""
    return {name: helpers.source_notebook() for name in names or ("numbers",)}


def figures_of(course, assignment=ASSIGNMENT):
    """The figures on the page."""
    return collect_figures(assignment, *read_graded(Assignment(open_course(course), assignment)))


def soup_of(path):
    """The page, parsed."""
    return bs4.BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def section(soup, name):
    """The text between the heading with the id `name` and the next heading of its rank."""
    texts = []
    for element in soup.find(id=name).next_siblings:
        if element.name == "h2":
            break
        texts.append(element.get_text(" ", strip=True))
    return " ".join(" ".join(texts).split())


def in_order(text, *parts):
    """Whether `parts` are in `text`, one after the other."""
    return re.search(".*".join(re.escape(part) for part in parts), text) is not None


# A class in which everything happens

NOT_RUN = ("NotRun", "not run: the kernel died in check-double")
EVERYTHING = {
    "ada": {"numbers": Work(notes={"seconds": 0.5, "box": "box"}), "words": Work()},
    "ben": {
        "numbers": Work(
            errors={"test-values": WRONG, "check-double": ("AssertionError", "")},
            cell_notes={"test-values": {"seconds": 0.1, "referee": True}},
        ),
        "words": Work(cell_notes={"test-values": {"seconds": 0.1, "referee": True}}),
    },
    "carl": {"numbers": Work(errors={"test-values": WRONG}, penalty=0.5), "words": Work()},
    "dora": {
        "numbers": Work(
            errors={
                "test-values": ("ValueError", "shape (3, 4)"),
                "test-arrays": ("NotImplementedError", ""),
            },
            notes={
                "seconds": 61.0,
                "box": "no box",
                "incidents": ["test-values: the cell ran longer than 60 s"],
            },
            cell_notes={"test-values": {"seconds": 60.2}, "check-double": {"seconds": 0.3}},
        ),
        "words": Work(scores={"test-values": 1.5}),
    },
    "emil": {
        "numbers": Work(errors={"test-values": ("ValueError", "shape (5,)")}),
        "words": Work(
            errors={"test-values": NOT_RUN, "test-arrays": NOT_RUN},
            notes={"lost": "words.ipynb is unreadable: the file is empty"},
        ),
    },
    "fay": {
        "numbers": Work(
            scores={"test-arrays": 0},
            waiting={"test-arrays"},
        ),
        "words": Work(
            missing=True, scores={"test-values": 0, "test-arrays": 0}, waiting={"test-values", "test-arrays"}
        ),
    },
    ODD: {
        "numbers": Work(
            errors={
                "test-values": ("AssertionError", "<b onclick=alert(1)>\x1b[31mred\x1b[0m\x00 \ud800</b>")
            }
        ),
        "words": Work(notes={"repairs": ["test cell test-values was deleted: the released one was used"]}),
    },
}


@pytest.fixture(scope="module")
def everything(tmp_path_factory, empty_gradebook):
    """The course with that class, its figures, and its page, parsed."""
    course = new_course(tmp_path_factory.mktemp("everything") / "course", empty_gradebook)
    timestamps = {"carl": "2024-03-02 14:30:00"}
    write_class(course, ASSIGNMENT, sources("numbers", "words"), EVERYTHING, DUEDATE, timestamps)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        gradebook.add_student("zoe")
    return course, figures_of(course), soup_of(write_report(course, ASSIGNMENT))


def test_the_marks_agree_with_the_gradebook(everything):
    course, figures, _ = everything
    percents = []
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        for submission in gradebook.assignment_submissions(ASSIGNMENT):
            score = submission.score - submission.late_submission_penalty
            percents.append(100 * score / submission.max_score)
    assert sorted(figures.total.percents) == pytest.approx(sorted(percents))
    assert figures.students == len(EVERYTHING)
    assert figures.absent.names == ["zoe"]


def test_outcomes_of_each_cell(everything):
    figures = everything[1]
    counts = {key: dict(cell.counts) for key, cell in figures.cells.items() if cell.is_graded}
    assert counts == {
        ("numbers", "test-values"): {"full": 2, "zero": 5},
        ("numbers", "test-arrays"): {"full": 5, "zero": 1, "not graded": 1},
        ("words", "test-values"): {"full": 4, "partial": 1, "not graded": 2},
        ("words", "test-arrays"): {"full": 5, "not graded": 2},
    }
    lost = {key: figures.cells[key].percent_lost for key in counts}
    # What was not graded counts neither as lost nor as won.
    assert lost["numbers", "test-values"] == pytest.approx(100 * 5 / 7)
    assert lost["numbers", "test-arrays"] == pytest.approx(100 * 1 / 6)
    assert lost["words", "test-values"] == pytest.approx(100 * 0.5 / 2 / 5)
    assert [cell.name for cell in figures.hardest[:2]] == ["test-values", "test-arrays"]
    assert figures.hardest[0].notebook == "numbers"


def test_a_cell_that_waits_for_a_person_is_not_the_hardest():
    """nbgrader gives 0 at once where nothing was answered: of the answers nobody knows anything yet."""
    counts, waits = Counter({"not graded": 5, "zero": 1}), figures.People(5)
    essay = figures.Cell("p", "essay", 4, counts=counts, lost=4, waiting=waits)
    test = figures.Cell("p", "test", 2, counts=Counter({"full": 5, "zero": 1}), lost=2)
    found = figures.Figures("ps1", cells={("p", one.name): one for one in (essay, test)})
    assert essay.percent_lost == 100 and [cell.name for cell in found.hardest] == ["test", "essay"]


def test_cells_are_in_the_order_of_the_notebook(everything):
    names = [name for notebook, name in everything[1].cells if notebook == "numbers"]
    assert names == ["check-double", "test-values", "test-arrays"]


def test_messages_are_grouped(everything):
    cells = everything[1].cells
    messages = cells["numbers", "test-values"].messages
    assert [(message.text, message.people.names) for message in messages[:2]] == [
        ("double(3) should be 6", ["ben", "carl"]),
        ("shape (3, 4)", ["dora", "emil"]),
    ]
    assert cells["numbers", "test-arrays"].empty.names == ["dora"]
    assert not cells["numbers", "test-arrays"].messages
    assert ("words", "test-arrays") in cells and not cells["words", "test-arrays"].messages, "NotRun is none"


def test_students_are_in_order(course):
    names = [f"{letter}{number}" for number in range(3) for letter in "zqa"]
    work = {name: {nb: Work(errors={"test-values": WRONG}) for nb in ("words", "numbers")} for name in names}
    write_class(course, ASSIGNMENT, sources("words", "numbers"), work)
    figures = figures_of(course)
    assert figures.students == len(names)
    for notebook in ("numbers", "words"):
        (message,) = figures.cells[notebook, "test-values"].messages
        assert message.people.names == sorted(names)[:8]
    assert list(figures.notebooks) == ["numbers", "words"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("step 1 of 5 is wrong.", "step 12 of 5 is wrong.", True),
        ("gives 0.35 where it is -1e-07, not 4/7", "gives 1.0 where it is 2.5E+3, not 3/8", True),
        ("shape (3, 4), not (1,)", "shape (2, 3, 4), not (7, 7)", True),
        ("<Layer at 0x7f3a2c>", "<Layer at 0x55ff01>", True),
        ("invalid syntax (1234.py, line 3)", "invalid syntax (99.py, line 14)", True),
        ("gives float64", "gives float32", False),
        ("h0 is not used", "h1 is not used", False),
        ("unexpected keyword argument 'a'", "unexpected keyword argument 'b'", False),
        ("shape (3, 4)", "shape [3, 4]", False),
    ],
)
def test_messages_that_are_the_same(one, other, same):
    assert (normal_text(one) == normal_text(other)) == same


def test_what_the_page_says_first(everything):
    glance = section(everything[2], "glance")
    assert "7 students graded" in glance
    assert "1 with full marks" in glance, "ada"
    assert in_order(
        glance, "test-values in numbers : 71 % of the points lost", "Most often (2 students)", WRONG[1]
    )
    assert "The values are right (hidden test)" in glance
    assert "4 notebooks need a look" in glance, "one of dora, emil, fay and the odd one each"
    assert "1 mark to give by hand" in glance
    assert "1 notebook ran without a box" in glance


def test_flags_with_their_advice(everything):
    text = section(everything[2], "attention")
    assert in_order(
        text,
        "1 notebook ran without a box",
        *("Not handed in as expected", f"put it at submitted/STUDENT/{ASSIGNMENT}/NOTEBOOK.ipynb"),
        *("emil", "in words:", "words.ipynb is unreadable: the file is empty"),
        *("Cells deleted, copied or changed", "test cell test-values was deleted"),
        *(
            "Stopped, as it took too long",
            "machine is idle",
            "dora",
            "test-values: the cell ran longer than 60 s",
        ),
        *("Not graded properly", "fay", "in words:", "there is no autograded notebook"),
    )


def test_who_ran_a_test(everything):
    text = section(everything[2], "cells")
    assert "(run by the referee for 1 of 2 students)" in text
    assert "(run by the referee)" in text
    assert text.count("(run ") == 2, "of the others nobody knows"


def test_marks_by_hand(everything):
    figures, soup = everything[1:]
    # Nobody can give marks on a notebook that is not there.
    assert [(cell.notebook, cell.name, cell.waiting.names) for cell in figures.waiting] == [
        ("numbers", "test-arrays", ["fay"])
    ]
    assert in_order(section(soup, "by-hand"), "formgrader", "test-arrays", "in numbers", "1 student", "fay")


def test_late_penalties(everything):
    figures, soup = everything[1:]
    assert figures.late == [("carl", timedelta(days=1, hours=2, minutes=30), 0.5)]
    assert section(soup, "late") == "student late by points taken carl 1 d 2 h 0.5"


def test_an_extension_is_no_delay(course):
    work = {"ada": {"numbers": Work(penalty=1)}}
    write_class(course, ASSIGNMENT, sources(), work, DUEDATE, {"ada": "2024-03-02 12:00:00"})
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        gradebook.grant_extension(ASSIGNMENT, "ada", hours=23)
    assert figures_of(course).late == [("ada", timedelta(hours=1), 1.0)]
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        gradebook.grant_extension(ASSIGNMENT, "ada", days=3)
    assert figures_of(course).late == [("ada", None, 1.0)]


def test_run_times(everything):
    figures, soup = everything[1:]
    assert figures.times["numbers"].slowest == [(61.0, "dora", "test-values", 60.2), (0.5, "ada", "", 0.0)]
    assert "dora : 61 s, of which 60 s in test-values" in section(soup, "times")
    bars = {bar.label: bar.count for bar in figures.times["numbers"].histogram.bars}
    assert bars == {
        "0.5 to 1 s": 1, "1 to 2 s": 0, "2 to 5 s": 0, "5 to 10 s": 0, "10 to 20 s": 0, "20 to 50 s": 0, "50 to 100 s": 1
    }  # fmt: skip


@pytest.mark.parametrize("seconds", [0, 0.003, 0.01, 9.999, 1e3, 1e9])
def test_every_time_is_in_one_bar(seconds):
    histogram = figures.Times([(seconds, "ada", "", 0.0)]).histogram
    assert [bar.count for bar in histogram.bars] == [1]
    assert [place for place, _ in histogram.ticks] == [0, 100]


def test_what_is_no_time_is_left_out(course):
    times = ["1", None, [1], float("nan"), float("inf"), -1]
    work = {f"s{i}": {"numbers": Work(notes={"seconds": time, "box": 1})} for i, time in enumerate(times)}
    write_class(course, ASSIGNMENT, sources(), work)
    figures = figures_of(course)
    assert figures.students == len(times)
    assert figures.times == figures.boxes == {}
    assert not figures.number_flagged, "they are read, and not taken for damaged"


def test_scores_are_in_one_bar_each():
    scores = figures.Scores("numbers", 3)
    for score in (-1, 0, 0.3, 2.1, 2.7, 3, 4):  # below 0 by a penalty, above 3 by extra credit
        scores.add(score)
    assert [bar.count for bar in scores.histogram.bars] == [2, 1, 0, 0, 0, 0, 0, 1, 0, 3]
    assert scores.full == 2


def test_a_mark_by_hand_counts(course):
    write_class(course, ASSIGNMENT, sources(), {"ada": {"numbers": Work(errors={"test-values": WRONG})}})
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        gradebook.find_grade("test-values", "numbers", ASSIGNMENT, "ada").manual_score = 2
        gradebook.db.commit()
    figures = figures_of(course)
    assert figures.total.percents == [100]
    assert dict(figures.cells["numbers", "test-values"].counts) == {"full": 1}


# Names, messages, hidden tests


def test_names_and_messages_are_text(everything):
    soup = everything[2]
    assert soup.find("script") is None and soup.find("b") is None
    assert any(ODD == bdi.get_text() for bdi in soup.find_all("bdi"))
    assert "AssertionError <b onclick=alert(1)>red" in section(soup, "messages")
    assert not {name for tag in soup.find_all() for name in tag.attrs if name.startswith("on")}


def test_the_page_fetches_nothing(everything):
    course, _, soup = everything
    text = (course / "reports" / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")
    assert not re.search(r"https?:|@import|url\((?!#)", text)
    assert not soup.find_all(["script", "link", "iframe", "img", "object"])
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


TELLS = """import inspect
def double(x):
    raise ValueError("".join(line for frame in inspect.stack() for line in (frame.code_context or [])))"""


def test_a_class_that_is_really_graded(course, capsys):
    """Errors that hold hidden tests, an answer left empty, one that is wrong, and a file that cannot be read."""
    helpers.hand_in(course, "ada", helpers.answered())
    helpers.hand_in(course, "ben", helpers.answered(helpers.WRONG))
    helpers.hand_in(course, "carl", helpers.released_notebook())
    helpers.hand_in(course, "dora", helpers.answered(TELLS))
    helpers.hand_in(course, "emil", "{")
    records = grade_assignment(course, ASSIGNMENT)
    assert main(["report", ASSIGNMENT, "--course-dir", str(course)]) == 0
    path = course / "reports" / f"{ASSIGNMENT}.html"
    assert capsys.readouterr().out == f"{path}\n"
    text = path.read_text(encoding="utf-8")
    for line in (helpers.HIDDEN_VALUES + helpers.HIDDEN_ARRAYS).splitlines():
        assert line.startswith("# ") or line not in text, "a line of a hidden test"
    for secret in ("secret_inputs", "secret_array", "HIDDEN TESTS", "assert_allclose("):
        assert secret not in text

    figures = figures_of(course)
    assert sorted(figures.total.percents) == pytest.approx(
        sorted(100 * record.score / record.max_score for record in records)
    )
    values = figures.cells["numbers", "test-values"]
    assert values.task == "The values are right (hidden test)"
    assert dict(values.counts) == {"full": 1, "zero": 3, "not graded": 1}, "emil's was not run"
    assert values.empty.names == ["carl"]
    told = {message.ename: message.text for message in values.messages}
    assert told["AssertionError"] == "double(3) should be 6"
    assert "[a line of the hidden tests]" in told["ValueError"], "dora's raised the test itself"
    assert "numbers.ipynb is unreadable" in section(soup_of(path), "attention")


# For everybody who reads it


def luminance(colour):
    """The relative luminance of #rrggbb (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The contrast ratio of two colours (WCAG 2.2)."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(everything, scheme):
    blocks = re.findall(r":root \{(.*?)\}", everything[2].find("style").string, re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#\w{6});", blocks[["light", "dark"].index(scheme)]))
    for ground in ("ground", "raised"):
        for ink in ("text", "muted", "link"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for shape in ("full", "zero", "stripe", "dot"):
        assert contrast(colours[shape], colours["ground"]) >= 3, shape
    assert contrast(colours["stripe"], colours["partial"]) >= 3
    assert contrast(colours["dot"], colours["none"]) >= 3


def test_structure(everything):
    """Headings in order, links that lead somewhere, a text for each picture."""
    soup = everything[2]
    ranks = [int(heading.name[1]) for heading in soup.find_all(re.compile("^h[1-6]$"))]
    assert ranks[0] == 1 and ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(ranks, ranks[1:]))
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    links = [link["href"] for link in soup.find_all("a")]
    assert links and all(link.startswith("#") and link[1:] in ids for link in links)
    for svg in soup.find_all("svg"):
        assert svg.get("aria-hidden") == "true" or (svg["role"] == "img" and svg["aria-label"].strip())
    for svg in soup.find_all("svg", class_="histogram"):
        table = svg.find_next("table")
        counts = [int(cell.get_text()) for cell in table.find_all("td")]
        heights = [float(bar["height"]) for bar in svg.find_all("rect")]
        assert heights == pytest.approx([104 * count / max(counts) for count in counts], abs=0.1)
    for svg in soup.find_all("svg", class_="bar"):
        assert sum(float(bar["width"][:-1]) for bar in svg.find_all("rect")) == pytest.approx(100, abs=0.1)
    assert soup.html["lang"] == "en" and soup.title.get_text()


def test_html_is_balanced(everything):
    """Every element that is opened is closed, in the right order."""
    void, open_tags = {"meta", "br", "rect", "line", "circle"}, []

    class Parser(html.parser.HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag not in void:
                open_tags.append(tag)

        def handle_endtag(self, tag):
            assert tag in void or open_tags.pop() == tag

    Parser().feed((everything[0] / "reports" / f"{ASSIGNMENT}.html").read_text(encoding="utf-8"))
    assert open_tags == []


# Classes in which there is little to see


def test_everybody_has_full_marks(course):
    write_class(course, ASSIGNMENT, sources(), {name: {"numbers": Work()} for name in ("ada", "ben")})
    soup = soup_of(write_report(course, ASSIGNMENT))
    glance = section(soup, "glance")
    assert "2 with full marks" in glance
    assert "None: every graded cell has full marks." in glance
    assert "No cell has raised an error." in glance
    assert section(soup, "attention") == "Nothing."
    assert section(soup, "by-hand") == "None."
    assert section(soup, "times") == "The autograded notebooks hold no run times."
    assert soup.find(id="late") is None
    assert "Each notebook" not in soup.get_text(), "there is only one"


def test_one_student(course):
    write_class(course, ASSIGNMENT, sources(), {"ada": {"numbers": Work(errors={"test-values": WRONG})}})
    glance = section(soup_of(write_report(course, ASSIGNMENT)), "glance")
    assert "1 student graded" in glance
    assert "33 % of the points" in glance
    assert in_order(glance, "test-values : 100 % of the points lost", "Most often (1 student)", WRONG[1])


def test_no_points_to_be_had(course):
    notebooks = sources()
    notebooks["numbers"].cells = notebooks["numbers"].cells[:3]
    write_class(course, ASSIGNMENT, notebooks, {"ada": {"numbers": Work()}})
    soup = soup_of(write_report(course, ASSIGNMENT))
    assert "There are no points to be had" in section(soup, "scores")
    assert "The assignment has no graded cell." in section(soup, "cells")


def test_only_answers_left_empty(course):
    stub = ("NotImplementedError", "")
    write_class(course, ASSIGNMENT, sources(), {"ada": {"numbers": Work(errors={"test-values": stub})}})
    soup = soup_of(write_report(course, ASSIGNMENT))
    assert in_order(section(soup, "glance"), "Left empty: 1 student", "except where an answer was left empty")
    assert "test-values : 1 student ( ada )" in section(soup, "messages")


def test_damaged_notebooks_do_not_cost_the_page(course):
    deep = nbformat.writes(helpers.source_notebook())
    no_end = helpers.source_notebook()
    helpers.get(no_end, "test-values").source = "### BEGIN HIDDEN TESTS\nassert secret_inputs"
    texts = {"a": "", "b": "[1]", "c": "{}", "d": deep[:200], "e": json.dumps(no_end)}
    work = {name: {"numbers": Work(text=text)} for name, text in texts.items()}
    write_class(
        course, ASSIGNMENT, sources(), {**work, "z": {"numbers": Work(errors={"test-values": WRONG})}}
    )
    path = write_report(course, ASSIGNMENT)
    text = section(soup_of(path), "attention")
    assert text.count("the autograded notebook cannot be read") == len(texts)
    assert "secret_inputs" not in path.read_text(encoding="utf-8")
    assert figures_of(course).total.percents == pytest.approx([100] * len(texts) + [100 / 3]), (
        "marks are marks"
    )


def test_a_database_of_marks_that_are_still_to_come(course):
    """What nbgrader writes before it grades: every mark waits, and there is no autograded notebook."""
    waiting = {"test-values", "test-arrays"}
    work = {"ada": {"numbers": Work(scores=dict.fromkeys(waiting, 0), waiting=waiting, missing=True)}}
    write_class(course, ASSIGNMENT, sources(), work)
    soup = soup_of(write_report(course, ASSIGNMENT))
    assert "No cell has been graded yet." in section(soup, "glance")
    assert "there is no autograded notebook" in section(soup, "attention")


@pytest.mark.parametrize(
    ("assignment", "sentence"),
    [
        (ASSIGNMENT, f"Nobody's {ASSIGNMENT} has been graded yet: grade it first."),
        ("weak1", f"The gradebook knows no assignment weak1. Did you mean {ASSIGNMENT}?"),
        ("../etc", f"The gradebook knows no assignment ../etc. It knows: {ASSIGNMENT}."),
    ],
)
def test_nothing_to_report(course, capsys, assignment, sentence):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        write_assignment(gradebook, ASSIGNMENT, sources())
    assert main(["report", assignment, "--course-dir", str(course)]) == 2
    assert capsys.readouterr().err == sentence + "\n"
    assert not (course / "reports").exists()


def test_no_gradebook(course, capsys):
    (course / "gradebook.db").unlink()
    assert main(["report", ASSIGNMENT, "--course-dir", str(course)]) == 2
    assert "There is no gradebook in" in capsys.readouterr().err
    assert not (course / "gradebook.db").exists(), "reading does not make one"
    (course / "gradebook.db").write_text("this is no database, and never was one; it is a file of that name")
    assert main(["report", ASSIGNMENT, "--course-dir", str(course)]) == 2
    assert f"The gradebook {course / 'gradebook.db'} cannot be read" in capsys.readouterr().err


def test_output(course, tmp_path, capsys):
    write_class(course, ASSIGNMENT, sources(), {"ada": {"numbers": Work()}})
    before = (course / "gradebook.db").read_bytes()
    target = tmp_path / "elsewhere" / "page.html"
    command = ["report", ASSIGNMENT, "--course-dir", str(course), "--output"]
    assert main([*command, str(target)]) == 0
    assert [path.name for path in target.parent.iterdir()] == ["page.html"]
    assert main([*command, str(target.parent)]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert main([*command, str(target / "below.html")]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "the course"], (
        "nothing half done"
    )
    assert (course / "gradebook.db").read_bytes() == before, "a report changes no mark"


# A large class


@pytest.fixture(scope="module")
def large(tmp_path_factory, empty_gradebook):
    """300 students with marks by chance."""
    course = new_course(tmp_path_factory.mktemp("large") / "course", empty_gradebook)
    rng = random.Random(20240301)
    work = {}
    for number in range(300):
        errors = {}
        for name, chance in (("check-double", 0.5), ("test-values", 0.4), ("test-arrays", 0.2)):
            if rng.random() < chance:
                errors[name] = ("AssertionError", f"{name}: {rng.random():.3f}, not {rng.randrange(3)}.5")
        notes = {"seconds": rng.lognormvariate(0, 1), "box": "box"}
        work[f"student{number:03d}"] = {"numbers": Work(errors=errors, notes=notes)}
    write_class(course, ASSIGNMENT, sources(), work)
    return course, work


def test_a_large_class(large):
    course, work = large
    figures = figures_of(course)
    assert figures.students == 300
    for name in ("check-double", "test-values", "test-arrays"):
        wrong = [student for student, done in work.items() if name in done["numbers"].errors]
        (message,) = figures.cells["numbers", name].messages
        assert (message.count, message.people.names) == (len(wrong), wrong[:8])
    assert len(figures.times["numbers"].runs) == 300
    size = write_report(course, ASSIGNMENT).stat().st_size
    assert size < 60_000, "the page grows with the cells, not with the class"


def test_as_many_queries_as_for_a_small_class(large, course):
    write_class(course, ASSIGNMENT, sources(), {"ada": {"numbers": Work()}})
    assert count_queries(large[0]) == count_queries(course)


def count_queries(course):
    """How many statements the database gets while the figures are collected."""
    statements = []

    def listen(*arguments):
        statements.append(arguments[2])

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        figures_of(course)
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    return len(statements)


def test_one_notebook_at_a_time(large, monkeypatch):
    """No notebook is read before the one before it is counted."""
    read = []
    monkeypatch.setattr(Assignment, "read_autograded", lambda *arguments: read.append(arguments))
    _, notebooks = read_graded(Assignment(open_course(large[0]), ASSIGNMENT))
    assert read == []
    next(notebooks)
    assert len(read) == 1


def test_unknown_course():
    with pytest.raises(CannotGrade, match="There is no folder"):
        write_report("/nowhere", ASSIGNMENT)


def test_the_date_is_that_of_the_page(everything):
    made = datetime.fromisoformat(everything[2].find("time")["datetime"])
    assert abs(datetime.now().astimezone() - made) < timedelta(hours=1)
