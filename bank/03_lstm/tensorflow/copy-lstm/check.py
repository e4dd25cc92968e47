### INSERT helpers/copy_of.py


def _check_copy_lstm():
    x = tf.constant(waves(2, 2, 6, 3))
    for H, options in (
        (3, {"return_sequences": False, "return_state": False, "go_backwards": False}),
        (5, {"return_sequences": True, "return_state": True, "go_backwards": True}),
    ):
        lstm = keras.layers.LSTM(H, **options)
        lstm(x)
        weights = weights_for_checks(3, H)
        lstm.set_weights(weights)
        copy = copy_of(copy_lstm, lstm)
        assert isinstance(copy, keras.layers.RNN) and not isinstance(copy, keras.layers.LSTM), (
            f"copy_lstm returns {type(copy).__name__}; return a keras.layers.RNN around your LSTMCell."
        )
        assert copy.cell is not lstm.cell, (
            "copy_lstm: the cell inside is that of the LSTM layer; put an RNN around a new LSTMCell of yours."
        )
        assert isinstance(copy.cell, LSTMCell), (
            f"copy_lstm: the cell inside is {type(copy.cell).__module__.split('.')[0]}'s {type(copy.cell).__name__}; "
            "put a keras.layers.RNN around your LSTMCell."
        )
        for name, asked in options.items():
            assert getattr(copy, name) == asked, f"copy_lstm: {name} is not handed on."
        assert copy.built, "copy_lstm: the copy is not built, so it cannot hold weights."
        got = copy.get_weights()
        assert [w.shape for w in got] == [w.shape for w in weights], (
            f"copy_lstm: the weights have shapes {[w.shape for w in got]}, not {[w.shape for w in weights]}."
        )
        assert H != 3 or not np.allclose(got[0], weights[1], atol=1e-6), (
            "copy_lstm: kernel and recurrent kernel are swapped."
        )
        blocks = np.concatenate([weights[0][:, H : 2 * H], weights[0][:, :H], weights[0][:, 2 * H :]], axis=1)
        assert not np.allclose(got[0], blocks, atol=1e-6), (
            "copy_lstm: the blocks of the input and forget gates change places; both cells pack i, f, c, o."
        )
        right = [np.allclose(w, asked, atol=1e-6) for w, asked in zip(got, weights)]
        assert any(right), "copy_lstm: no weight of the copy is that of the layer. Is set_weights called?"
        assert not np.allclose(got[2], np.repeat([0, 1, 0, 0], H)), (
            "copy_lstm: the bias is not copied; it is as it started."
        )
        assert all(right), "copy_lstm: not all weights are copied."
        for one, other in zip(tf.nest.flatten(copy(x)), tf.nest.flatten(lstm(x)), strict=True):
            assert np.allclose(one, other, atol=1e-5), (
                "copy_lstm: equal weights, other outputs. Is LSTMCell right?"
            )
    other = keras.layers.LSTM(3, activation="relu"), keras.layers.LSTM(3, recurrent_activation="hard_sigmoid")
    for layer in other:
        layer(x)
    for layer, what in [
        (keras.layers.LSTM(3), "a layer that is not built"),
        (other[0], "a layer with another activation"),
        (other[1], "a layer with another recurrent_activation"),
    ]:
        try:
            copy_lstm(layer)
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(f"copy_lstm raises {type(error).__name__} for {what}; raise ValueError.")
        raise AssertionError(f"copy_lstm accepts {what}; raise a ValueError.")
    print("copy_lstm: this looks right.")


_check_copy_lstm()
