"""What the experiments with several small networks in TensorFlow share: fresh weights, an LSTM, and training.

A Keras model would be compiled anew for each seed, which takes longer here than its training. So weights are plain
variables, and one compiled update serves all seeds of a network.
"""

import numpy as np
import tensorflow as tf


def uniform(rng, *shape):
    """A variable of this shape with uniform random numbers of Glorot's size, in float32."""
    limit = np.sqrt(6 / (shape[-2] + shape[-1]))
    return tf.Variable(rng.uniform(-limit, limit, size=shape).astype("float32"))


def lstm_weights(rng, inputs, units, forget_bias=3.0):
    """W (inputs, 4 units), U (units, 4 units) and b (4 units) of an LSTM, in Keras's order i, f, c, o."""
    bias = np.zeros(4 * units, "float32")
    bias[units : 2 * units] = forget_bias
    return [uniform(rng, inputs, 4 * units), uniform(rng, units, 4 * units), tf.Variable(bias)]


def lstm_step(read, h, c, U):
    """One step of an LSTM. read: x_t W + b, (..., 4H). h, c: (..., H). Returns the new h and c."""
    i, f, candidate, o = tf.split(read + h @ U, 4, axis=-1)
    c = tf.sigmoid(f) * c + tf.sigmoid(i) * tf.tanh(candidate)
    return tf.sigmoid(o) * tf.tanh(c), c


def lstm_states(x, h, c, weights):
    """All states of an LSTM. x: (B, T, D). h, c: (B, H). Returns hidden states and cell states, both (B, T, H)."""
    W, U, b = weights
    read = tf.transpose(x @ W + b, (1, 0, 2))
    states = tf.scan(lambda state, now: lstm_step(now, *state, U), read, (h, c))
    return [tf.transpose(one, (1, 0, 2)) for one in states]


class Training:
    """Trains a network with Adam, the rate falling to 0 on a cosine.

    weights: its variables. loss: takes what a batch holds, arrays, and returns the loss. It is compiled once for each
    shape of a batch.
    """

    def __init__(self, weights, loss, updates, rate):
        self.weights, self.loss = weights, loss
        schedule = tf.keras.optimizers.schedules.CosineDecay(rate, updates)
        self.optimizer = tf.keras.optimizers.Adam(schedule, clipnorm=1.0)
        self.optimizer.build(weights)
        self.fresh = [variable.numpy() for variable in self.optimizer.variables]

    @tf.function(jit_compile=True)
    def update(self, *batch):
        """One step of Adam."""
        with tf.GradientTape() as tape:
            loss = self.loss(*batch)
        self.optimizer.apply(tape.gradient(loss, self.weights), self.weights)

    def run(self, start, batches):
        """Train from these weights, arrays, with one update for each batch, a tuple of arrays."""
        for variables, values in ((self.weights, start), (self.optimizer.variables, self.fresh)):
            for variable, value in zip(variables, values, strict=True):
                variable.assign(value)
        for batch in batches:
            self.update(*batch)
