"""bank/helpers/what_failed.py finds the line of an error that says what is wrong, wherever Keras and TensorFlow put it."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from coursekit.answers import BANK

names = {}
exec((BANK / "helpers" / "what_failed.py").read_text(encoding="utf-8"), names)
what_failed = names["what_failed"]


class Layer(keras.layers.Layer):
    def call(self, inputs):
        return inputs @ tf.ones((4, 2))


@tf.function
def loop_in_the_graph():
    def step(h, x_t):
        return x_t @ tf.ones((3, 4)) + h @ tf.ones((5, 4))

    return tf.scan(step, tf.ones((5, 2, 3)), initializer=tf.ones((2, 4)))


@tf.function
def layer_in_a_graph():
    return Layer()(tf.ones((2, 3)))


@tf.function(input_signature=[tf.TensorSpec([None])] * 2)
def added(x, y):
    return x + y


class Misspelt(keras.layers.Layer):
    def call(self, inputs):
        return {"a": inputs}["b"]


def told(function):
    with pytest.raises(Exception) as raised:
        function()
    return what_failed(raised.value)


def test_the_line_between_where_it_happened_and_the_arguments():
    expected = "InvalidArgumentError: Matrix size-incompatible: In[0]: [2,3], In[1]: [4,2]"
    assert told(lambda: Layer()(tf.ones((2, 3)))) == expected


def test_the_line_below_a_traceback():
    text = told(loop_in_the_graph)
    assert text.startswith("ValueError: Dimensions must be equal, but are 4 and 5")
    assert text.endswith("with input shapes: [2,4], [5,4].")


def test_the_line_of_a_layer_below_a_traceback():
    text = told(layer_in_a_graph)
    assert text.startswith("ValueError: Dimensions must be equal, but are 3 and 4")


def test_the_last_line_of_a_graph_that_runs():
    text = told(lambda: added(tf.ones(3), tf.ones(4)))
    assert text == "InvalidArgumentError: Incompatible shapes: [3] vs. [4]"


def test_a_key_that_is_missing_in_a_layer():
    assert told(lambda: Misspelt()(tf.ones((2, 3)))) == "KeyError: b"


def test_an_error_in_one_line_is_told_as_it_is():
    assert told(lambda: 1 / 0) == "ZeroDivisionError: division by zero"
    assert told(lambda: {}["a"]) == "KeyError: 'a'"
    assert told(lambda: np.ones(2) @ np.ones(3)).startswith(
        "ValueError: matmul: Input operand 1 has a mismatch"
    )


def test_an_error_without_a_word_has_its_kind():
    def fails():
        raise RuntimeError

    assert told(fails) == "RuntimeError"
