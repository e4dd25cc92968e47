"""What the visible checks of the NumPy notebooks notice: the reference solution, spoilt in one way."""

import contextlib
import functools
import io
import re

import numpy as np
import pytest

from coursekit.answers import read_notebook
from coursekit.notebooks import ROOT, chapters

KEEP_A_DTYPE = {  # exercises whose answers take and give float arrays of one dtype, and leave their arguments alone
    "01_memory": ["rnn-step", "rnn-forward", "softmax"],
    "02_unrolling": [
        "rnn-step-backward",
        "rnn-backward",
        "state-jacobian-norms",
        "clip-by-global-norm",
        "last-states",
        "masked-mean-loss",
    ],
}
OTHERS = {
    "01_memory": ["one-hot", "best-window-accuracy", "latch-weights"],
    "02_unrolling": ["numeric-gradient", "truncated-windows"],
}


def exercises(*tables):
    return [(chapter, name) for table in tables for chapter, names in table.items() for name in names]


def run_check(chapter, exercise, spoil, spoilt=None):
    """Run the check of an exercise with its reference solution, or the function `spoilt`, changed by `spoil`."""
    names = {"__name__": "__main__"}
    for cell in read_notebook("solutions", chapter, "numpy")["cells"]:
        nbgrader = cell["metadata"].get("nbgrader")
        if nbgrader is None or nbgrader["grade"]:
            continue
        name = nbgrader["grade_id"]
        if name.startswith("check-") and name not in {"check-helper", f"check-{exercise}"}:
            continue
        if name == f"check-{exercise}":
            function = spoilt or exercise.replace("-", "_")
            names[function] = spoil(names[function])
        with contextlib.redirect_stdout(io.StringIO()):
            exec("".join(cell["source"]), names)
        if name == f"check-{exercise}":
            return
    raise LookupError(f"there is no check-{exercise} in {chapter}")


def arrays_in(value):
    """The arrays in a value: itself, or those in a list or a tuple."""
    if isinstance(value, (list, tuple)):
        return [array for part in value for array in arrays_in(part)]
    return [value] if isinstance(value, np.ndarray) else []


def on_arrays(change, value):
    """A value with each of its arrays changed."""
    if isinstance(value, (list, tuple)):
        return type(value)(on_arrays(change, part) for part in value)
    return change(value) if isinstance(value, np.ndarray) else value


@pytest.mark.parametrize("chapter, exercise", exercises(KEEP_A_DTYPE, OTHERS))
def test_a_check_lets_the_solution_pass(chapter, exercise):
    run_check(chapter, exercise, lambda function: function)


