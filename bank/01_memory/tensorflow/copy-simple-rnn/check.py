### INSERT helpers/copy_of.py


def _check_copy_simple_rnn():
    x = tf.constant(np.sin(np.arange(36.0)).reshape(2, 6, 3), "float32")
    for sequences, H in ((False, 3), (True, 4)):
        simple = keras.layers.SimpleRNN(H, return_sequences=sequences)
        simple(x)
        W, U = np.sin(np.arange(3.0 * H)).reshape(3, H), np.cos(np.arange(1.0 * H * H)).reshape(H, H) / 2
        b = np.linspace(-1, 0.5, H)
        simple.set_weights([W, U, b])
        copy = copy_of(copy_simple_rnn, simple)
        assert isinstance(copy, keras.layers.RNN) and not isinstance(copy, keras.layers.SimpleRNN), (
            f"copy_simple_rnn returns {type(copy).__name__}; return a keras.layers.RNN around your RNNCell."
        )
        assert isinstance(copy.cell, RNNCell), (
            f"copy_simple_rnn: the cell inside is a {type(copy.cell).__name__}, not one of yours; put a keras.layers.RNN around your RNNCell."
        )
        assert copy.return_sequences == sequences, "copy_simple_rnn: return_sequences is not handed on."
        assert copy.built, "copy_simple_rnn: the copy is not built, so it cannot hold weights."
        got = copy.get_weights()
        right = [np.allclose(w, asked, atol=1e-6) for w, asked in zip(got, (W, U, b))]
        assert any(right), (
            "copy_simple_rnn: no weight of the copy is that of the layer. Is set_weights called?"
        )
        assert right[2] or np.any(got[2]), "copy_simple_rnn: the bias is not copied; it is still zero."
        assert H != 3 or not np.allclose(got[0], U, atol=1e-6), (
            "copy_simple_rnn: kernel and recurrent kernel are swapped."
        )
        assert all(right), "copy_simple_rnn: not all weights are copied."
        assert np.allclose(copy(x), simple(x), atol=1e-5), (
            "copy_simple_rnn: equal weights, other outputs. Is RNNCell right?"
        )
    try:
        copy_simple_rnn(keras.layers.SimpleRNN(3))
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"copy_simple_rnn raises {type(error).__name__} for a layer that is not built; raise ValueError."
        )
    else:
        raise AssertionError("copy_simple_rnn accepts a layer that is not built; raise a ValueError.")
    print("copy_simple_rnn: this looks right.")


_check_copy_simple_rnn()
