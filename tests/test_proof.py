"""The proof by slices, shown on a course of one notebook with two exercises and a bank of four answers."""

import functools
import json
import shutil
import sqlite3
import subprocess
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from gradebox_helpers import needs_box

from coursekit.answers import BANK, TO_FILL_IN, read_answer
from coursekit.assemble import stale_notebooks
from coursekit.notebooks import ROOT, chapters
from gradebox.running.box import close_servers
from proof import prove as proving
from proof import since
from proof import slices as slicing
from proof.__main__ import main
from proof.mutants import mutants
from proof.plain import OURS, Compared, format_compared, rounds_of
from proof.plan import NotebookPlan
from proof.prove import MutantWork, Proof, Work, prove
from proof.results import Results
from proof.since import News, name_of, news, turn
from proof.slices import DRAWS, Notebook, main_draw, notebooks, run_in_turn, run_slice, run_together
from proof.unusable import UNUSABLE, only_defines, unusable

pytestmark = [needs_box, pytest.mark.children_read_no_notebook]  # but for those of the tiny course

CHAPTER = "01_tiny"

# Of the course itself.
NOTEBOOKS = [
    (chapter, path.stem)
    for chapter in chapters()
    for path in sorted((ROOT / "solutions" / chapter).glob("*.ipynb"))
]

CELLS = {
    "imports": "import os\nimport random",
    "fresh": "def fresh():\n    return random.Random(os.environ.get('GRADEBOX_DRAW'))",
    "double": '''def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION''',
    "check-double": "assert double(3) == 6, f'double: 3 gives {double(3)}.'",
    "test-double-values": """# Hidden test (2 points): double is right.
### BEGIN HIDDEN TESTS
def test_double(x):
    assert double(x) == 2 * x, "double: the value is wrong."


test_double(fresh().randint(3, 9))
### END HIDDEN TESTS""",
    "test-double-zero": """# Hidden test (1 point): double of 0 is 0.
### BEGIN HIDDEN TESTS
assert double(0) == 0, "double: 0 gives something else."
### END HIDDEN TESTS""",
    "quadruple": '''def quadruple(x):
    """Four times x."""
    ### BEGIN SOLUTION
    return double(double(x))
    ### END SOLUTION''',
    "check-quadruple": "assert quadruple(1) == 4, 'quadruple: four times, please.'",
    "test-quadruple-values": """# Hidden test (1 point): quadruple is right.
### BEGIN HIDDEN TESTS
def with_a_correct_double(test, x):
    global double
    own, double = double, lambda x: x + x
    try:
        test(x)
    finally:
        double = own


def test_quadruple(x):
    assert quadruple(x) == 4 * x, "quadruple: the value is wrong."


with_a_correct_double(test_quadruple, fresh().randint(3, 9))
### END HIDDEN TESTS""",
}
POINTS = {"test-double-values": 2, "test-double-zero": 1, "test-quadruple-values": 1}

PLUS_TWO = '''"""Adds 2."""
# loses: test-double-values, test-double-zero
# says: 3 gives 5


def double(x):
    return x + 2
'''
ADDS = '''"""Adds it to itself."""
# loses: nothing


def double(x):
    return x + x
'''
EIGHT = '''"""Eight times x."""
# loses: test-quadruple-values
# says: four times, please


def quadruple(x):
    return 8 * x
'''


def answer_path(root, exercise, name):
    """Where a file of the bank lies: as those of the course do."""
    example = next(BANK.glob("01_memory/numpy/rnn-step/**/no_bias.py")).relative_to(ROOT)
    other = {"01_memory": CHAPTER, "numpy": "numbers", "rnn-step": exercise, "no_bias.py": f"{name}.py"}
    return root.joinpath(*(other.get(part, part) for part in example.parts))


