def _check_gru_cell():
    for after in (True, False):
        form = f"with reset_after={after}"
        cell = GRUCell(5, reset_after=after)
        for name in ("state_size", "output_size"):
            assert getattr(cell, name, None) in (5, [5]), (
                f"GRUCell: {name} is {getattr(cell, name, None)} for H = 5; it should be H, the number of units."
            )
        for name, kept in (("units", 5), ("reset_after", after), ("update_bias", 0.0)):
            assert getattr(cell, name, None) == kept, (
                f"GRUCell: keep the argument {name} of __init__ under its name: self.{name} = {name}."
            )
        cell.build((None, 3))
        shapes = [tuple(w.shape) for w in cell.trainable_weights]
        wanted = [(3, 15), (5, 15), (2, 15) if after else (15,)]
        assert shapes == wanted, (
            f"GRUCell has trainable weights of shapes {shapes} for D = 3, H = 5 {form}; they should be {wanted}, "
            "in this order: kernel for the inputs, recurrent_kernel for the state, bias."
        )
        names = [w.name for w in cell.trainable_weights]
        assert names == ["kernel", "recurrent_kernel", "bias"], (
            f'GRUCell: the weights are called {names}; give each add_weight its name: name="kernel", '
            'name="recurrent_kernel", name="bias".'
        )
        for name in names:
            assert hasattr(cell, name), (
                f"GRUCell: keep the weight {name} as an attribute as well: self.{name} = ..."
            )
        for name in names[:2]:
            assert np.std(getattr(cell, name)) > 0, (
                f"GRUCell: all entries of the {name} start equal, so all units stay equal; start from random numbers."
            )
        for asked in (0.0, 2.5):
            other = GRUCell(5, reset_after=after, update_bias=asked)
            other.build((None, 3))
            start = np.asarray(other.bias)
            assert not (
                asked and after and np.allclose(start, np.tile(np.repeat([asked, 0, 0], 5), (2, 1)))
            ), (
                "GRUCell: both rows of the bias start from update_bias, so the update gate gets twice as much; row 0 only."
            )
            assert not asked or np.any(start), (
                "GRUCell: the bias starts from 0 everywhere; the block of the update gate should start from update_bias."
            )
            blocks = start.reshape(-1, 3, 5)[0]
            assert not np.allclose(blocks, np.array([[0], [asked], [0]])) or not asked, (
                "GRUCell: update_bias is in the block of the reset gate; Keras packs z, r, h."
            )
            assert np.allclose(start.ravel(), np.repeat([asked, 0, 0, 0, 0, 0][: start.size // 5], 5)), (
                f"GRUCell: with update_bias = {asked} the blocks z, r, h of the bias should start from {asked}, 0, 0, and a "
                f"second row from 0; yours start from {[round(float(v), 2) for v in start.ravel()[::5]]}."
            )
        shapes = [(3, 15), (5, 15), start.shape]
        cell.set_weights([waves(place, *shape) for place, shape in zip((1, 7, 4), shapes)])
        x, h = tf.constant(waves(0, 2, 3)), tf.constant(waves(3, 2, 5))
        try:
            answer = cell(x, [h])
        except NotImplementedError:
            raise
        except Exception as error:
            raise AssertionError(
                f"GRUCell.call fails {form} for B, D, H = 2, 3, 5: {what_failed(error)} "
                "(x W and h U are (B, 3H): three blocks, each of H columns. states is a list of one.)"
            )
        assert (
            isinstance(answer, (tuple, list)) and len(answer) == 2 and isinstance(answer[1], (tuple, list))
        ), "GRUCell.call returns two things: the output h_t, and the list [h_t]."
        output, states = answer
        assert len(states) == 1, f"GRUCell.call returns {len(states)} new states; there is one: [h_t]."
        for name, array in (("the output", output), ("the new state", states[0])):
            assert np.shape(array) == (2, 5), (
                f"GRUCell: {name} has shape {np.shape(array)}; it should be (2, 5)."
            )
        hint = "the numbers are not those of the equations"
        if after:
            mistakes = {
                ### MISTAKES blocks_swapped, sides_swapped
            }
            compare("GRUCell: h_t with reset_after=True", output, 1.72446, mistakes, hint)
        else:
            mistakes = {
                ### MISTAKES always_after
            }
            hint += ", though with reset_after=True they are"
            compare("GRUCell: h_t with reset_after=False", output, 2.74225, mistakes, hint)
        assert np.allclose(output, states[0]), "GRUCell: the new state is not the output h_t."
        try:
            named = GRUCell(5, reset_after=after, update_bias=2.5, name="memory")
        except TypeError as error:
            raise AssertionError(
                f"GRUCell takes no name: {error}. Let __init__ take **kwargs, and hand them on: super().__init__(**kwargs)."
            ) from error
        try:
            again = GRUCell.from_config(named.get_config())
        except Exception as error:
            raise AssertionError(
                f"GRUCell: from_config(get_config()) raises {type(error).__name__}. Does get_config name all arguments?"
            )
        for name, kept in (("units", 5), ("reset_after", after), ("update_bias", 2.5)):
            assert getattr(again, name) == kept, f"GRUCell: from_config(get_config()) loses {name}."
        assert again.name == "memory", (
            "GRUCell: get_config loses what keras.layers.Layer keeps; begin with super().get_config()."
        )
        model = keras.Sequential(
            [
                keras.layers.Input((5, 3)),
                keras.layers.RNN(GRUCell(5, reset_after=after)),
                keras.layers.Dense(1),
            ]
        )
        model.compile("sgd", "mse")
        try:
            model.fit(np.ones((2, 5, 3)), np.ones((2, 1)), verbose=0)
        except Exception as error:
            raise AssertionError(
                f"GRUCell inside keras.layers.RNN cannot be trained ({type(error).__name__}). Use keras.ops or tf in call."
            )
        with tf.GradientTape() as tape:
            tape.watch(h)
            loss = tf.reduce_sum(cell(x, [h])[0])
        gradients = tape.gradient(loss, [*cell.trainable_weights, h])
        cut = [name for name, gradient in zip([*names, "h_prev"], gradients) if gradient is None]
        assert not cut, (
            f"GRUCell: no gradient comes to {cut[0]}. Is something cut or made with NumPy in call?"
        )
        double = GRUCell(5, reset_after=after, dtype="float64")
        assert double.compute_dtype == "float64", (
            f"GRUCell(5, dtype='float64') computes in {double.compute_dtype}; hand **kwargs on to super().__init__, and set no dtype yourself."
        )
        double.build((None, 3))
        for w in double.weights:
            assert w.dtype == "float64", (
                f"GRUCell(5, dtype='float64'): the weight {w.name} is {w.dtype}; set no dtype yourself, add_weight knows it."
            )
        try:
            made = double(tf.cast(x, "float64"), [tf.cast(h, "float64")])
        except Exception as error:
            raise AssertionError(
                f"GRUCell(5, dtype='float64').call fails ({type(error).__name__}); set no dtype yourself."
            )
        assert made[0].dtype == tf.float64, (
            f"GRUCell(5, dtype='float64') gives {made[0].dtype.name}; set no dtype yourself."
        )
    assert GRUCell(5).reset_after is True, "GRUCell: reset_after should be True by default."
    print("GRUCell: this looks right.")


_check_gru_cell()
