"""A text as numbers, and a stack of LSTM layers that reads it character by character: chapter 4's language model."""

import math
from functools import lru_cache

import keras
import numpy as np

from coursekit.built.stack import sample
from coursekit.one_graph import begin_anew
from coursekit.plays import plays

BATCH, WINDOW = 32, 64  # streams side by side, characters between two updates


def split_plays():
    """Split the plays by position: six plays to train on, of the seventh the first third to choose by, the rest to test.

    Returns the characters in use (a string, V long) and a dictionary of token arrays (N,) int32: train, valid, test.
    """
    texts = plays()
    characters = "".join(sorted(set("".join(texts))))
    third = len(texts[6]) // 3
    parts = {"train": "".join(texts[:6]), "valid": texts[6][:third], "test": texts[6][third:]}
    return characters, {name: encode(text, characters) for name, text in parts.items()}


def encode(text, characters):
    """The position of each character: a string to (N,) int32. ValueError on a character that is not there."""
    number = {character: i for i, character in enumerate(characters)}
    unknown = sorted(set(text) - set(number))
    if unknown:
        raise ValueError(f"the model has no {unknown}; it knows {characters!r}")
    return np.array([number[character] for character in text], "int32")


def language_model(vocab_size, widths, batch=BATCH, residual=False, between=None, **lstm):
    """Stacked LSTM layers that keep their states from call to call: tokens (B, T) to logits (B, T, V).

    widths: units of each layer, the lowest first. residual: from the second layer on, a layer's input is added to its
    output; then all widths must be equal. between: makes a layer to put between two recurrent ones, such as Dropout.
    lstm: options of keras.layers.LSTM.
    """
    tokens = keras.Input((None,), batch_size=batch, dtype="int32")
    x = keras.layers.Embedding(vocab_size, vocab_size, "identity", trainable=False)(tokens)
    for number, units in enumerate(widths):
        if number and between:
            x = between()(x)
        h = keras.layers.LSTM(units, return_sequences=True, stateful=True, **lstm)(x)
        x = keras.layers.Add()([x, h]) if residual and number else h
    return keras.Model(tokens, keras.layers.Dense(vocab_size)(x))


def forget_states(model):
    """Set all recurrent states to zero."""
    for layer in model.layers:
        if isinstance(layer, keras.layers.RNN):
            layer.reset_state()


def streams(tokens, batch=BATCH, window=WINDOW):
    """Cut a text into `batch` long streams, and yield them window by window, in order.

    Yields inputs and targets, each (batch, window); a target is the token after its input. What is left at the end
    of the text, shorter than a window of all streams, is dropped.
    """
    length = (len(tokens) - 1) // batch // window * window
    x = tokens[: batch * length].reshape(batch, length)
    y = tokens[1 : batch * length + 1].reshape(batch, length)
    for start in range(0, length, window):
        yield x[:, start : start + window], y[:, start : start + window]


def _compiled(model, updates, rate, **options):
    """Compile a model for truncated BPTT. Returns it, and the state of its optimizer before any training."""
    optimizer = keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(rate, updates), clipnorm=1.0)
    model.compile(optimizer, keras.losses.SparseCategoricalCrossentropy(from_logits=True), **options)
    optimizer.build(model.trainable_variables)
    return model, [variable.numpy() for variable in optimizer.variables]


@lru_cache(maxsize=1)  # a page trains one kind after the other
def _compiled_once(make_model, updates, rate):
    """The model whose graph all of its kind share. XLA compiles it, which pays from some hundred updates on."""
    return _compiled(make_model(), updates, rate, jit_compile=True)


def fit(model, tokens, updates, rate=0.006, batch=BATCH, make_model=None):
    """Truncated BPTT for a number of updates, the state carried from window to window, the rate falling on a cosine.

    batch: that of the model. At the end of the text the states are set to zero and it begins again. make_model: for
    many models of a kind, the function that makes one, the same each time; then they share one compiled graph, and an
    update takes a third of the time. Returns the losses in nats, (updates,). ValueError if make_model makes weights of
    other shapes.
    """
    if make_model is None:
        twin, untrained = _compiled(model, updates, rate)
    else:
        twin, untrained = _compiled_once(make_model, updates, rate)
    begin_anew(twin, untrained, model)
    losses = []
    while len(losses) < updates:
        forget_states(twin)
        for x, y in streams(tokens, batch):
            # The loss of this window; without a reset, Keras returns a running mean.
            twin.reset_metrics()
            losses.append(twin.train_on_batch(x, y))
            if len(losses) == updates:
                break
    model.set_weights(twin.get_weights())
    return np.array(losses, "float64")


def bits_per_character(model, tokens):
    """Mean cross-entropy in bits over a text, with the state carried along: a number."""
    forget_states(model)
    return float(np.mean([_bits(model.predict_on_batch(x), y).mean() for x, y in streams(tokens)]))


def _bits(logits, targets):
    """What each target costs in bits: logits (..., V), targets (...)."""
    logits = logits.astype("float64")
    logits -= logits.max(axis=-1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))
    return -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0] / math.log(2)


def forced_and_free(trained, make_model, rows, read, rng):
    """What the true tokens cost when a model reads them, and when it reads its own: bits (N, L) twice, and its own.

    trained, make_model: as in generate. rows: (N, read + L) tokens of a text. The first `read` are read in both cases;
    then the model draws its own at temperature 1 and reads these. Returns forced, free, and the tokens drawn, (N, L).
    """
    model = make_model(len(rows))
    model.set_weights(trained.get_weights())
    forget_states(model)
    true = rows[:, read:]
    forced = _bits(model.predict_on_batch(rows[:, :-1])[:, read - 1 :], true)
    forget_states(model)
    logits, free, own = model.predict_on_batch(rows[:, :read])[:, -1], [], []
    for t in range(true.shape[1]):
        free.append(_bits(logits, true[:, t]))
        own.append(sample(logits, 1.0, rng))
        logits = model.predict_on_batch(own[-1][:, None])[:, -1]
    return forced, np.stack(free, axis=1), np.stack(own, axis=1)


def generate(trained, make_model, prompt, length, temperatures, rng):
    """Continue a prompt, once at each temperature; the states are kept from character to character.

    trained: a language_model. make_model: makes a model like it for another batch size. prompt: (P,) integers.
    length: how many tokens to write. Returns tokens (number of temperatures, length).
    """
    model = make_model(len(temperatures))
    model.set_weights(trained.get_weights())
    forget_states(model)
    rows = np.tile(prompt, (len(temperatures), 1))
    logits = model(rows).numpy()[:, -1]  # reads the prompt at one go
    tokens = []
    for _ in range(length):
        chosen = np.concatenate([sample(z[None], t, rng) for z, t in zip(logits, temperatures)])
        tokens.append(chosen)
        logits = model(chosen[:, None]).numpy()[:, -1]
    return np.stack(tokens, axis=1)


def count_weights(vocab_size, widths):
    """Trainable weights of language_model: LSTM layers and readout."""
    inputs = [vocab_size, *widths[:-1]]
    layers = sum(4 * (D * H + H * H + H) for D, H in zip(inputs, widths))
    return layers + (widths[-1] + 1) * vocab_size


def equal_width(vocab_size, depth, weights):
    """The width with which `depth` layers come nearest to a number of weights."""
    return min(range(1, 500), key=lambda H: abs(count_weights(vocab_size, [H] * depth) - weights))
