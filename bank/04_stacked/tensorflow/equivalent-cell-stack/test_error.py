# Hidden test (1 point): a layer that is neither LSTM nor Dropout raises ValueError.
@probe
def make_copy(config, weights):
    original_and_copy(config, weights)


def test_cells_error(rng):
    def sequential(*layers):
        return keras.Sequential([keras.layers.Input((None, 3)), *layers])

    for what, stack in {
        "a GRU layer": sequential(keras.layers.GRU(2, return_sequences=True)),
        "a GRU layer on an LSTM": sequential(
            keras.layers.LSTM(2, return_sequences=True), keras.layers.GRU(2, return_sequences=True)
        ),
        "a dense layer": sequential(keras.layers.LSTM(2, return_sequences=True), keras.layers.Dense(2)),
        "an activation between": sequential(
            keras.layers.LSTM(2, return_sequences=True),
            keras.layers.ReLU(),
            keras.layers.LSTM(2, return_sequences=True),
        ),
    }.items():
        try:
            make_copy(stack.to_json(), stack.get_weights())
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"equivalent_cell_stack raises {type(error).__name__} for {what}, not ValueError."
            ) from None
        raise AssertionError(f"equivalent_cell_stack accepts {what}; it should raise ValueError.")


test_cells_error(fresh("test_cells_error"))