def write_answer(root, exercise, name, text):
    path = answer_path(root, exercise, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_notebook(root, changes=()):
    """Write solutions/01_tiny/numbers.ipynb; `changes` are (cell, old text, new text)."""
    sources = dict(CELLS)
    for cell, old, new in changes:
        assert old in sources[cell]
        sources[cell] = sources[cell].replace(old, new)
    cells = []
    for name, source in sources.items():
        graded, solution = name in POINTS, "### BEGIN SOLUTION" in source
        about = {"grade_id": name, "grade": graded, "solution": solution, "locked": not solution}
        about |= {"points": POINTS[name]} if graded else {}
        cell = {"cell_type": "code", "id": name, "metadata": {"nbgrader": about | {"schema_version": 3}}}
        cells.append(cell | {"source": source, "outputs": [], "execution_count": None})
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path = root / "solutions" / CHAPTER / "numbers.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """The tiny course, and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "course"
    write_notebook(root)
    write_answer(root, "double", "plus_two", PLUS_TWO)
    write_answer(root, "double", "adds", ADDS)
    write_answer(root, "quadruple", "eight", EIGHT)
    return root


@pytest.fixture
def results(tmp_path):
    with Results(tmp_path / "results") as results:
        yield results


class Here:
    """An executor that makes its calls at once, in this process, which has imported what a new one would import."""

    def __init__(self, *_, **__):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        close_servers()

    def submit(self, function, *arguments):
        future = Future()
        future.set_result(function(*arguments))
        return future


@pytest.fixture
def here(monkeypatch):
    """The proof starts no processes but boxes; test_nothing_is_proven_twice has it start them."""
    monkeypatch.setattr(proving, "ProcessPoolExecutor", Here)


def plans(course):
    return [NotebookPlan(notebook) for notebook in notebooks(course)]


def slices(course):
    """All slices, those of mutants included."""
    return [s for plan in plans(course) for part in (*plan.answers, *plan.mutants) for s in part.slices]


def test_a_slice_holds_what_its_test_and_its_answer_use(course):
    notebook = Notebook(course, CHAPTER, "numbers")
    assert [name for name, _ in notebook.cut("test-double-zero")] == ["imports", "double", "test-double-zero"]
    assert [name for name, _ in notebook.cut("test-quadruple-values")] == [
        *("imports", "fresh", "double", "quadruple", "test-quadruple-values"),
    ]
    # This answer uses no double, but the test does.
    cut = notebook.cut("check-quadruple", "quadruple", EIGHT)
    assert [name for name, _ in cut] == ["imports", "quadruple", "check-quadruple"]
    # A mistake in double must cost nothing in the tests of quadruple.
    assert notebook.leaning("double") == ["test-quadruple-values"]
    assert notebook.leaning("quadruple") == []


def test_what_draws_is_asked_at_all_draws_and_the_rest_once(course):
    plan = plans(course)[0]
    right = [answer for answer in plan.answers if not answer.answer.loses]
    draws = {slice.test: slice.draws for answer in right for slice in answer.own}
    assert draws["test-double-values"] == tuple(range(DRAWS))
    assert draws["test-double-zero"] == (0,)


def test_nothing_is_proven_twice(course, results):
    first = prove(plans(course), results, workers=1)
    assert not first.failures and first.spent and not first.skipped
    again = prove(plans(course), results, workers=1)
    assert not again.spent, "nothing was run"
    assert (again.line, again.failures) == (first.line, [])
    assert first.surviving == {f"{CHAPTER}/numbers": 0} and first.killed[f"{CHAPTER}/numbers"] > 3
    assert first.named == {f"{CHAPTER}/numbers": 2}


def test_a_changed_check_is_proven_for_its_exercise_only(course):
    before = {slice.key for slice in slices(course)}
    write_notebook(course, [("check-quadruple", "please", "thank you")])
    changed = [slice for slice in slices(course) if slice.key not in before]
    assert {(slice.exercise, slice.test) for slice in changed} == {("quadruple", "check-quadruple")}


def test_a_fault_in_a_hidden_test_is_caught_from_a_warm_cache(course, capsys, here):
    command = ["--course", str(course), "test", "--workers", "1"]
    assert main(command) == 0
    warm = capsys.readouterr().out.splitlines()
    assert warm[-1].endswith(" passed, 0 failed")
    # A fault that lets a mistake pass.
    write_notebook(course, [("test-double-values", "assert double(x) == 2 * x", "assert double(x) > x")])
    assert main(command) == 1
    told = capsys.readouterr().out
    assert f"{CHAPTER}/numbers/double/plus_two.py: keeps 2 of 2 points in test-double-values at draw" in told
    assert "mutant 2 -> 3: keeps full marks; test it, or show that it is no mistake" in told
    # A fault that takes points from right answers.
    write_notebook(course, [("test-quadruple-values", "== 4 * x", "== 4 * x + (x > 8)")])
    assert main(command) == 1
    told = capsys.readouterr().out
    assert f"{CHAPTER}/numbers/quadruple/solution.py: loses 1 points in test-quadruple-values at draw" in told
    assert ": the test is wrong, or the solution (AssertionError: quadruple: the value is wrong.)" in told
    assert "uses the answer to" not in told, "what is wrong with the test is told once"
    assert "reference.py" not in told, "there is no such file"


def test_a_wrong_header_is_told_with_file_and_test(course, capsys):
    path = answer_path(course, "double", "plus_two")
    path.write_text(PLUS_TWO.replace(", test-double-zero", "").replace("3 gives 5", "3 gives 7"))
    assert main(["--course", str(course), "try", str(path)]) == 1
    told = capsys.readouterr().out
    assert (
        "double/plus_two.py: loses 1 points in test-double-zero at draw 0, which its '# loses:' line" in told
    )
    assert "# loses: test-double-values, test-double-zero\n" in told
    path.write_text(PLUS_TWO.replace("test-double-zero", "test-double-nought"))
    assert main(["--course", str(course), "try", str(path)]) == 1
    told = capsys.readouterr().out
    assert (
        "line names test-double-nought, no test of double; those are test-double-values, test-double" in told
    )
    path.write_text(PLUS_TWO.replace("3 gives 5", "3 gives 7"))
    assert main(["--course", str(course), "try", str(path)]) == 1
    assert "nobody says '3 gives 7', as its '# says:' line wants" in capsys.readouterr().out


def test_a_check_says_the_line_of_an_error_and_not_what_keras_puts_around_it(course):
    check = next(s for s in slices(course) if s.points is None)
    told = {
        "points": None,
        "error": ["AssertionError", "double fails: Exception encountered when calling Double"],
    }
    result = {"asked": [told], "seconds": 0.1, "broken": None}
    assert "what_failed" in proving.complaint(check, result)
    told["error"][1] = "double fails: Incompatible shapes: [2,5] vs. [1,2]"
    assert proving.complaint(check, result) is None


def test_try_needs_no_header_and_gives_one(course, capsys):
    write_answer(course, "double", "new", PLUS_TWO.split("\n\n\n")[1])
    assert (
        main(["--course", str(course), "try", str(answer_path(course, "double", "new")), "--draw", "7"]) == 1
    )
    told = capsys.readouterr().out
    assert "double/new at draw 7" in told.replace(".py", "")
    assert "gets 0 of 2  test-double-values  AssertionError: double: the value is wrong." in told
    assert "# loses: test-double-values, test-double-zero\n# says: 3 gives 5\n" in told
    assert "It has no header" in told


def test_try_proposes_to_say_that_the_check_lets_a_mistake_pass(course, capsys):
    write_answer(course, "double", "new", "def double(x):\n    return 2 * x if x == 3 else 0\n")
    assert main(["--course", str(course), "try", str(answer_path(course, "double", "new"))]) == 1
    told = capsys.readouterr().out
    assert "check-double says: nothing" in told
    assert "# loses: test-double-values\n# passes: check-double\n# says: " in told


def test_what_is_wrong_in_the_bank_is_told_in_a_sentence(course):
    path = answer_path(course, "double", "plus_two")
    path.write_text(path.read_text().replace("# loses:", "# lose:"))
    for command in (["prove"], ["test"]):
        with pytest.raises(SystemExit, match="plus_two.py: an answer opens with a docstring and a line"):
            main(["--course", str(course), *command])


def test_try_says_what_is_no_python_and_what_is_no_answer(course, capsys):
    write_answer(course, "double", "new", "def double(x:\n    return 2 * x\n")
    assert main(["--course", str(course), "try", str(answer_path(course, "double", "new"))]) == 1
    assert "note: it is no Python: line 1: " in capsys.readouterr().out
    write_answer(course, "double", "new", "def twice(x):\n    return 2 * x\n")
    assert main(["--course", str(course), "try", str(answer_path(course, "double", "new"))]) == 1
    assert "note: it does not define double" in capsys.readouterr().out
    answer_path(course, "double", "new").unlink()
    (course / "bank" / "empty").mkdir()
    with pytest.raises(SystemExit, match="Nothing there is an answer"):
        main(["--course", str(course), "try", str(course / "bank" / "empty")])


def test_words_that_are_still_to_be_written_are_refused(course):
    path = answer_path(course, "double", "plus_two")
    path.write_text(PLUS_TWO.replace("3 gives 5", TO_FILL_IN))
    assert TO_FILL_IN in path.read_text()
    with pytest.raises(ValueError, match="plus_two.py: write behind '# says:'"):
        read_answer(path, course / "bank")


def test_notebooks_that_are_not_what_the_bank_makes_are_not_proven(tmp_path):
    for part in ("bank", "solutions"):
        shutil.copytree(ROOT / part, tmp_path / part)
    assert stale_notebooks(tmp_path) == []
    test = tmp_path / "bank/01_memory/numpy/rnn-step/test_values.py"
    test.write_text(test.read_text(encoding="utf-8").replace("2 points", "3 points"), encoding="utf-8")
    check = tmp_path / "bank/02_unrolling/numpy/rnn-backward/check.py"
    check.write_text(check.read_text(encoding="utf-8") + "\nprint('more')\n", encoding="utf-8")
    stale = [Path("solutions/01_memory/numpy.ipynb"), Path("solutions/02_unrolling/numpy.ipynb")]
    assert stale_notebooks(tmp_path) == stale
    with pytest.raises(SystemExit, match="Run make exercises first"):
        main(["--course", str(tmp_path), "prove"])


def test_a_folder_of_answers_can_be_tried(course, capsys):
    assert main(["--course", str(course), "try", str(answer_path(course, "double", "adds").parent)]) == 0
    told = capsys.readouterr().out
    assert "double/adds.py at draw" in told and "double/plus_two.py at draw" in told


def test_the_tests_and_the_check_of_an_answer_share_a_box_and_say_what_each_says_alone(course):
    plan = plans(course)[0]
    for answer in plan.answers:
        asked = answer.slices
        shared = plan.notebook.together(asked)
        alone = [run_slice(slice) for slice in asked]
        assert [r["asked"] for r in run_together(shared)] == [r["asked"] for r in alone], answer.answer.id
        # In the order of the notebook, each cell once, and each test at all of its draws.
        names = [cell["name"] for cell in shared.job.cells if cell["name"] != "proof"]
        assert [name for name in CELLS if name in names] == list(dict.fromkeys(names))
        assert {slice.test: names.count(slice.test) for slice in asked} == {
            slice.test: len(slice.draws) for slice in asked
        }


@pytest.mark.parametrize("built", [True, False])
def test_a_step_of_training_that_is_traced_once_gives_the_same_weights(monkeypatch, built):
    import keras

    def train():
        keras.utils.set_random_seed(0)
        traces = []

        def loss(targets, outputs):
            traces.append(outputs)
            return keras.losses.mean_squared_error(targets, outputs)

        inputs = [keras.layers.Input((None, 2))] if built else []
        model = keras.Sequential([*inputs, keras.layers.LSTM(3), keras.layers.Dense(1)])
        model.compile(keras.optimizers.Adam(0.03, clipnorm=1.0), loss)
        x = np.random.default_rng(0).normal(size=(40, 5, 2)).astype("float32")
        model.fit(x, x.sum(axis=(1, 2)), batch_size=8, epochs=3, verbose=0)
        return [*model.get_weights(), int(model.optimizer.iterations)], len(traces)

    plain, traced = train()
    assert traced == 2, "Keras traces once by itself: proof.slices.TRACED_ONCE is of no use any more"
    monkeypatch.setattr(keras.Model, "make_train_function", keras.Model.make_train_function)  # put back later
    exec(slicing.TRACED_ONCE, {})
    quick, traced = train()
    assert traced == (1 if built else 2)
    assert all(np.array_equal(weights, same) for weights, same in zip(plain, quick, strict=True))


def test_what_fails_in_a_shared_box_is_asked_one_by_one(course, results, monkeypatch):
    works = Proof(results, None).to_do(plans(course)[0])
    shared = [work.together for work in works if isinstance(work, Work) and work.together]
    assert len(shared) == 5, "two references, two answers of double and one of quadruple"
    first = shared[0]
    late = [cell | {"source": "1 / 0"} if cell["name"] == "imports" else cell for cell in first.job.cells]
    assert run_together(replace(first, job=replace(first.job, cells=tuple(late)))) is None
    slow = [
        cell | {"source": "raise TimeoutError"} if cell["name"].startswith("test") else cell
        for cell in first.job.cells
    ]
    monkeypatch.setattr(slicing, "OF_THE_MACHINE", {"TimeoutError"})
    assert run_together(replace(first, job=replace(first.job, cells=tuple(slow)))) is None
    monkeypatch.setattr(proving, "run_together", lambda together: None)
    assert [(key, result["asked"]) for key, result in Work(first.slices, first).results()] == [
        (slice.key, run_slice(slice)["asked"]) for slice in first.slices
    ]


def test_a_damaged_result_is_as_good_as_none(results):
    results.put("key", {"asked": [], "seconds": 1.0})
    assert results.get("key") == {"asked": [], "seconds": 1.0}
    with sqlite3.connect(results.folder / "proofs.sqlite") as database:
        database.execute("UPDATE results SET value = ?", ['{"asked": [], "seconds": 2.0}'])
    assert results.get("key") is None


def test_a_result_of_another_key_is_as_good_as_none(results):
    results.put("key", {"seconds": 1.0})
    with sqlite3.connect(results.folder / "proofs.sqlite") as database:
        database.execute("UPDATE results SET key = 'other'")
    assert results.get("other") is None


def test_a_damaged_cache_is_begun_anew(tmp_path):
    with Results(tmp_path) as results:
        results.put("key", {"seconds": 1.0})
    (tmp_path / "proofs.sqlite").write_bytes(b"no database" * 1000)
    with Results(tmp_path) as results:
        assert results.get("key") is None
        results.put("key", {"seconds": 2.0})
        assert results.get("key") == {"seconds": 2.0}


def test_two_runs_share_a_cache(tmp_path):
    with Results(tmp_path) as one, Results(tmp_path) as other:
        one.put("a", {"seconds": 1.0})
        other.put("b", {"seconds": 2.0})
        assert one.get("b") == {"seconds": 2.0} and other.get("a") == {"seconds": 1.0}


def test_the_cache_stays_small_and_what_was_not_used_goes_first(tmp_path):
    with Results(tmp_path) as results:
        for number in range(20):
            results.put(f"key {number}", {"text": "x" * 100})
    with Results(tmp_path, largest=1000) as results:
        assert results.get("key 3")
    with Results(tmp_path) as results:
        assert results.get("key 3") and not results.get("key 4")
    assert (tmp_path / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_a_result_that_lies_is_found(course, results, monkeypatch, here):
    prove(plans(course), results, workers=1)
    lie = next(s for s in slices(course) if s.answer == "adds" and s.test == "test-double-zero")
    results.put(lie.key, {"asked": [{"points": 0.0, "error": None}], "seconds": 0.0, "broken": None})
    monkeypatch.setattr(proving, "AGAIN", 1)  # all of what is known is proven again
    found = prove(plans(course), results, News(frozenset(), 0, ""), workers=1)
    assert len(found.failures) == 1
    assert (
        "double/adds.py: test-double-zero was [{'error': None, 'points': 0.0}] in the cache"
        in found.failures[0]
    )


def test_a_mutant_meets_the_test_that_found_it_before_first(course, results, here):
    mutant = next(m for m in plans(course)[0].mutants if m.name.endswith("2 * x -> 2"))
    values, zero = mutant.slices
    results.note(f"killer {mutant.name}", zero.test)
    prove(plans(course), results, workers=1)
    assert results.get(zero.key) and not results.get(values.key), "one test was enough"
    # Noted anew, and the tests that take little time come before those that are dear.
    results.note(f"killer {mutant.name}", None)
    results.note(f"seconds a draw {CHAPTER}/numbers/{values.test}", 50.0)
    work = Proof(Results(results.folder), None).to_do(plans(course)[0])
    assert not work, "all is known"
    changed = replace(
        mutant, slices=tuple(replace(s, job=replace(s.job, boxed=False)) for s in mutant.slices)
    )
    plan = plans(course)[0]
    plan.answers, plan.mutants = [], [changed]
    (work,) = Proof(results, None)._in_order(plan, Proof(results, None).to_do(plan))
    assert [slice.test for slice in work.slices] == [zero.test, values.test]
    # What trains comes after all others, however little time it took.
    fit = replace(values, test="test-double-trains")
    results.note(f"seconds a draw {CHAPTER}/numbers/{fit.test}", 0.1)
    (work,) = Proof(results, None)._in_order(plan, [MutantWork([(fit, *changed.slices)])])
    assert [slice.test for slice in work.slices] == [zero.test, values.test, fit.test]


def test_mutants_come_when_the_answers_have_told_what_a_test_costs(course, results, here, monkeypatch):
    arrived, come = [], Proof._arrived

    def slow_for_values(proof, work, found):
        by_key = {slice.key: slice for slice in work.slices}
        for key, result in found:
            result["seconds"] = len(by_key[key].draws) * (
                9 if by_key[key].test == "test-double-values" else 1
            )
        arrived.append((type(work), [by_key[key].test for key, _ in found]))
        come(proof, work, found)

    monkeypatch.setattr(Proof, "_arrived", slow_for_values)
    prove(plans(course), results, workers=1)
    kinds = [kind for kind, _ in arrived]
    assert kinds == sorted(kinds, key=[Work, MutantWork].index) and MutantWork in kinds
    first = next(tests for kind, tests in arrived if kind is MutantWork and "test-double-zero" in tests)
    assert first[0] == "test-double-zero", "in the notebook it comes after the one that is dear"


def test_when_a_process_of_the_proof_ends_what_was_proven_is_kept(course, results, monkeypatch):
    works = []

    class Ends(Here):
        def submit(self, function, *arguments):
            if works:
                raise BrokenProcessPool
            works.append(function.__self__)
            return super().submit(function, *arguments)

    monkeypatch.setattr(proving, "ProcessPoolExecutor", Ends)
    outcome = prove(plans(course), results, workers=1)
    assert any("a process of the proof was ended" in failure for failure in outcome.failures)
    assert all(results.get(slice.key) for slice in works[0].slices)


def test_mutants_wait_for_their_next_test_together_until_one_finds_them(monkeypatch):
    """Each of three mutants has tests a, b and c before it, in this order; the first is found by b, and the last by none."""
    found_by, boxes = ["b", "a", None], []
    mutants = [tuple(SimpleNamespace(key=(n, test), test=test) for test in "abc") for n in range(3)]

    def in_turn(slices, reference):
        boxes.append((reference, [slice.key[0] for slice in slices]))
        return [None if slice.key == (2, "b") else slice for slice in slices]

    def alone(slice):
        boxes.append(("alone", [slice.key[0]]))
        return slice

    monkeypatch.setattr(proving, "run_in_turn", in_turn)
    monkeypatch.setattr(proving, "run_slice", alone)
    monkeypatch.setattr(proving, "is_lost", lambda slice, _: slice.test == found_by[slice.key[0]])
    asked = MutantWork(mutants, {"a": "reference of a", "b": "reference of b"}).results()
    assert boxes == [
        ("reference of a", [0, 1, 2]),
        ("reference of b", [0, 2]),
        ("alone", [2]),  # its result did not count in the box
        ("alone", [2]),  # c trains
    ]
    assert [key for key, _ in asked] == [(0, "a"), (1, "a"), (2, "a"), (0, "b"), (2, "b"), (2, "c")]


def test_answers_that_share_a_box_say_what_each_says_alone(course):
    plan = plans(course)[0]
    for exercise in ("double", "quadruple"):
        mutants = [mutant for mutant in plan.mutants if mutant.mutant.cell == exercise]
        for test, reference in plan.references(exercise).items():
            asked = [slice for mutant in mutants for slice in mutant.slices if slice.test == test]
            shared = run_in_turn(asked, reference)
            assert len(asked) > 1 and None not in shared
            assert [r["asked"] for r in shared] == [run_slice(slice)["asked"] for slice in asked]


def test_where_one_answer_spoils_the_box_no_result_in_it_counts(course):
    plan = plans(course)[0]
    reference = plan.references("double")["test-double-zero"]

    def zero(source):
        (slice,) = plan.notebook.slices("double", "new", source, ["test-double-zero"], [0])
        return slice

    good, ends = zero("def double(x):\n    return 3 * x"), zero("def double(x):\n    os._exit(0)")
    fails, more = zero("double = 1 / 0"), zero("def double(x):\n    return 2 * x if fresh else 0")
    assert [result["asked"][0]["points"] for result in run_in_turn([good, good], reference)] == [1, 1]
    assert run_in_turn([good, ends], reference) == [None, None], (
        "nothing is left of the box for the reference"
    )
    assert run_in_turn([good, more], reference) == [None, None], "it needs a cell that the reference does not"
    assert run_in_turn([good, fails], reference)[1] is None, "the test would meet the answer before it"


def test_mutants_of_one_exercise_go_in_groups(course, results, monkeypatch):
    monkeypatch.setattr(proving, "GROUP", 2)
    plan = plans(course)[0]
    groups = [work for work in Proof(results, None).to_do(plan) if isinstance(work, MutantWork)]
    assert {work.size for work in groups} <= {1, 2} and max(work.size for work in groups) == 2
    assert all(len({slice.exercise for slice in work.slices}) == 1 for work in groups)
    assert sum(work.size for work in groups) == len(plan.mutants)


def test_a_mutant_loses_the_axes_of_length_1_so_that_sizes_of_1_are_asked_for():
    def changes(line):
        source = f"def f(x):\n    ### BEGIN SOLUTION\n    {line}\n    ### END SOLUTION"
        return [mutant.what for mutant in mutants("f", source)]

    assert "return x -> return np.squeeze(x)" in changes("return x")
    assert "return (x, x) -> return (np.squeeze(x), np.squeeze(x))" in changes("return x, x")
    assert not any("squeeze" in what for what in changes("return tf.tanh(x)"))  # each costs seconds there


def test_a_reason_why_one_mutant_is_no_mistake_excuses_no_other():
    """Each has a name of its own: with the line as it reads then, or with its number where the lines are alike too."""
    lines = "x[0] = y", "x[1] = y", "y = f(0)", "x[1] = y"
    solution = "\n    ".join(["### BEGIN SOLUTION", *lines, "### END SOLUTION"])
    names = [mutant.what for mutant in mutants("f", f"def f(x, y):\n    {solution}")]
    assert len(names) == len(set(names))
    assert {"0 -> 1: x[1] = y", "0 -> 1: y = f(1)"} <= set(names)
    assert {"1 -> 0: x[0] = y: line 3", "1 -> 0: x[0] = y: line 5"} <= set(names)
    assert "x[0] = y -> pass" in names  # at one place only


def test_a_mutant_that_is_called_no_mistake_has_to_exist(course, results):
    plan = plans(course)[0]
    plan.answers, plan.mutants, plan.equivalent = [], [], {("double", "2 -> 17"): "a reason"}
    assert "no mutant is called '2 -> 17'" in prove([plan], results, workers=1).failures[0]


def test_each_week_a_mutant_that_is_called_no_mistake_has_to_keep_full_marks(course, results):
    mutant = next(m for m in plans(course)[0].mutants if m.name.endswith("2 * x -> 2")).mutant

    def told(why, every_draw=True):
        plan = NotebookPlan(notebooks(course)[0], every_draw)
        plan.answers, plan.equivalent = [], {(mutant.cell, mutant.what): why}
        return [line for line in prove([plan], results, workers=1).failures if "2 * x -> 2" in line]

    (line,) = told("it is right")
    assert line.endswith(
        "2 * x -> 2: loses points in test-double-values, test-double-zero; take it off the list of those that are no mistakes"
    )
    assert told("it is right", every_draw=False) == told("sometimes it is right") == []


def test_ten_commits_prove_all_that_is_old(course, results):
    everything = frozenset(map(name_of, slices(course)))
    whole = Proof(results, None).to_do(plans(course)[0])
    turns = [Proof(results, News(everything, n, "")).to_do(plans(course)[0]) for n in range(37, 47)]
    names = [[slice.key for work in turn for slice in _proven(work)] for turn in turns]
    all_names = [slice.key for work in whole for slice in _proven(work)]
    assert sorted(sum(names, [])) == sorted(all_names)
    assert max(map(len, names)) < len(all_names) / 2
    # What is new is proven whoever's turn it is.
    new = {name_of(s) for s in slices(course) if s.test == "check-quadruple"}
    turn = Proof(results, News(everything - new, 38, "")).to_do(plans(course)[0])
    assert new <= {name_of(slice) for work in turn for slice in work.slices}


def _proven(work):
    """What has to be proven of it: of a mutant the first slice stands for all."""
    return [slices[0] for slices in work.mutants] if isinstance(work, MutantWork) else work.slices


def test_what_is_new_is_what_the_commit_before_does_not_have(course, results):
    def now(since="main"):
        return news(course, plans(course), results, since)

    _git(course, "init", "-q", "-b", "main")
    assert "There is no origin/main here" in now("origin/main").said
    _git(course, "add", ".")
    _git(course, "commit", "-q", "-m", "first")
    same, before = now(), slices(course)
    assert "No exercise and no answer is new" in same.said and not any(map(same.is_new, slices(course)))
    write_notebook(
        course, [("quadruple", 'def quadruple(x):\n    """', 'def quadruple(x):\n    """In other words. ')]
    )
    assert slices(course)[-1].key != before[-1].key
    assert not any(map(now().is_new, slices(course))), "a docstring asks nothing"
    write_notebook(course, [("check-quadruple", "please", "thank you")])
    changed = now()
    new = {(s.exercise, s.test) for s in slices(course) if changed.is_new(s)}
    assert new == {("quadruple", "check-quadruple")}
    # Nothing else is asked of it, but something else is expected.
    path = answer_path(course, "double", "plus_two")
    path.write_text(path.read_text().replace(", test-double-zero", ""))
    changed = now()
    assert ("double", "test-double-zero") in {
        (s.exercise, s.test) for s in slices(course) if changed.is_new(s)
    }


def test_what_a_version_of_a_notebook_asks_is_worked_out_once(course, results, monkeypatch):
    _git(course, "init", "-q", "-b", "main")
    _git(course, "add", ".")
    _git(course, "commit", "-q", "-m", "first")
    write_notebook(course, [("check-quadruple", "please", "thank you")])
    first = news(course, plans(course), results, "main")
    monkeypatch.setattr(since, "name_of", None)
    assert news(course, plans(course), results, "main") == first
    # Each of these is another version.
    write_answer(course, "double", "adds", ADDS + "# and says so\n")
    with pytest.raises(TypeError):
        news(course, plans(course), results, "main")


def test_all_counts_as_new_since_a_commit_whose_notebooks_cannot_be_understood(course, results):
    _git(course, "init", "-q", "-b", "main")
    path = course / "solutions" / CHAPTER / "numbers.ipynb"
    now = path.read_text()
    path.write_text("no notebook")
    _git(course, "add", ".")
    _git(course, "commit", "-q", "-m", "first")
    path.write_text(now)
    found = news(course, plans(course), results, "main")
    assert "its slices cannot be listed (JSONDecodeError" in found.said
    assert all(map(found.is_new, slices(course)))


def test_a_turn_ends_where_the_grader_changes_and_in_ci_at_each_commit(tmp_path, monkeypatch):
    _git(tmp_path, "init", "-q", "-b", "main")
    turns = {"true": [], "": []}
    for path in ("bank/test_values.py", "gradebox/src/grade.py", "README.md", "requirements.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
        _git(tmp_path, "add", ".")
        _git(tmp_path, "commit", "-q", "-m", path)
        for ci, numbers in turns.items():
            monkeypatch.setenv("CI", ci)
            numbers.append(turn(tmp_path))
    assert turns == {"true": [1, 2, 3, 4], "": [0, 1, 1, 2]}


def _git(folder, *arguments):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


# Those that a test meets where it is asked at all of them: one is enough where nothing is drawn.
ALL_DRAWS = (tuple(range(DRAWS)), (0,))


@functools.cache
def plan_of(chapter, name):
    """The plan of a notebook of the course itself."""
    return NotebookPlan(Notebook(ROOT, chapter, name))


@pytest.mark.parametrize("chapter, name", NOTEBOOKS)
def test_all_tests_of_the_course_are_asked_and_many_mutants_are_made(chapter, name):
    plan = plan_of(chapter, name)
    assert len(plan.mutants) > 50
    assert len(plan.all_mutants) == len(plan.mutants) + len(plan.equivalent)
    references = [answer for answer in plan.answers if answer.answer.name == "reference"]
    assert {slice.test for answer in references for slice in answer.own} == set(plan.notebook.points)


@pytest.mark.parametrize("chapter, name", NOTEBOOKS)
def test_the_reference_and_one_right_answer_of_each_exercise_meet_all_draws(chapter, name):
    plan = plan_of(chapter, name)
    for exercise in plan.notebook.reference:
        right = [a for a in plan.answers if a.answer.cell == exercise and not a.answer.loses]
        for test in plan.notebook.tests(exercise):
            draws = {a.answer.name: own_draws(a, test) for a in right}
            full = {answer for answer, met in draws.items() if met in ALL_DRAWS}
            assert "reference" in full and len(full) >= 2, test


def own_draws(answer, test):
    """The draws of one of its own tests that an answer meets."""
    return sum((slice.draws for slice in answer.own if slice.test == test), ())


@pytest.mark.parametrize("name, sometimes", [("numpy", 5), ("tensorflow", 1)])
def test_a_wrong_answer_meets_some_draws_its_own_among_them(name, sometimes):
    plan = plan_of("03_lstm", name)
    wrong = [answer for answer in plan.answers if answer.answer.loses]
    for answer in wrong:
        met = {own_draws(answer, test) for test in plan.notebook.tests(answer.answer.cell)} - {(0,)}
        assert {len(set(draws)) for draws in met} <= {sometimes}
        assert all(main_draw(answer.answer.id) in draws for draws in met)
        assert answer.at_main_draw()
    assert {draw for answer in wrong for slice in answer.own for draw in slice.draws} == set(range(DRAWS))


@pytest.mark.parametrize("name", ["numpy", "tensorflow"])
def test_each_week_all_draws_are_met_but_by_wrong_answers_where_tests_train(name):
    notebook = Notebook(ROOT, "03_lstm", name)
    usual, every = plan_of("03_lstm", name), NotebookPlan(notebook, every_draw=True)
    more = 0
    for before, after in zip(usual.answers, every.answers, strict=True):
        if after.answer.name == UNUSABLE:  # it meets tests of other exercises only
            assert {slice.draws for slice in after.others} <= {
                (0,),
                ALL_DRAWS[0][:10],
                ALL_DRAWS[0][10:],
                ALL_DRAWS[0],
            }
            continue
        if notebook.trains and after.answer.loses:
            assert after == before
            continue
        for test in notebook.tests(after.answer.cell):
            assert own_draws(after, test) in ALL_DRAWS, (after.answer.name, test)
        more += own_draws(after, test) != own_draws(before, test)
    assert more > 5


@pytest.mark.parametrize("chapter, name", NOTEBOOKS)
def test_tests_of_other_exercises_meet_an_answer_that_fails_when_it_is_used_and_those_that_do_more(
    chapter, name
):
    plan = plan_of(chapter, name)
    met = {
        (one.answer.cell, one.answer.name): {slice.test for slice in one.others}
        for one in plan.answers
        if one.others
    }
    draws = {slice.test: slice.draws for one in plan.answers for slice in one.others}
    assert {len(asked) for asked in draws.values()} <= ({1} if plan.notebook.trains else {1, 5})
    wanted = {}
    for exercise, reference in plan.notebook.reference.items():
        more = [
            one.name
            for one in plan.notebook.answers
            if one.cell == exercise and not only_defines(one.source, reference)
        ]
        if leaning := set(plan.notebook.leaning(exercise)):
            wanted |= {(exercise, answer): leaning for answer in [UNUSABLE, *more]}
    assert met == wanted


def test_where_a_solution_does_more_than_to_define_all_answers_meet_the_tests_of_others(course):
    write_notebook(course, [("double", "def double", "TWO = 2\n\n\ndef double")])
    (plan,) = plans(course)
    met = {one.answer.name: [slice.test for slice in one.others] for one in plan.answers}
    assert UNUSABLE not in met and met["reference"] == []
    assert met["plus_two"] == met["adds"] == ["test-quadruple-values"]


USES_DOUBLE = {
    "plain": "assert quadruple(x) == 4 * x",
    "catches errors": "try:\n        got = quadruple(x)\n    except Exception:\n        return\n    assert got == 4 * x",
}


@pytest.mark.parametrize("referee", [False, True])
@pytest.mark.parametrize("test", USES_DOUBLE.values(), ids=USES_DOUBLE)
def test_a_test_that_uses_the_answer_to_another_exercise_is_found(course, results, here, referee, test):
    """quadruple calls double, and no correct one stands in its place: the test meets whatever the learner has written."""
    config = "from gradebox.config import configure\nc = get_config()\nconfigure(c)\n"
    (course / "nbgrader_config.py").write_text(f"{config}c.ExecuteInBox.referee = {referee}\n")
    cell = "test-quadruple-values"
    asked = f"### BEGIN HIDDEN TESTS\ndef test_quadruple(x):\n    {test}\n\n\ntest_quadruple(3)\n### END HIDDEN TESTS"
    write_notebook(course, [(cell, CELLS[cell], asked)])
    assert [plan.notebook.places.get(cell) for plan in plans(course)] == ["referee" if referee else None]
    (told, *_) = [text for text in prove(plans(course), results).failures if "uses the answer" in text]
    assert told.startswith(f"{CHAPTER}/numbers: {cell} at draw ")
    assert "uses the answer to double, so that a mistake there costs its points too" in told
    assert "(SystemExit: double is used)" in told


REGISTERED = "@register\nclass C(Layer):\n    def call(self, x):\n        return x"


@pytest.mark.parametrize(
    "answer, reference, only",
    [
        ('"""Adds."""\n# loses: nothing\ndef f(x, y=1):\n    return y', "def f(x):\n    return 3", True),
        ("def f(x):\n    import random\n    return random.random()", "def f(x):\n    return 3", True),
        ("def f(x):\n    return 1\n\ndef g(x):\n    return 2", "def f(x):\n    return 3", False),
        ("def g(x):\n    return 2", "def f(x):\n    return 3", False),
        ("", "def f(x):\n    return 3", False),
        ("f = lambda x: 2", "def f(x):\n    return 3", False),
        ("class f:\n    pass", "def f(x):\n    return 3", False),
        ("import numpy as np\n\ndef f(x):\n    return 2", "def f(x):\n    return 3", False),
        ("@cache\ndef f(x):\n    return 2", "def f(x):\n    return 3", False),
        ("def f(x, y=print(1)):\n    return 2", "def f(x):\n    return 3", False),
        ("def f(x, *, y=print(1)):\n    return 2", "def f(x):\n    return 3", False),
        ("def f(x: Unknown):\n    return 2", "def f(x):\n    return 3", False),
        ("def f(x) -> Unknown:\n    return 2", "def f(x):\n    return 3", False),
        ("def f(x:\n    return 2", "def f(x):\n    return 3", False),
        ("def f(x):\n    return 3", "y = 2\n\ndef f(x):\n    return 3", False),
        (REGISTERED, REGISTERED, True),
        (REGISTERED.replace("return x", "return 2 * x"), REGISTERED, True),
        (REGISTERED.replace("@register\n", ""), REGISTERED, False),
        (REGISTERED.replace("Layer", "Layer, metaclass=M"), REGISTERED, False),
        (REGISTERED.replace("Layer", "Unknown"), REGISTERED, False),
        (f"{REGISTERED}\n    y = print(1)", REGISTERED, False),
        (REGISTERED.replace("x)", "x=print(1))"), REGISTERED, False),
        (REGISTERED.replace("    def", "    @cache\n    def"), REGISTERED, False),
    ],
)
def test_an_answer_only_defines_or_does_more_or_less(answer, reference, only):
    assert only_defines(answer, reference) is only


def test_what_is_unusable_fails_when_it_is_called_and_is_defined_as_the_solution_is():
    seen = []
    names = {"register": lambda kind: seen.append(kind.__name__) or kind, "Layer": dict}
    source = unusable(f"{REGISTERED}\n\ndef f(x):\n    return C()")
    exec(source, names)
    assert seen == ["C"] and issubclass(names["C"], dict)
    for name in ("C", "f"):
        with pytest.raises(SystemExit, match=f"{name} is used"):
            names[name](1, y=2)


def test_the_rounds_of_plain_nbgrader_hold_every_answer_and_its_settings_nothing_of_gradebox(course):
    notebook = Notebook(course, CHAPTER, "numbers")
    assert rounds_of(notebook) == [
        {"double": ADDS, "quadruple": EIGHT},
        {"double": PLUS_TWO, "quadruple": EIGHT},  # an exercise with fewer answers begins again
    ]
    settings = OURS.sub("", (ROOT / "nbgrader_config.py").read_text(encoding="utf-8"))
    assert "gradebox" not in settings.split('"""')[2] and "configure" not in settings
    assert "ExecuteInBox" not in settings and "c.ExecutePreprocessor.timeout" in settings


def test_what_plain_nbgrader_gives_otherwise_is_told():
    marks = {(0, "test-a"): (2, 2), (0, "test-b"): (1, 0), (1, "test-a"): (2, None), (1, "test-b"): (1, 0)}
    found = Compared("01_tiny/numbers", 2, marks, {(0, "test-a"), (1, "test-b")}, (1.4, 20))
    assert format_compared(found).splitlines() == [
        "01_tiny/numbers                2      4      1       1       2       1 s      20 s",
        "DIFFERS 01_tiny/numbers round 0: test-b: gradebox 1, nbgrader 0",
        "DIFFERS 01_tiny/numbers round 1: test-a: gradebox 2, nbgrader none",
    ]
