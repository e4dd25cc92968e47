"""A plain recurrent network with a readout, trained by the gradient that the learner writes: chapter 2's experiments.

Its weights are a list W (D, H), U (H, H), b (H,), V (H, K), c (K,); K is the number of answers. NumPy only.
"""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from coursekit.built.rnn import clip_by_global_norm, rnn_backward, rnn_forward
from coursekit.travel import WORDS, travel_sentences


def relative_error(one: NDArray, other: NDArray) -> float:
    """The size of the difference, relative to the sizes of the two."""
    sizes = np.linalg.norm(one) + np.linalg.norm(other)
    return np.linalg.norm(one - other) / sizes


def random_weights(rng: Generator, D: int, H: int, dtype: str = "float64") -> list[NDArray]:
    """W (D, H), U (H, H) and b (H,) for experiments; b is not zero."""
    W = rng.normal(size=(D, H)) / np.sqrt(D)
    U = rng.normal(size=(H, H)) / np.sqrt(H)
    return [w.astype(dtype) for w in (W, U, rng.normal(size=H) / 10)]


def random_matrix(rng: Generator, H: int, radius: float) -> NDArray:
    """A matrix (H, H) of normal numbers, scaled to a spectral radius."""
    U = rng.normal(size=(H, H))
    return U * radius / np.max(np.abs(np.linalg.eigvals(U)))


def small_example(dtype: str) -> tuple[NDArray, NDArray, NDArray, list[NDArray]]:
    """B = 2, T = 4, D = 3, H = 5: x (2, 4, 3), h0 (2, 5), targets (2, 4, 5) for all states, and W, U, b."""
    rng = np.random.default_rng(1)
    shapes = [(2, 4, 3), (2, 5), (2, 4, 5)]
    x, h0, targets = (rng.normal(size=shape).astype(dtype) for shape in shapes)
    return x, h0, targets, random_weights(rng, 3, 5, dtype)


def start_weights(rng: Generator, D: int, U: NDArray, outputs: int) -> list[NDArray]:
    """Weights before training, float32: U as given, kernel and readout by Glorot's rule, biases zero."""
    H = len(U)
    W = rng.uniform(-1, 1, size=(D, H)) * np.sqrt(6 / (D + H))
    V = rng.uniform(-1, 1, size=(H, outputs)) * np.sqrt(6 / (H + outputs))
    weights = W, U, np.zeros(H), V, np.zeros(outputs)
    return [weight.astype("float32") for weight in weights]


def loss_and_gradients(
    x: NDArray, labels: NDArray, h0: NDArray, weights: list[NDArray]
) -> tuple[float, list[NDArray], NDArray, NDArray]:
    """The mean cross-entropy of answers at the last steps, and its gradient with respect to each weight.

    x: (B, T, D). labels: (B, N) answers 0..K-1 to the last N steps. h0: (B, H). Returns the loss in nats, the
    gradients, the scores (B, N, K) up to a number a row, and the last state (B, H).
    """
    W, U, b, V, c = weights
    states = rnn_forward(x, h0, W, U, b)
    last = states[:, -labels.shape[1] :]
    scores = last @ V + c
    scores -= scores.max(axis=-1, keepdims=True)  # so that exp cannot overflow
    log_p = scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
    right = np.eye(len(c), dtype="float32")[labels]
    dscores = (np.exp(log_p) - right) / labels.size  # the slope of softmax and cross-entropy together
    dstates = np.zeros_like(states)
    dstates[:, -labels.shape[1] :] = dscores @ V.T
    _, _, dW, dU, db = rnn_backward(dstates, x, h0, states, W, U)
    dV = np.einsum("bnh,bnk->hk", last, dscores)
    gradients = [dW, dU, db, dV, dscores.sum(axis=(0, 1))]
    loss = -np.sum(log_p * right) / labels.size
    return loss, gradients, scores, states[:, -1]


def descend(weights: list[NDArray], gradients: list[NDArray], rate: float, max_norm: float) -> float:
    """One step of plain gradient descent, in place. Returns the norm before clipping; max_norm may be infinite."""
    clipped, norm = clip_by_global_norm(gradients, max_norm)
    for weight, gradient in zip(weights, clipped, strict=True):
        weight -= rate * gradient
    return norm


def train_by_hand(
    rate: float, max_norm: float, seed: int, distance: int = 10, radius: float = 1.5
) -> tuple[float, NDArray]:
    """Train 32 units on 4,000 travel sentences, five passes in batches of 50; U is random, of a spectral radius.

    Returns the accuracy on 1,000 unseen sentences, 0..1, and (400, 2): loss and gradient norm of each batch.
    """
    rng = np.random.default_rng(seed)
    tokens, answers = travel_sentences(rng, 4000, distance)
    unseen, right = travel_sentences(rng, 1000, distance)
    words = np.eye(len(WORDS), dtype="float32")
    weights = start_weights(rng, len(WORDS), random_matrix(rng, 32, radius), len(WORDS))
    history = []
    for _ in range(5):
        for rows in np.split(rng.permutation(4000), 80):
            x, h0 = words[tokens[rows]], np.zeros((50, 32), "float32")
            loss, gradients, *_ = loss_and_gradients(x, answers[rows, None], h0, weights)
            history.append([loss, descend(weights, gradients, rate, max_norm)])
    h0 = np.zeros((1000, 32), "float32")
    scores = loss_and_gradients(words[unseen], right[:, None], h0, weights)[2]
    return np.mean(scores[:, 0].argmax(axis=-1) == right), np.array(history)
