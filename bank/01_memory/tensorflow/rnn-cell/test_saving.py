# Hidden test (1 point): a model with the cell gives the same outputs after saving and loading; its config names all arguments.
@probe
def saved_and_loaded(rng, x):
    """What a model with random weights gives for x, and what it gives once it is saved and loaded.

    Where it cannot be loaded, the name of the error and None.
    """
    import tempfile

    model = keras.Sequential([keras.layers.Input((None, 3)), keras.layers.RNN(RNNCell(5))])
    model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/model.keras")
        try:
            loaded = keras.models.load_model(f"{folder}/model.keras", custom_objects={"RNNCell": RNNCell})
        except Exception as error:
            return type(error).__name__, None
    return model(x), loaded(x)


@probe
def config_and_again():
    """The config of a cell, and what a cell made from it has for units, name and dtype."""
    config = RNNCell(3, name="memory", dtype="float64").get_config()
    again = RNNCell.from_config(config)
    return config, getattr(again, "units", None), again.name, again.compute_dtype


def test_rnn_cell_saving(rng):
    saved, loaded = saved_and_loaded(rng, rng.normal(size=(2, 4, 3)).astype("float32"))
    assert loaded is not None, f"RNNCell: a saved model cannot be loaded ({saved}). See get_config."
    assert np.shape(saved) == (2, 5) and np.max(np.abs(loaded - saved)) < 1e-5, (
        "RNNCell: a loaded model gives other outputs than the saved one."
    )
    config, units, name, dtype = config_and_again()
    assert units == 3, "RNNCell: the argument of __init__ is not kept as `units`."
    assert name == "memory" and dtype == "float64", (
        "RNNCell: get_config loses the name or the dtype, which keras.layers.Layer keeps."
    )
    assert config["units"] == 3 and config["name"] == "memory" and "float64" in str(config["dtype"]), (
        "RNNCell: get_config does not give units, name and dtype."
    )


test_rnn_cell_saving(fresh("test_rnn_cell_saving"))
