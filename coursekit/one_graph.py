"""Train many models of one kind with one graph.

Keras makes a graph of the training step for every model that is compiled. For the small models of the book that takes
about as long as their training. Here all models that a function makes share the graph of one of them, and the weights
after training are, bit for bit, those of `compile` and `fit` of the model itself.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import keras
from numpy.typing import NDArray

from coursekit import kept_runs


@lru_cache(maxsize=2)  # pages train one kind after the other
def _compiled(
    make_model: Callable[[], keras.Model], rate: float, batches: int
) -> tuple[keras.Model, list[NDArray]]:
    """A compiled model, and the state of its optimizer before any training."""
    model = make_model()
    optimizer = keras.optimizers.Adam(rate, clipnorm=1.0)
    # TensorFlow does all batches of a pass before it comes back to Python.
    model.compile(optimizer, "sparse_categorical_crossentropy", steps_per_execution=batches)
    optimizer.build(model.trainable_variables)
    return model, [variable.numpy() for variable in optimizer.variables]


def begin_anew(twin: keras.Model, untrained: list[NDArray], model: keras.Model) -> None:
    """Give a compiled model the weights of another one, and its optimizer the state that it had before any training.

    untrained: that state, an array for each variable of the optimizer. ValueError if the weights have other shapes.
    """
    twin.set_weights(model.get_weights())
    for variable, value in zip(twin.optimizer.variables, untrained, strict=True):
        variable.assign(value)


def fit(
    model: keras.Model,
    make_model: Callable[[], keras.Model],
    seed: int,
    tokens: NDArray,
    answers: NDArray,
    passes: int,
    rate: float = 1e-3,
    batch_size: int = 50,
) -> None:
    """Train a model by Adam, the gradient of each weight clipped to norm 1, on tokens (B, T) and answers (B,).

    make_model: what has made the model; its models may differ in their weights only. Give the same function for all
    models of a kind, not a new lambda for each: graphs are kept by function. seed: of the order of the batches. passes:
    how often all B are seen. ValueError if make_model makes weights of other shapes.
    """
    how = seed, passes, rate, batch_size, Path(__file__).read_text(encoding="utf-8")
    kept = kept_runs.file_for(model, [tokens, answers], *how)
    if kept and kept.is_file():
        model.set_weights(kept_runs.read(kept))
    else:
        batches = -(-len(tokens) // batch_size)
        twin, untrained = _compiled(make_model, rate, batches)
        begin_anew(twin, untrained, model)
        keras.utils.set_random_seed(seed)
        twin.fit(tokens, answers, batch_size=batch_size, epochs=passes, verbose=0)
        model.set_weights(twin.get_weights())
        if kept:
            kept_runs.write(kept, model.get_weights())
    keras.utils.set_random_seed(seed)  # what is drawn next does not show whether the weights were kept
