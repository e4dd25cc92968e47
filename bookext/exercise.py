"""Makes a panel of each exercise on an exercise's page: task, answer, verdict, help, and what is tested.

A notebook has the answer's cell, the check's and a stub for each hidden test, one below the other. On the page the
check's code would stand between an answer and its verdict, and it names every known mistake; so it is folded, and the
stubs are a list. book/run/panels.js brings the panel to life; without JavaScript it is read as it is.
"""

import re
from html import escape

from docutils import nodes

from coursekit.bank import SAID
from coursekit.notebooks import HELPERS, is_folded


class panel(nodes.General, nodes.Element):
    """An exercise: its parts are its children, in the order in which book/run/panels.js expects them."""


class folded(nodes.General, nodes.Element):
    """What opens on a click: `summary` is its line of text, `classes` are its own."""


def setup(app):
    for node in (panel, folded):
        visits = {name: (pass_through, pass_through) for name in ("latex", "text", "man", "texinfo")}
        app.add_node(node, html=(globals()[f"visit_{node.__name__}"], depart), **visits)
    app.connect("html-page-context", add_style)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def add_style(app, pagename, templatename, context, doctree):
    if doctree is not None and next(doctree.findall(panel), None) is not None:
        app.add_css_file("run/exercise.css")


def make_panels(cells, notebook, answer_bar):
    """Move the cells of each exercise into a panel.

    cells: the nodes of the page's code cells, in order, each with its `cell_index`. notebook: "01_memory/numpy".
    answer_bar: a function of a cell that gives the node to put below an answer. A cell has nbgrader's metadata.
    """
    exercises = [cell.id for cell, _ in cells if kind(cell) == "answer"]
    tests = {name: [] for name in exercises}
    checks, answers = {}, {}
    for cell, node in cells:
        name = exercise_of(cell, exercises)
        if kind(cell) == "answer":
            answers[name] = cell, node
        elif kind(cell) == "check":
            checks[name] = node
        elif kind(cell) == "test":
            tests[name].append((cell, node))
    for name, (cell, node) in answers.items():
        _make_panel(name, notebook, node, answer_bar(cell), checks.get(name), tests[name])
    _fold_helpers([node for cell, node in cells if kind(cell) == "helper"])


def kind(cell):
    """What a code cell of an exercise's notebook is: answer, check, test, helper, given or shown."""
    nbgrader = cell.metadata.get("nbgrader")
    if not nbgrader:
        return "shown"
    if nbgrader["solution"]:
        return "answer"
    if nbgrader["grade"]:
        return "test"
    if not is_folded(cell):
        return "given"
    return "helper" if cell.id in HELPERS else "check"


def exercise_of(cell, exercises):
    """The exercise that an answer, its check or a test of it belongs to; None for other cells."""
    if cell.id in exercises:
        return cell.id
    of = [name for name in exercises if re.match(rf"(check|test)-{name}(-|$)", cell.id)]
    return max(of, key=len, default=None)  # test-lstm-step-backward-cell is of lstm-step-backward


def function_name(exercise):
    return exercise.replace("-", "_")


def _make_panel(name, notebook, answer, bar, check, tests):
    section = answer.parent
    place = section.index(answer)
    begin = place
    while begin and not isinstance(section[begin - 1], nodes.title | panel):
        begin -= 1
    task = section[begin:place]
    points = sum(cell.metadata.nbgrader.points for cell, _ in tests)
    for node in [*task, answer, *([check] if check else []), *(node for _, node in tests)]:
        node.parent.remove(node)
    made = panel("", exercise=f"{notebook}/{name}", points=points, label=function_name(name))
    made += [
        nodes.container("", *task, classes=["exercise-task"]),
        nodes.container("", answer, bar, classes=["exercise-answer"]),
        _empty("exercise-verdict"),
        _empty("exercise-help"),
        _tested([cell for cell, _ in tests], points, check),
    ]
    section.insert(begin, made)


def _empty(name):
    """A place that the page's scripts fill. Of a container Sphinx makes one with a line end in it, which is not empty."""
    return nodes.raw("", f'<div class="{name}"></div>\n', format="html")


def _tested(tests, points, check):
    """The list of what the hidden tests look at, and below it the check's code."""
    items = nodes.bullet_list()
    for cell in tests:
        said = SAID.match(cell.source)
        text = " ".join(line.lstrip("# ") for line in cell.source[said.end() :].split("\n") if line)
        entry = f"{text} ({counted(cell.metadata.nbgrader.points)})"
        items += nodes.list_item("", nodes.paragraph("", entry))
    note = (
        "The hidden tests give the points when the notebook is graded. The check looks at an example or two."
    )
    made = folded("", classes=["exercise-tested"], summary=f"What is tested ({counted(points)})")
    made += [nodes.paragraph("", note), items]
    if check:
        made += folded(
            "", check, classes=["exercise-code"], summary="The check's code: it names known mistakes"
        )
    return made


def counted(points):
    """ "1 point", "2 points", "0.5 points"."""
    return f"{points:g} point{'' if points == 1 else 's'}"


def _fold_helpers(helpers):
    """Code that the checks and the hidden tests use is no reading: one line for all that stand together."""
    if not helpers:
        return
    first = helpers[0]
    section, place = first.parent, first.parent.index(first)
    for node in helpers:
        node.parent.remove(node)
    summary = "Code that the checks and the hidden tests use"
    section.insert(place, folded("", *helpers, classes=["exercise-code"], summary=summary))


def visit_panel(self, node):
    self.body.append(
        f'<section class="exercise" data-exercise="{escape(node["exercise"])}" data-points="{node["points"]}" '
        f'id="exercise-{escape(node["exercise"].rsplit("/", 1)[1])}" aria-label="Exercise {escape(node["label"])}">\n'
    )
    node["end"] = "</section>\n"


def visit_folded(self, node):
    classes = " ".join(node["classes"])
    self.body.append(f'<details class="{classes}"><summary>{escape(node["summary"])}</summary>\n')
    node["end"] = "</details>\n"


def depart(self, node):
    self.body.append(node["end"])


def pass_through(self, node):
    pass
