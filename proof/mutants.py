"""Small mechanical mistakes in the reference solutions, to see whether the hidden tests notice them.

Own code: mutmut and cosmic-ray mutate modules on disk and run a test suite for each; here a mutant is one cell, and
its tests are the graded cells of the notebook.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SWAPS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.MatMult: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
CALLS = {
    "max": "min",
    "min": "max",
    "sum": "max",
    "any": "all",
    "all": "any",
    "stack": "array",
    "zeros": "ones",
}


@dataclass(frozen=True)
class Mutant:
    """One changed solution cell. `what` is a line for people, and names the mutant in EQUIVALENT."""

    cell: str
    what: str
    source: str


def variants(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield (description, replacement) for one node of a solution; each replacement is one small mistake."""
    text = ast.unparse(node)
    if isinstance(node, ast.BinOp):
        if type(node.op) in SWAPS:
            yield text, ast.BinOp(node.left, SWAPS[type(node.op)](), node.right)
        yield text, node.left  # a dropped term
        yield text, node.right
    elif isinstance(node, ast.BoolOp):
        yield text, ast.BoolOp(SWAPS[type(node.op)](), node.values)
        for value in node.values:
            yield text, value
    elif isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        yield text, ast.Compare(node.left, [SWAPS[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.UnaryOp):
        yield text, node.operand  # a lost minus or not
    elif isinstance(node, ast.Constant) and not isinstance(node.value, str):
        if isinstance(node.value, bool):
            yield text, ast.Constant(not node.value)
        elif node.value is None:
            yield text, ast.Constant(0)
        elif isinstance(node.value, (int, float)):
            yield text, ast.Constant(node.value + 1)
            yield text, ast.Constant(node.value - 1)
    elif isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in CALLS:
            func = copy.deepcopy(node.func)
            setattr(func, "attr" if isinstance(func, ast.Attribute) else "id", CALLS[name])
            yield text, ast.Call(func, node.args, node.keywords)
        for number, keyword in enumerate(node.keywords):
            if keyword.arg:
                yield (
                    text,
                    ast.Call(node.func, node.args, node.keywords[:number] + node.keywords[number + 1 :]),
                )
        if len(node.args) == 1 and not node.keywords:
            yield text, node.args[0]  # a function that is not applied
        if len(node.args) == 2 and name not in ("max", "min"):
            yield text, ast.Call(node.func, node.args[::-1], node.keywords)
    elif isinstance(node, ast.Slice):
        if node.lower or node.upper:
            yield text, ast.Slice(node.upper, node.lower, node.step)
            yield text, ast.Slice(None, None, node.step)
    elif isinstance(node, (ast.Tuple, ast.List)) and len(node.elts) == 2 and isinstance(node.ctx, ast.Load):
        yield text, type(node)(node.elts[::-1], node.ctx)
    elif isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr, ast.Raise)):
        yield text, ast.Pass()  # a forgotten line


def solution_lines(source: str) -> set[int]:
    """The line numbers between BEGIN SOLUTION and END SOLUTION."""
    inside, lines = False, set()
    for number, line in enumerate(source.splitlines(), 1):
        if "END SOLUTION" in line:
            inside = False
        if inside:
            lines.add(number)
        if "BEGIN SOLUTION" in line:
            inside = True
    return lines


def mutants(cell: str, source: str) -> list[Mutant]:
    """All mutants of one solution cell, without repetitions."""
    lines, seen, made = solution_lines(source), {ast.unparse(ast.parse(source))}, []
    count = len(list(ast.walk(ast.parse(source))))
    for index in range(count):
        node = list(ast.walk(ast.parse(source)))[index]
        if getattr(node, "lineno", None) not in lines:
            continue
        for number in range(len(list(variants(node)))):
            tree = ast.parse(source)
            node = list(ast.walk(tree))[index]
            text, replacement = list(variants(node))[number]
            mutated = ast.unparse(ast.fix_missing_locations(_Replace(node, replacement).visit(tree)))
            if mutated not in seen:
                seen.add(mutated)
                made.append(Mutant(cell, f"{text} -> {ast.unparse(replacement) or 'nothing'}", mutated))
    return made


class _Replace(ast.NodeTransformer):
    def __init__(self, old, new):
        self.old, self.new = old, new

    def visit(self, node):
        return self.new if node is self.old else self.generic_visit(node)


