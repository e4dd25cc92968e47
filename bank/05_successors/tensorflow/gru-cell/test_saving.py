# Hidden test (1 point): a model with the cell gives the same outputs after saving and loading; its config names all arguments.
@probe
def saved_and_loaded(rng, x):
    """What a model with random weights gives for x, and what it gives once it is saved and loaded.

    Where it cannot be loaded, the name of the error and None.
    """
    import tempfile

    cell = GRUCell(5, reset_after=False, update_bias=2.5)
    model = keras.Sequential([keras.layers.Input((None, 3)), keras.layers.RNN(cell)])
    model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/model.keras")
        try:
            loaded = keras.models.load_model(f"{folder}/model.keras", custom_objects={"GRUCell": GRUCell})
        except Exception as error:
            return type(error).__name__, None
    return model(x), loaded(x)


@probe
def made_from_config(D, arguments):
    """What a cell made from the config of another one keeps, and the bias that it starts from."""
    again = GRUCell.from_config(GRUCell(**arguments).get_config())
    kept = [getattr(again, name, None) for name in ("units", "reset_after", "update_bias")]
    again.build((None, D))
    return kept, np.asarray(again.bias), again.name, again.compute_dtype


def test_gru_cell_saving(rng):
    saved, loaded = saved_and_loaded(rng, rng.normal(size=(2, 4, 3)).astype("float32"))
    assert loaded is not None, f"GRUCell: a saved model cannot be loaded ({saved}). See get_config."
    assert np.shape(saved) == (2, 5) and np.max(np.abs(loaded - saved)) < 1e-5, (
        "GRUCell: a loaded model gives other outputs than the saved one."
    )
    for after in (False, True):
        own = {"units": 3, "reset_after": after, "update_bias": 2.5}
        kept, bias, name, dtype = made_from_config(2, {**own, "name": "memory", "dtype": "float64"})
        assert kept == list(own.values()), (
            f"GRUCell: from_config(get_config()) makes a cell with units, reset_after, update_bias = {kept} of {own}."
        )
        assert bias.shape == shape_of_bias(3, after) and np.allclose(bias.ravel()[:3], 2.5), (
            "GRUCell: a cell made from the config of another one starts from another bias."
        )
        assert name == "memory" and dtype == "float64", (
            "GRUCell: get_config loses the name or the dtype, which keras.layers.Layer keeps."
        )


test_gru_cell_saving(fresh("test_gru_cell_saving"))
