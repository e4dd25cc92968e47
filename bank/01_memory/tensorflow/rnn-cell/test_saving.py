# Hidden test (1 point): a model with the cell gives the same outputs after saving and loading; its config names all arguments.
def test_rnn_cell_saving(rng):
    import tempfile

    model = keras.Sequential([keras.layers.Input((None, 3)), keras.layers.RNN(RNNCell(5))])
    model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
    x = rng.normal(size=(2, 4, 3)).astype("float32")
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/model.keras")
        try:
            loaded = keras.models.load_model(f"{folder}/model.keras", custom_objects={"RNNCell": RNNCell})
        except Exception as error:
            raise AssertionError(
                f"RNNCell: a saved model cannot be loaded ({type(error).__name__}). See get_config."
            ) from None
    assert np.max(np.abs(loaded(x) - model(x))) < 1e-5, (
        "RNNCell: a loaded model gives other outputs than the saved one."
    )
    again = RNNCell.from_config(RNNCell(3, name="memory", dtype="float64").get_config())
    assert getattr(again, "units", None) == 3, "RNNCell: the argument of __init__ is not kept as `units`."
    assert again.name == "memory" and again.compute_dtype == "float64", (
        "RNNCell: get_config loses the name or the dtype, which keras.layers.Layer keeps."
    )


test_rnn_cell_saving(fresh("test_rnn_cell_saving"))
