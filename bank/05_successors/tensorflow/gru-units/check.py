def _check_gru_units():
    found, after = {}, [(28, 32), (4, 7), (11, 10), (3, 5), (76, 3)]
    asked = [*((*sizes, True) for sizes in after), (7, 5, False), (45, 14, False)]
    for inputs, units, after in asked:
        try:
            found[inputs, units, after] = gru_units(inputs, units, reset_after=after)
        except NotImplementedError:
            raise
        except Exception as error:
            raise AssertionError(
                f"gru_units fails for {inputs} inputs, {units} units and reset_after={after}: {what_failed(error)}"
            )
    kinds = {type(one).__name__ for one in found.values()}
    assert all(isinstance(one, (int, np.integer)) for one in found.values()), (
        f"gru_units gives a {sorted(kinds)[0]}; units are counted: give an int."
    )
    mistakes = {
        ### MISTAKES a_unit_too_many
    }
    hint = "for 28 inputs and an LSTM of 32 units it is 38"
    numbers = np.array(list(found.values()), "float64")
    compare("gru_units", numbers, 48.85878, mistakes, hint)
    print("gru_units: this looks right.")


_check_gru_units()
