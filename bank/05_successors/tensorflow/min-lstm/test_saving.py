# Hidden test (1 point): a model with the layer gives the same outputs after saving and loading; its config names all arguments.
@probe
def saved_and_loaded_layer(rng, x):
    """What a model with random weights gives for x, and what it gives once it is saved and loaded.

    Where it cannot be loaded, the name of the error and None.
    """
    import tempfile

    model = keras.Sequential([keras.layers.Input(x.shape[1:]), MinLSTM(5)])
    model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/model.keras")
        try:
            loaded = keras.models.load_model(f"{folder}/model.keras", custom_objects={"MinLSTM": MinLSTM})
        except Exception as error:
            return type(error).__name__, None
    return model(x), loaded(x)


@probe
def layer_from_config(arguments):
    """What a layer made from the config of another one keeps."""
    again = MinLSTM.from_config(MinLSTM(**arguments).get_config())
    return getattr(again, "units", None), again.name, again.compute_dtype


def test_min_lstm_saving(rng):
    saved, loaded = saved_and_loaded_layer(rng, rng.normal(size=(2, 4, 3)).astype("float32"))
    assert loaded is not None, f"MinLSTM: a saved model cannot be loaded ({saved}). See get_config."
    assert np.shape(saved) == (2, 4, 5) and np.max(np.abs(loaded - saved)) < 1e-5, (
        "MinLSTM: a loaded model gives other outputs than the saved one."
    )
    units, name, dtype = layer_from_config({"units": 3, "name": "memory", "dtype": "float64"})
    assert units == 3, "MinLSTM: from_config(get_config()) loses units."
    assert name == "memory" and dtype == "float64", (
        "MinLSTM: get_config loses the name or the dtype, which keras.layers.Layer keeps."
    )


with_a_correct_scan(test_min_lstm_saving)
