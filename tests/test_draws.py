"""What hidden tests meet: numbered draws, and nothing that an earlier graded cell left behind."""

import ast
import functools
import json
import re
from pathlib import Path

import pytest
from gradebox_helpers import nbgrader_cell, needs_box
from nbformat.v4 import new_code_cell, new_notebook
from pages_read import unwatched

import gradebox
from coursekit.answers import own_tests, read_notebook
from coursekit.notebooks import ROOT
from gradebox.cells import SKIP
from gradebox.errors import NoBox
from gradebox.feedback.hidden import HideTests
from gradebox.model import Reason
from gradebox.notes import start_notes
from gradebox.report.read import reasons_of
from gradebox.running.box import check_box, run_box
from gradebox.running.job import DRAWS, Job, Limits, environment, own_code
from gradebox.running.outputs import fill_in_outputs
from gradebox.running.planning import IMPORT, make_job

SOURCES = sorted((ROOT / "solutions").glob("*/*.ipynb"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in SOURCES]
LIMITS = Limits(cell_seconds=60, interrupt_seconds=1, notebook_seconds=600)


@functools.cache
def boxed():
    """Whether this machine permits a box; these are our own answers, so they may run without."""
    try:
        check_box()
        return True
    except NoBox:
        return False


def cells_of(path):
    """(grade_id, what nbgrader knows of the cell, source) of each code cell that is run in grading."""
    return [
        (cell["id"], cell["metadata"].get("nbgrader", {}), "".join(cell["source"]))
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code" and SKIP not in cell["metadata"].get("tags", [])
    ]


@functools.cache
@unwatched()  # what other notebooks import is there, and no cell uses it
def imported(kind):
    """The modules that the notebooks of a kind, numpy or tensorflow, import: one warm process has them for all."""
    sources = [source for path in SOURCES if path.stem == kind for _, _, source in cells_of(path)]
    return tuple(sorted({name for source in sources for name in IMPORT.findall(source)}))


def run(kind, cells, draw=None):
    """Run (name, source) cells of a notebook of this kind in one box; returns their outputs, by name."""
    # A traceback takes most of the time of a cell that fails, and nobody reads it here.
    cells = [("quiet", 'get_ipython().run_line_magic("xmode", "Minimal")'), *cells]
    made = tuple({"name": name, "source": source, "graded": False} for name, source in cells)
    result = run_box(Job(made, {}, imported(kind), environment(), LIMITS, boxed(), draw))
    assert "failed" not in result, result["failed"]
    return {name: cell["outputs"] for (name, _), cell in zip(cells, result["cells"], strict=True)}


def errors_in(outputs):
    """The last error of each cell as text, or None, by name."""
    raised = {
        name: [f"{o['ename']}: {o['evalue']}" for o in cell if o["output_type"] == "error"]
        for name, cell in outputs.items()
    }
    return {name: errors[-1] if errors else None for name, errors in raised.items()}


# -- what one graded cell leaves to the next ---------------------------------------------------------------------


def defined_by(source):
    """The names that the top level of a cell defines."""
    names = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {n.id for target in node.targets for n in ast.walk(target) if isinstance(n, ast.Name)}
    return names


# Keeps the objects, not their ids: the id of one that is gone is given to the next.
LOOK = "_learners = {name: globals()[name] for name in %r if name in globals()}"
COMPARE = """_now = {name: globals()[name] for name in _learners.keys() | set(%r) if name in globals()}
_other = sorted(name for name in _now.keys() | _learners if _now.get(name, ...) is not _learners.get(name, ...))
assert not _other, f"this graded cell leaves another {_other} than it found"
"""


@pytest.mark.parametrize("answer", ["untouched", "syntax errors"])
@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_what_learners_define_is_the_same_after_a_graded_cell_and_no_answer_gets_no_points(path, answer):
    stubs = {name: source for name, _, source in cells_of(ROOT / "exercises" / path.parent.name / path.name)}
    names = {
        n for _, nbgrader, source in cells_of(path) if nbgrader.get("solution") for n in defined_by(source)
    }
    cells = []
    for name, nbgrader, source in cells_of(path):
        if nbgrader.get("solution"):
            cells.append((name, "def (" if answer == "syntax errors" else stubs[name]))
        elif nbgrader.get("grade"):
            look, compare = LOOK % sorted(names), COMPARE % sorted(names)
            cells += [(f"before {name}", look), (name, source), (f"after {name}", compare)]
        elif not name.startswith("check-") or name == "check-helper":
            cells.append((name, source))
    errors = errors_in(run(path.stem, cells))
    left = {name: error for name, error in errors.items() if name.startswith("after ") and error}
    assert not left
    graded = [name for name, nbgrader, _ in cells_of(path) if nbgrader.get("grade")]
    assert [name for name in graded if not errors[name]] == []


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.stem == "numpy"], ids=lambda p: p.parent.name
)
def test_a_syntax_error_costs_the_points_of_its_own_exercise_and_no_others(path, half):
    """Every other answer is broken, so that its function is not there at all."""
    notebook = read_notebook("solutions", path.parent.name, path.stem)
    solved = [name for name, nbgrader, _ in cells_of(path) if nbgrader.get("solution")]
    broken = set(solved[half::2])
    cells = [
        (name, "def (" if name in broken else source)
        for name, _, source in cells_of(path)
        if not name.startswith("check-") or name == "check-helper"
    ]
    lost = {name for name, error in errors_in(run(path.stem, cells, draw=0)).items() if error} - broken
    assert lost == set().union(*(own_tests(name, notebook) for name in broken))


# -- numbered draws ----------------------------------------------------------------------------------------------

