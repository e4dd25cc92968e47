def _check_train_truncated():
    fresh("check_train_truncated")
    series = np.sin(np.arange(16.0) ** 1.5).reshape(2, 8, 1).astype("float32")

    def run(epochs, rate, max_norm=1e6, frozen=False):
        cell, readout = keras.layers.SimpleRNNCell(2), keras.layers.Dense(1)
        cell.build((None, 1))
        readout.build((None, 2))
        cell.set_weights(
            [np.array([[0.9, -0.6]]), np.array([[0.8, -0.5], [0.7, 0.6]]), np.array([0.3, -0.2])]
        )
        readout.set_weights([np.array([[1.1], [-0.8]]), np.array([0.4])])
        readout.trainable, before = not frozen, readout.get_weights()
        history = train_truncated(cell, series, 3, epochs, readout, keras.optimizers.SGD(rate), max_norm)
        assert history is not None, "train_truncated returns None: is `return` missing?"
        assert np.shape(history) == (epochs,), (
            f"train_truncated returns {np.size(history)} numbers for {epochs} epochs; return one for each epoch."
        )
        assert not frozen or all(map(np.array_equal, before, readout.get_weights())), (
            "train_truncated trains a readout that has trainable = False: take the trainable weights of both layers."
        )
        weights = [w.ravel() for w in cell.get_weights() + readout.get_weights()]
        return np.asarray(history, dtype="float64"), fingerprint(np.concatenate(weights))

    # A rate of 0 changes no weights, so the loss is that of one forward pass over all 7 steps.
    history, _ = run(2, 0.0)
    mistakes = {
        ### MISTAKES state_not_carried, last_window_dropped, mean_of_windows, target_not_shifted, backwards,
        ### summed
    }
    hint = "with a rate of 0, the loss is not that of one pass over the series"
    compare("train_truncated", history[0], 2.25043, mistakes, hint)
    assert abs(history[1] - history[0]) < 1e-5, (
        "train_truncated: nothing is learned here, yet the second epoch has another loss. Each epoch starts from zeros."
    )
    mistakes = {
        ### MISTAKES one_update_an_epoch, not_cut, only_the_readout, state_after_the_update, clips_at_one
    }
    hint = "the weights after one epoch are not those of truncated backpropagation"
    history, weights = run(1, 0.2)
    compare("train_truncated", weights, 0.00631, mistakes, hint)
    mistakes = {0.71283: "the loss of a window is taken after its update; take it before the update."}
    compare("train_truncated", history[0], 2.03839, mistakes, "the loss of an epoch with updates is wrong")
    mistakes = {
        ### MISTAKES not_clipped, each_on_its_own, cell_and_readout_apart
    }
    compare("train_truncated", run(1, 0.2, 0.1)[1], 0.79513, mistakes, "clipping to max_norm goes wrong")
    run(1, 0.2, frozen=True)
    for window, length in [(0, 5), (-2, 5), (3, 1)]:
        cell, readout = keras.layers.SimpleRNNCell(2), keras.layers.Dense(1)
        cell.build((None, 1))
        readout.build((None, 2))
        what = f"a window of {window}" if window < 1 else "a series of one value"
        try:
            train_truncated(cell, series[:, :length], window, 1, readout, keras.optimizers.SGD(0.1))
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"train_truncated raises {type(error).__name__} for {what}; raise ValueError."
            )
        raise AssertionError(f"train_truncated takes {what}; raise a ValueError.")
    waves = drifting_waves(np.random.default_rng(0), 8, 151)
    cell, readout = keras.layers.SimpleRNNCell(16), keras.layers.Dense(1)
    cell.build((None, 1))
    readout.build((None, 16))
    history = train_truncated(cell, waves, 10, 6, readout, keras.optimizers.Adam(0.01))
    naive = np.mean((waves[:, 1:] - waves[:, :-1]) ** 2)
    print(
        f"mean squared error: first epoch {history[0]:.4f}, last {history[-1]:.4f}, 'the same as now' {naive:.4f}"
    )
    assert history[-1] < naive, (
        "train_truncated: after 6 epochs, the forecast 'the same as now' is still better."
    )
    print("train_truncated: this looks right.")


_check_train_truncated()
