# Hidden test (1 point): a model with the cell gives the same outputs after saving and loading; its config names all arguments.
def test_lstm_cell_saving(rng):
    import tempfile

    model = keras.Sequential([keras.layers.Input((None, 3)), keras.layers.RNN(LSTMCell(5, forget_bias=2.5))])
    model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
    x = rng.normal(size=(2, 4, 3)).astype("float32")
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/model.keras")
        try:
            loaded = keras.models.load_model(f"{folder}/model.keras", custom_objects={"LSTMCell": LSTMCell})
        except Exception as error:
            raise AssertionError(
                f"LSTMCell: a saved model cannot be loaded ({type(error).__name__}). See get_config."
            ) from None
    assert np.max(np.abs(loaded(x) - model(x))) < 1e-5, (
        "LSTMCell: a loaded model gives other outputs than the saved one."
    )
    again = LSTMCell.from_config(LSTMCell(3, forget_bias=2.5, name="memory", dtype="float64").get_config())
    kept = [getattr(again, name, None) for name in ("units", "forget_bias")]
    assert kept == [3, 2.5], "LSTMCell: the arguments of __init__ are not kept as `units` and `forget_bias`."
    again.build((None, 2))
    assert np.allclose(again.bias, np.repeat([0, 2.5, 0, 0], 3)), "LSTMCell: get_config loses forget_bias."
    assert again.name == "memory" and again.compute_dtype == "float64", (
        "LSTMCell: get_config loses the name or the dtype, which keras.layers.Layer keeps."
    )


test_lstm_cell_saving(fresh("test_lstm_cell_saving"))