# Mutants that get full marks because they are right: {(cell, what): why}.
_FILLER_FIT = "model.fit(tokens, answers, batch_size=50, epochs=8, verbose=0)"
_ADAM = "keras.optimizers.Adam(0.005, clipnorm=1.0)"
_MEMORY_FIT = "model.fit(x, bits, batch_size=50, epochs=4, verbose=0)"
_LANGUAGE_FIT = "model.fit(windows, steps_per_epoch=updates, shuffle=False, verbose=0)"
_FORECAST_FIT = "model.fit(data, steps_per_epoch=updates, shuffle=False, verbose=0)"
EQUIVALENT = {
    ("latch-weights", "1.0 -> 2.0"): "every positive W lets the sign in",
    ("latch-weights", "2.0 -> 3.0"): "every U above 1.1 holds it",
    ("rnn-cell", "self.add_weight(shape=(D, H), initializer='glorot_uniform', name='kernel') -> "
     "self.add_weight(shape=(D, H), name='kernel')"): "the default start is Glorot's",
    ("rnn-cell", "self.add_weight(shape=(H, H), initializer='orthogonal', name='recurrent_kernel') -> "
     "self.add_weight(shape=(H, H), name='recurrent_kernel')"): "the start is free",
    ("rnn-cell", "self.add_weight(shape=(H,), initializer='zeros', name='bias') -> "
     "self.add_weight(shape=(H,), name='bias')"): "the start is free",
    ("rnn-cell", "0 -> -1"): "states has one entry: the first is the last",
    ("rnn-cell", "-1 -> 1"): "the input shape is (B, D): axis 1 is the last",
    ("copy-simple-rnn", "None -> 0"): "building reads only D of the shape",
    ("build-blank-filler", "keras.layers.Input((None,), dtype='int32') -> keras.layers.Input((None,))"):
        "Embedding turns its input into integers",
    # Other settings with which the model learns the sentences as well.
    ("train-blank-filler", "model.compile(optimizer=keras.optimizers.Adam(0.005, clipnorm=1.0), "
     "loss='sparse_categorical_crossentropy') -> model.compile(loss='sparse_categorical_crossentropy')"): "RMSprop",
    ("train-blank-filler", f"{_FILLER_FIT} -> model.fit(tokens, answers, epochs=8, verbose=0)"): "batches of 32",
    ("train-blank-filler", f"{_FILLER_FIT} -> model.fit(tokens, answers, batch_size=50, verbose=0)"): "one pass is enough",
    ("train-blank-filler", f"{_ADAM} -> keras.optimizers.Adam(0.005)"): "no clipping",
    ("train-blank-filler", "50 -> 51"): "another batch size",
    ("train-blank-filler", "50 -> 49"): "another batch size",
    ("train-blank-filler", "8 -> 9"): "another number of passes",
    ("train-blank-filler", "8 -> 7"): "another number of passes",
    ("train-blank-filler", "0 -> -1"): "Keras prints nothing for -1 either",
    ("train-blank-filler", "1.0 -> 2.0"): "clipping at another norm",
    ("train-blank-filler", "1.0 -> 0.0"): "Keras reads a norm of 0 as no clipping",
    # Chapter 2, NumPy.
    ("state-jacobian-norms", "(1, 2) -> (2, 1)"): "a matrix and its transpose have the same spectral norm",
    ("truncated-windows", "1 -> 0"): "range raises ValueError for a step of 0",
    # Chapter 2, TensorFlow.
    ("bptt-gradients", "tf.reduce_sum(unrolled_forward(*arguments) * dstates) -> "
     "unrolled_forward(*arguments) * dstates"): "a tape takes the gradient of the sum of what it is given",
    ("train-truncated", "1 -> 0"): "range raises ValueError for a step of 0",
    ("train-truncated", "float(loss) -> loss"): "scalar tensors are as good as floats",
    # Chapter 3, NumPy. Other weights that hold the bit as well. The test draws 200 sequences, and all of them pass.
    ("latch-lstm", "2.0 -> 3.0"): "the bit arrives as tanh(3)",
    ("latch-lstm", "2.0 -> 1.0"): "the bit arrives as tanh(1), 0.76",
    ("latch-lstm", "20.0 -> 21.0"): "a gate that opens, or shuts, a little further at the flag",
    ("latch-lstm", "20.0 -> 19.0"): "sigmoid(9) is 0.9999 still",
    ("latch-lstm", "10.0 -> 11.0"): "a gate that is shut, or open, a little further without the flag",
    ("latch-lstm", "10.0 -> 9.0"): "sigmoid(9) ** 1000 is 0.88 still, and the noise comes in times 0.0001",
    ("latch-lstm", "np.zeros((2, 4)) -> np.ones((2, 4))"): "1 is little beside 10 and 20, and the candidate keeps the sign of the bit",
    ("latch-lstm", "np.zeros((1, 4)) -> np.ones((1, 4))"): "h is below 1, so it moves a sum of 10 by less than 1",
    ("latch-lstm", "np.zeros(4) -> np.ones(4)"): "tanh(3) for +1 and -tanh(1) for -1: the candidate keeps the sign of the bit",
    # Chapter 3, TensorFlow.
    ("lstm-cell", "self.add_weight(shape=(D, 4 * H), initializer='glorot_uniform', name='kernel') -> "
     "self.add_weight(shape=(D, 4 * H), name='kernel')"): "the default start is Glorot's",
    ("lstm-cell", "self.add_weight(shape=(H, 4 * H), initializer='orthogonal', name='recurrent_kernel') -> "
     "self.add_weight(shape=(H, 4 * H), name='recurrent_kernel')"): "any random start will do",
    ("lstm-cell", "-1 -> 1"): "the input shape is (B, D), and z is (B, 4H): axis 1 is the last",
    ("copy-lstm", "None -> 0"): "building reads only D of the shape",
    ("build-long-memory", "0 -> 1"): "where candidate and output gate start is free",
    ("build-long-memory", "0 -> -1"): "where candidate and output gate start is free",
    # Other settings with which the model learns the bit as well.
    ("train-long-memory", f"{_MEMORY_FIT} -> model.fit(x, bits, epochs=4, verbose=0)"): "batches of 32",
    ("train-long-memory", "keras.optimizers.Adam(0.02, clipnorm=1.0) -> keras.optimizers.Adam(0.02)"): "no clipping",
    ("train-long-memory", "50 -> 51"): "another batch size",
    ("train-long-memory", "50 -> 49"): "another batch size",
    ("train-long-memory", "4 -> 5"): "another number of passes",
    ("train-long-memory", "4 -> 3"): "another number of passes",
    ("train-long-memory", "0.02 -> 1.02"): "learns it in some runs, and then it has done what is asked",
    ("train-long-memory", "1.0 -> 2.0"): "clipping at another norm",
    ("train-long-memory", "1.0 -> 0.0"): "Keras reads a norm of 0 as no clipping",
    # Chapter 4, NumPy.
    ("bits-per-token", "np.take_along_axis(log_p, targets[..., None], axis=-1) -> "
     "np.take_along_axis(log_p, targets[..., None])"): "the default axis is the last",
    ("sliding-windows", "np.stack([series[k:k + lookback] for k in range(N)]) -> "
     "np.array([series[k:k + lookback] for k in range(N)])"): "an array of arrays of one length is their stack",
    ("sliding-windows", "np.stack([series[k + lookback:k + lookback + horizon] for k in range(N)]) -> "
     "np.array([series[k + lookback:k + lookback + horizon] for k in range(N)])"): "the same for the targets",
    ("sliding-windows", "1 -> 0"): "np.stack raises ValueError where there is no window, N = 0",
    # Chapter 4, TensorFlow.
    ("equivalent-cell-stack", "None -> 0"): "building reads only D of the shape",
    ("train-language-model", f"{_LANGUAGE_FIT} -> model.fit(windows, steps_per_epoch=updates, verbose=0)"):
        "a dataset shuffles by itself, and fit ignores its own shuffle",
    ("train-language-model", "False -> True"): "the same shuffle of fit, which it ignores",
    ("train-language-model", "keras.optimizers.Adam(0.03, clipnorm=1.0) -> keras.optimizers.Adam(0.03)"): "no clipping",
    ("train-language-model", "1.0 -> 2.0"): "clipping at another norm",
    ("train-language-model", "1.0 -> 0.0"): "Keras reads a norm of 0 as no clipping",
    ("train-language-model", "50 -> 51"): "windows of another length",
    ("train-language-model", "50 -> 49"): "windows of another length",
    ("train-language-model", "32 -> 33"): "another batch size",
    ("train-language-model", "32 -> 31"): "another batch size",
    ("train-language-model", "0 -> -1"): "Keras prints nothing for -1 either",
    ("train-language-model", "1 -> 2"): "at most one window less is cut from the text",
    ("generate", "np.array(written) -> written"): "a list of integers is as good as an array",
    ("generate", "np.asarray(logits, dtype='float64') -> np.asarray(logits)"): "rng.choice allows for the rounding of float32",
    ("generate", "0 -> -1"): "the batch has one row: the first is the last",
    ("forecast", f"{_FORECAST_FIT} -> model.fit(data, steps_per_epoch=updates, verbose=0)"):
        "a dataset shuffles by itself, and fit ignores its own shuffle",
    ("forecast", "False -> True"): "the same shuffle of fit, which it ignores",
    ("forecast", "keras.optimizers.Adam(0.01, clipnorm=1.0) -> keras.optimizers.Adam(0.01)"): "no clipping",
    ("forecast", "0.01 -> 1.01"): "learns it in some runs, and then it has done what is asked",
    ("forecast", "1.0 -> 2.0"): "clipping at another norm",
    ("forecast", "1.0 -> 0.0"): "Keras reads a norm of 0 as no clipping",
    ("forecast", "32 -> 33"): "another batch size",
    ("forecast", "32 -> 31"): "another batch size",
    ("forecast", "0 -> -1"): "Keras prints nothing for -1 either",
    ("forecast", "1 -> 0"): "looks at the first origin only; for a later one beyond the end, np.array raises ValueError itself",
}  # fmt: skip


def equivalents(root: Path, chapter: str, notebook: str) -> dict[tuple[str, str], str]:
    """The mutants of a notebook that are no mistakes: {(grade_id of the solution cell, what): why}."""
    return EQUIVALENT
