"""The model that fills the blank of a travel sentence, and its training: the course's running experiment.

Every chapter puts another recurrent layer into the same model and trains it in the same way. So accuracies of
different chapters can be compared, and equal layers give equal runs.
"""

import keras
import numpy as np

from coursekit.one_graph import fit
from coursekit.travel import WORDS, travel_sentences


def blank_filler(recurrent):
    """A model that gives each word the probability to fill the blank: tokens (B, T) to probabilities (B, V).

    recurrent: a Keras layer from one-hot words (B, T, V) to a last state (B, H).
    """
    V = len(WORDS)
    return keras.Sequential(
        [
            keras.layers.Input((None,), dtype="int32"),
            # The identity matrix turns token v into its one-hot vector.
            keras.layers.Embedding(V, V, "identity", trainable=False),
            recurrent,
            keras.layers.Dense(V, activation="softmax"),
        ]
    )


def train_and_test(make_model, distance, seed, passes=5):
    """Train a new model on 4,000 travel sentences, and test it on 1,000 that it has not seen.

    make_model: returns a new model, tokens (B, T) to probabilities (B, V), the same one each time but for its weights.
    distance: that of travel_sentences. seed: of the weights, the sentences and the order of the batches. passes: how
    often it sees the 4,000 sentences.
    Returns the trained model and its accuracy, in 0..1.
    """
    keras.utils.set_random_seed(seed)
    rng = np.random.default_rng(seed)
    tokens, answers = travel_sentences(rng, 4000, distance)
    unseen, right = travel_sentences(rng, 1000, distance)
    model = make_model()
    # As Keras's compile and fit, with Adam(1e-3, clipnorm=1.0), cross-entropy and batches of 50; but models of one
    # kind share a graph, which saves time.
    fit(model, make_model, seed, tokens, answers, passes, rate=1e-3, batch_size=50)
    probabilities = model(unseen, training=False).numpy()
    return model, np.mean(probabilities.argmax(axis=-1) == right)
