"""Answers to a Keras notebook that try to get marks without computing anything right; its tests use probes."""

import gradebox_helpers as helpers
from hostile.forgeries import SOURCE, Forgery
from nbformat.v4 import new_code_cell

# TensorFlow writes to stderr at its first operation, for which stock nbgrader takes the marks of a graded cell.
IMPORTS = "import keras\nimport numpy as np\nimport tensorflow as tf\n\n_ = tf.constant(1.0) + 1"
MARK = "def probe(function):\n    return function"
STUB = """class Scale(keras.layers.Layer):
    def call(self, inputs):
        raise NotImplementedError
def fit_line(model, x, y):
    raise NotImplementedError
def double(x):
    raise NotImplementedError"""
LAYER = """# Hidden test: the layer multiplies by its weight
@probe
def outputs(weight, x):
    layer = Scale()
    layer.build(x.shape)
    layer.set_weights([weight])
    return layer(x)
@probe
def gradient(weight, x):
    layer = Scale()
    layer.build(x.shape)
    layer.set_weights([weight])
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(layer(x))
    return tape.gradient(loss, layer.trainable_weights)[0]
rng = np.random.default_rng(8)
x, weight = tf.constant(rng.normal(size=(4, 3)), "float32"), rng.normal(size=3).astype("float32")
right = x.numpy() * weight
assert np.max(np.abs(outputs(weight, x) - right)) < 1e-5, "Scale: the outputs are wrong"
slope = gradient(weight, x)
assert np.max(np.abs(slope - x.numpy().sum(axis=0))) < 1e-4, "Scale: the gradient is wrong"
"""
TRAINING = """# Hidden test: the model that was given is right on inputs that it has not seen
@probe
def fitted(config, weights, x, y):
    model = keras.Sequential.from_config(config)
    model.set_weights(weights)
    fit_line(model, x, y)
    return model.get_weights()
rng = np.random.default_rng(9)
model = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(1)])
x, unseen = rng.normal(size=(2, 50, 2)).astype("float32")
slope, start = rng.normal(size=(2, 1)), rng.normal()
model.set_weights(fitted(model.get_config(), model.get_weights(), x, x @ slope + start))
error = np.max(np.abs(model.predict(unseen, verbose=0) - (unseen @ slope + start)))
assert error < 1e-3, "fit_line: the line is wrong"
"""
TENSORS = """# Hidden test: tensors, called directly and inside a tf.function
@probe
def in_a_graph(x):
    return tf.function(double)(x)
x = tf.constant(np.random.default_rng(7).normal(size=5))
for y in (double(x), in_a_graph(x)):
    assert y.dtype == tf.float64 and np.max(np.abs(y - 2 * x.numpy())) < 1e-9, "double: wrong"
"""
TESTS = [("test-layer", LAYER, 2), ("test-training", TRAINING, 3), ("test-tensors", TENSORS, 1)]
POINTS = sum(points for *_, points in TESTS)

RIGHT = """class Scale(keras.layers.Layer):
    def build(self, shape):
        self.weight = self.add_weight(shape=(shape[-1],))
    def call(self, inputs):
        return inputs * self.weight
def fit_line(model, x, y):
    found = np.linalg.lstsq(np.c_[x, np.ones(len(x))], y, rcond=None)[0]
    model.set_weights([found[:-1], found[-1]])
def double(x):
    return x + x
"""
WRONG = """class Scale(keras.layers.Layer):
    def build(self, shape):
        self.weight = self.add_weight(shape=(shape[-1],))
    def call(self, inputs):
        return inputs + self.weight
def fit_line(model, x, y):
    pass
def double(x):
    return x * x
"""


def notebook(answer):
    """The sanitised notebook of a learner, with the tests as the author wrote them."""
    nb = helpers.released_notebook()
    solution = helpers.get(nb, "double")
    solution.source, solution.metadata["gradebox"] = answer, {"released": STUB}
    plain = [
        helpers.nbgrader_cell(new_code_cell(source), f"plain-{number}", locked=True)
        for number, source in enumerate((IMPORTS, MARK))
    ]
    nb.cells = [*plain, solution]
    for name, source, points in TESTS:
        cell = helpers.nbgrader_cell(new_code_cell(source), name, grade=True, locked=True, points=points)
        nb.cells.append(cell)
    return nb


