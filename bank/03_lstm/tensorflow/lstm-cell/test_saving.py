# Hidden test (1 point): a model with the cell gives the same outputs after saving and loading; its config names all arguments.
@probe
def saved_and_loaded(rng, x):
    """What a model with random weights gives for x, and what it gives once it is saved and loaded.

    Where it cannot be loaded, the name of the error and None.
    """
    import tempfile

    model = keras.Sequential([keras.layers.Input((None, 3)), keras.layers.RNN(LSTMCell(5, forget_bias=2.5))])
    model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/model.keras")
        try:
            loaded = keras.models.load_model(f"{folder}/model.keras", custom_objects={"LSTMCell": LSTMCell})
        except Exception as error:
            return type(error).__name__, None
    return model(x), loaded(x)


@probe
def made_from_config(D, arguments):
    """What a cell made from the config of another one keeps, and the bias that it starts from."""
    again = LSTMCell.from_config(LSTMCell(**arguments).get_config())
    kept = [getattr(again, name, None) for name in ("units", "forget_bias")]
    again.build((None, D))
    return kept, np.asarray(again.bias), again.name, again.compute_dtype


def test_lstm_cell_saving(rng):
    saved, loaded = saved_and_loaded(rng, rng.normal(size=(2, 4, 3)).astype("float32"))
    assert loaded is not None, f"LSTMCell: a saved model cannot be loaded ({saved}). See get_config."
    assert np.shape(saved) == (2, 5) and np.max(np.abs(loaded - saved)) < 1e-5, (
        "LSTMCell: a loaded model gives other outputs than the saved one."
    )
    arguments = {"units": 3, "forget_bias": 2.5, "name": "memory", "dtype": "float64"}
    kept, bias, name, dtype = made_from_config(2, arguments)
    assert kept == [3, 2.5], "LSTMCell: the arguments of __init__ are not kept as `units` and `forget_bias`."
    assert np.allclose(bias, np.repeat([0, 2.5, 0, 0], 3)), "LSTMCell: get_config loses forget_bias."
    assert name == "memory" and dtype == "float64", (
        "LSTMCell: get_config loses the name or the dtype, which keras.layers.Layer keeps."
    )


test_lstm_cell_saving(fresh("test_lstm_cell_saving"))