NUMBERS = """import random
rng = fresh("test_a")
drawn = [rng.random(), random.random(), np.random.rand()]
if "keras" in globals():
    drawn += [keras.initializers.GlorotUniform()(()), keras.random.normal(()), tf.random.normal(())]
    drawn += [next(iter(tf.data.Dataset.range(10**6).shuffle(10**5)))]
print([float(number) for number in drawn], fresh("test_b").random())
"""


@pytest.mark.parametrize(
    "path", SOURCES[:2], ids=NAMES[:2]
)  # the helper is the same in all notebooks of a kind
def test_one_draw_gives_the_same_numbers_again_another_one_and_another_test_get_others(path):
    cells = [(name, source) for name, _, source in cells_of(path) if name in ("imports", "draws")]
    # What an earlier cell has drawn has no influence.
    dirty = [("earlier", "import random; random.random(); np.random.rand(5); fresh('test_c')")]

    def numbers(more=(), draw=None):
        outputs = run(path.stem, [*cells, *more, ("numbers", NUMBERS)], draw)["numbers"]
        printed = "".join(output["text"] for output in outputs if output.get("name") == "stdout")
        drawn, other = printed.strip("[\n").split("] ")
        return [*map(float, drawn.split(", ")), float(other)]

    seven, again, eight = numbers(draw=7), numbers(dirty, draw=7), numbers(draw=8)
    free, freely = numbers(), numbers()
    assert seven == again and len(set(seven)) == len(seven)
    for one, other in [(seven, eight), (seven, free), (free, freely)]:
        assert not set(one) & set(other)


def notebook_with(answer, ask=True):
    """An answer and a hidden test, which asks for the number of its draw."""
    number = "int(os.environ['GRADEBOX_DRAW'])" if ask else "3"
    test = f"import os\nnumber = {number}\nassert 0 <= number < 20 and double(number) == 2 * number"
    nb = new_notebook(
        cells=[
            nbgrader_cell(new_code_cell(answer), "double", solution=True),
            nbgrader_cell(new_code_cell(test), "test-double", grade=True, locked=True, points=1),
        ]
    )
    start_notes(nb)
    return nb


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_what_runs_at_the_learners_does_not_look_for_the_draw(path):
    """There a proof has the first draw of several: proof/slices.py. Chance comes with the calls of the tests."""
    cells = [ast.parse(source) for _, _, source in cells_of(path)]
    functions = [node for cell in cells for node in ast.walk(cell) if isinstance(node, ast.FunctionDef)]
    probes = [one for one in functions if "probe" in map(ast.unparse, one.decorator_list)]
    assert probes or path.stem == "numpy"
    answers = (ROOT / "bank" / path.parent.name / path.stem).glob("*/answers/*.py")
    texts = [*map(ast.unparse, probes), *(answer.read_text(encoding="utf-8") for answer in answers)]
    assert not [text for text in texts if re.search(r"\bfresh\(|GRADEBOX_DRAW", text)]


def test_equal_notebooks_get_the_same_draw_and_all_draws_come_up():
    draws = [make_job(notebook_with(f"def double(x):\n    return {k} * x"), LIMITS).draw for k in range(300)]
    assert set(draws) == set(range(DRAWS))
    assert draws == [
        make_job(notebook_with(f"def double(x):\n    return {k} * x"), LIMITS).draw for k in range(300)
    ]


def test_a_notebook_that_asks_for_no_draw_has_none_unless_a_file_beside_it_asks(tmp_path):
    nb = notebook_with("double = None", ask=False)
    (tmp_path / "helper.py").write_text("import os\nDRAW = os.environ['GRADEBOX_DRAW']\n")
    assert make_job(nb, LIMITS).draw is None
    assert make_job(nb, LIMITS, {"helper.py": tmp_path / "helper.py"}).draw in range(DRAWS)


@needs_box
@pytest.mark.parametrize("factor", [2, 3])
def test_a_lost_test_names_its_draw_where_somebody_reads_of_it(factor):
    nb = notebook_with(f"def double(x):\n    return {factor} * (x + 0.5) - {factor / 2}")
    job = make_job(nb, LIMITS)
    fill_in_outputs(nb, run_box(job))
    assert nb.metadata.gradebox.draw == job.draw
    said = f"tested with draw {job.draw} of the random numbers"
    table = reasons_of(nb)
    page, _ = HideTests().preprocess(nb, {})
    assert (table == [Reason("remark", said)]) is (factor == 3)
    assert (said in page.cells[0].source) is (factor == 3)


@needs_box
def test_without_a_box_a_notebook_meets_the_same_draw():
    nb = notebook_with("def double(x):\n    print(x)\n    return 2 * x")
    results = [run_box(make_job(nb, LIMITS, boxed=boxed), warm=boxed) for boxed in (True, False)]
    assert results[0]["cells"][1]["outputs"] == results[1]["cells"][1]["outputs"] != []


@needs_box
def test_sets_of_strings_have_the_same_order_in_every_process():
    cell = ({"name": "cell", "source": "print(hash('a'))", "graded": False},)
    job = Job(cell, environment=environment(), boxed=boxed())
    assert run_box(job, warm=False)["cells"][0]["outputs"] == run_box(job, warm=False)["cells"][0]["outputs"]


def test_all_code_that_runs_cells_counts_for_results_and_for_workers(monkeypatch):
    folder = Path(gradebox.__file__).parent
    counted = {line.split()[0] for line in own_code()}
    assert counted >= {"box.py", "job.py", *(path.name for path in (folder / "inside").glob("*.py"))}
    before = environment.__wrapped__()
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b"#" * (path.name == "shell.py"))
    assert environment.__wrapped__() != before
