"""The plain recurrent network in TensorFlow: the loop in Python, the loop in the graph, and a cell. See chapter 2.

A module of its own, because TensorFlow is not there where Python runs in the page.
"""

import keras
import tensorflow as tf


def unrolled_forward(x, h0, W, U, b):
    """All states: x (B, T, D), h0 (B, H) -> (B, T, H), T copies.

    ValueError if T is not known while TensorFlow traces.
    """
    if x.shape[1] is None:
        raise ValueError("to unroll a loop, its length must be known")
    states, h_t = [], h0
    for t in range(x.shape[1]):  # Python's loop: it runs while tracing
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states.append(h_t)
    return tf.stack(states, axis=1)


def scanned_forward(x, h0, W, U, b):
    """The same from a graph that holds the step once, for any T."""

    def step(h_prev, x_t):
        return tf.tanh(x_t @ W + h_prev @ U + b)

    # tf.scan walks along the first axis.
    states = tf.scan(step, tf.transpose(x, [1, 0, 2]), h0)
    return tf.transpose(states, [1, 0, 2])


class RNNCell(keras.layers.Layer):
    """One step, for keras.layers.RNN: (B, D) and a state (B, H)."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = self.output_size = units

    def build(self, input_shape):
        D, H = input_shape[-1], self.state_size
        self.kernel = self.add_weight((D, H), "glorot_uniform")
        self.recurrent_kernel = self.add_weight((H, H), "orthogonal")
        self.bias = self.add_weight((H,), "zeros")

    def call(self, inputs, states):
        z_t = inputs @ self.kernel + states[0] @ self.recurrent_kernel
        h_t = tf.tanh(z_t + self.bias)
        return h_t, [h_t]