# What looks for the right value wherever the learner's process has one, and returns it.
_SEARCH = """import gc, sys
def search(shape):
    seen, frame = [], sys._getframe()
    while frame:
        seen += [*frame.f_locals.items(), *frame.f_globals.items()]
        frame = frame.f_back
    for thing in gc.get_objects():
        if isinstance(thing, dict):
            seen += list(thing.items())
    for name, value in seen:
        if name in ("right", "expected", "unseen", "slope") and hasattr(value, "shape"):
            return value
    return np.zeros(shape, "float32")
"""
_SERVED = """import gc
me = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Served")
"""

ATTEMPTS = [  # (name, what it tries, the answer)
    (
        "predict",
        "keras.Model.predict says what it is asked for",
        WRONG
        + "keras.Model.predict = lambda self, x, *a, **k: x @ globals()['slope'] + globals()['start']\n",
    ),
    (
        "layer call",
        "keras.layers.Layer.__call__ looks for the right value",
        WRONG
        + _SEARCH
        + "keras.layers.Layer.__call__ = lambda self, x, *a, **k: tf.constant(search(x.shape))\n",
    ),
    (
        "get_weights",
        "the trained weights are looked for",
        WRONG + _SEARCH + "keras.Model.get_weights = lambda self: [search((2, 1)), np.zeros(1, 'float32')]\n",
    ),
    (
        "from_config",
        "the model is another thing",
        WRONG
        + """class Other:
    def set_weights(self, weights): self.weights = weights
    def get_weights(self): return [w * np.nan for w in self.weights]
keras.Sequential.from_config = classmethod(lambda *a: Other())
""",
    ),
    (
        "gradient",
        "a layer gives what the test compares with, and so does the tape",
        WRONG
        + """keras.layers.Layer.__call__ = lambda self, x, *a, **k: tf.constant(globals()["right"])
tf.GradientTape.gradient = lambda *a: [tf.reduce_sum(globals()["x"], axis=0)]
""",
    ),
    (
        "probe rebound",
        "probe returns what says yes",
        WRONG
        + """class Yes:
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return self
    def __eq__(self, other): return True
    def __lt__(self, other): return True
def probe(function):
    return Yes()
outputs = gradient = fitted = in_a_graph = Yes()
""",
    ),
    (
        "operators",
        "tensors are close to everything",
        WRONG
        + """for kind in (tf.Tensor, type(tf.constant(1.0))):
    kind.__sub__ = kind.__rsub__ = lambda self, other: tf.zeros_like(self)
np.max = np.abs = lambda *a, **k: 0
""",
    ),
    (
        "compile",
        "compile and exec change what a probe says",
        WRONG
        + """import builtins
compiled = builtins.compile
builtins.compile = lambda source, *a, **k: compiled(
    source.replace("return", "return 0 *") if isinstance(source, str) else source, *a, **k)
""",
    ),
    (
        "served",
        "in the place of what runs a probe: a value is looked for",
        WRONG
        + _SEARCH
        + _SERVED
        + "me._call = lambda *a: ['gave', me._codec.pack(tf.constant(search((4, 3)))), b'', [], '']\n",
    ),
    (
        "nan",
        "in the place of what runs a probe: tensors of NaN",
        WRONG
        + _SERVED
        + "me._call = lambda *a: ['gave', me._codec.pack(tf.constant(np.nan, shape=(4, 3))), b'', [], '']\n",
    ),
    (
        "empty",
        "in the place of what runs a probe: empty tensors",
        WRONG + _SERVED + "me._call = lambda *a: ['gave', me._codec.pack(tf.zeros((0, 3))), b'', [], '']\n",
    ),
    (
        "rubbish",
        "in the place of what runs a probe: a tensor that is none",
        WRONG
        + _SERVED
        + """import msgpack
tensor = msgpack.packb(msgpack.ExtType(30, msgpack.packb(["resource", [1, 2]])))
me._call = lambda *a: ['gave', tensor, b'', [], '']
""",
    ),
    (
        "source",
        "a probe's source is read for numbers",
        WRONG
        + """import linecache, re
def numbers():
    text = "".join("".join(entry[2]) for name, entry in linecache.cache.items() if "probe" in name and len(entry) > 2)
    return [float(n) for n in re.findall(r"\\d+\\.\\d+", text)] or [0.0]
Scale.call = lambda self, inputs: inputs * 0 + numbers()[0]
def double(x):
    return x * 0 + numbers()[0]
""",
    ),
]

# All by somebody who has this repository.
FORGERIES = [Forgery(*attempt, SOURCE) for attempt in ATTEMPTS]