def all_exercises():
    """(chapter, exercise) of every solution cell of the NumPy notebooks."""
    for chapter in chapters(ROOT):
        for cell in read_notebook("solutions", chapter, "numpy")["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("solution"):
                yield chapter, cell["metadata"]["nbgrader"]["grade_id"]


@pytest.mark.parametrize("chapter, exercise", all_exercises())
def test_a_check_says_that_nothing_is_returned(chapter, exercise):
    # That it is None, or else what should come back.
    with pytest.raises(AssertionError, match="is `return` missing|returns? (two|three)|gives None|It yields"):
        run_check(chapter, exercise, lambda function: lambda *given: (function(*given), None)[1])


GIVE_A_NUMBER = {"best-window-accuracy", "count-parameters", "bits-per-token", "mase"}
YIELD = {"truncated-windows"}


@pytest.mark.parametrize(
    "chapter, exercise", [pair for pair in all_exercises() if pair[1] not in GIVE_A_NUMBER | YIELD]
)
def test_a_check_notices_an_axis_of_length_1_that_is_gone(chapter, exercise):
    def spoil(function):
        return lambda *given: on_arrays(np.squeeze, function(*given))

    with pytest.raises(AssertionError, match="shape|T = 1"):
        run_check(chapter, exercise, spoil)


@pytest.mark.parametrize("chapter, exercise", exercises(KEEP_A_DTYPE))
def test_a_check_notices_float64_for_float32(chapter, exercise):
    def spoil(function):
        return lambda *given: on_arrays(lambda array: array.astype(np.float64), function(*given))

    with pytest.raises(AssertionError, match="is float64 for float32 inputs"):
        run_check(chapter, exercise, spoil)


@pytest.mark.parametrize("chapter, exercise", exercises(KEEP_A_DTYPE))
def test_a_check_asks_a_second_question(chapter, exercise):
    """Of other sizes, so that neither chance nor a size written into the code hides a mistake."""

    def spoil(function):
        sizes = []

        def only_right_for_the_first_sizes(*given):
            sizes.append([array.shape for array in arrays_in(list(given))])
            factor = np.float32(1 if sizes[-1] == sizes[0] else 1.01)
            return on_arrays(lambda array: (array * factor).astype(array.dtype), function(*given))

        return only_right_for_the_first_sizes

    with pytest.raises(AssertionError):
        run_check(chapter, exercise, spoil)


@pytest.mark.parametrize("chapter, exercise", exercises(KEEP_A_DTYPE))
def test_a_check_notices_every_argument_that_is_changed(chapter, exercise):
    counts = []

    def count(function):
        return lambda *given: counts.append(len(arrays_in(list(given)))) or function(*given)

    def spoil(function, number):
        def changes_one(*given):
            answer = on_arrays(np.copy, function(*given))
            for array in arrays_in(list(given))[number : number + 1]:
                array += 1
            return answer

        return changes_one

    run_check(chapter, exercise, count)
    for number in range(max(counts)):
        with pytest.raises(AssertionError, match="changes"):
            run_check(chapter, exercise, lambda function, number=number: spoil(function, number))


@pytest.mark.parametrize("chapter, exercise", exercises(KEEP_A_DTYPE, OTHERS))
def test_a_check_shows_an_error_of_the_learners_own(chapter, exercise):
    def spoil(function):
        def fails(*given):
            raise ValueError("words of my own")

        return fails

    with pytest.raises(Exception, match="words of my own"):
        run_check(chapter, exercise, spoil)


@pytest.mark.parametrize("chapter, exercise", exercises(KEEP_A_DTYPE, OTHERS))
def test_a_check_of_an_untouched_cell_says_not_implemented(chapter, exercise):
    def spoil(function):
        def untouched(*given):
            raise NotImplementedError

        return untouched

    with pytest.raises(NotImplementedError):
        run_check(chapter, exercise, spoil)


LEANS = [
    ("01_memory", "rnn-forward", ["rnn_step"]),
    ("02_unrolling", "rnn-backward", ["rnn_step_backward"]),
    ("03_lstm", "input-gate", ["sigmoid"]),
    ("03_lstm", "forget-gate", ["sigmoid"]),
    ("03_lstm", "output-gate", ["sigmoid"]),
    ("03_lstm", "lstm-step", ["sigmoid", "update_cell", "hidden_state"]),
    ("03_lstm", "lstm-forward", ["lstm_step"]),
    ("03_lstm", "lstm-step-backward", ["sigmoid", "update_cell"]),
    ("03_lstm", "lstm-backward", ["lstm_step_backward"]),
    ("05_successors", "gru-forward", ["gru_step"]),
    ("05_successors", "gru-backward", ["gru_step_backward"]),
]
RUN_BY_THE_CHECK = [
    ("03_lstm", "lstm-backward", "lstm_forward"),
    ("03_lstm", "latch-lstm", "lstm_forward"),
    ("05_successors", "gru-backward", "gru_forward"),
]


def a_bit_off(function):
    @functools.wraps(function)
    def off(*given):
        return on_arrays(lambda array: array * 1.01, function(*given))

    return off


def last_a_bit_off(function):
    """The last of several answers alone is wrong."""

    @functools.wraps(function)
    def off(*given):
        *others, last = function(*given)
        return *others, last * 1.01

    return off


@pytest.mark.parametrize("chapter, exercise, earlier", LEANS)
def test_a_check_says_whether_an_earlier_function_is_to_blame(chapter, exercise, earlier):
    for name in earlier:
        with pytest.raises(AssertionError, match=f"{name} is wrong by itself: mend it first"):
            run_check(chapter, exercise, a_bit_off, spoilt=name)
    are = "are" if len(earlier) > 1 else "is"
    with pytest.raises(AssertionError, match=f"{' and '.join(earlier)} {are} right, so the mistake is here"):
        run_check(chapter, exercise, a_bit_off)


def unwritten(function):
    @functools.wraps(function)
    def stub(*given):
        raise NotImplementedError

    return stub


def gates_exchanged(update_cell):
    @functools.wraps(update_cell)
    def exchanged(f_t, c_prev, i_t, c_tilde):
        return update_cell(i_t, c_prev, f_t, c_tilde)

    return exchanged


@pytest.mark.parametrize("chapter, exercise, earlier", [(*pair, n) for *pair, names in LEANS for n in names])
def test_a_check_says_which_earlier_function_is_not_written(chapter, exercise, earlier):
    with pytest.raises(AssertionError, match=f"{earlier} is not written yet: write it first"):
        run_check(chapter, exercise, unwritten, spoilt=earlier)


@pytest.mark.parametrize("chapter, exercise, earlier", RUN_BY_THE_CHECK)
def test_a_check_says_that_a_function_which_it_runs_is_to_blame(chapter, exercise, earlier):
    with pytest.raises(AssertionError, match=f"{earlier} is wrong by itself: mend it first"):
        run_check(chapter, exercise, a_bit_off, spoilt=earlier)


@pytest.mark.parametrize("exercise", ["lstm-step", "lstm-step-backward"])
def test_gates_that_change_places_in_update_cell_are_its_mistake(exercise):
    with pytest.raises(AssertionError, match="update_cell is wrong by itself"):
        run_check("03_lstm", exercise, gates_exchanged, spoilt="update_cell")


def test_an_earlier_function_that_is_not_called_is_not_blamed():
    def inline(function):
        def rnn_forward(x, h0, W, U, b):
            states = [h0]
            for t in range(x.shape[1]):
                states.append(np.tanh(x[:, t] @ W + states[-1] @ U - b))
            return np.stack(states[1:], axis=1)

        return rnn_forward

    with pytest.raises(AssertionError) as told:
        run_check("01_memory", "rnn-forward", inline)
    assert "rnn_step" not in str(told.value)


@pytest.mark.parametrize(
    "chapter, exercise, earlier",
    [("02_unrolling", "rnn-backward", "rnn_step_backward"), ("03_lstm", "lstm-forward", "lstm_step")],
)
def test_an_earlier_function_is_right_if_all_that_it_returns_is(chapter, exercise, earlier):
    with pytest.raises(AssertionError, match=f"{earlier} is wrong by itself: mend it first"):
        run_check(chapter, exercise, last_a_bit_off, spoilt=earlier)


def test_no_check_asks_what_it_could_find_out():
    checks = [*(ROOT / "bank").glob("*/*/*/check.py")]
    asks = re.compile(r"pass (its|their) checks?\?")
    assert checks and not [path for path in checks if asks.search(path.read_text(encoding="utf-8"))]
