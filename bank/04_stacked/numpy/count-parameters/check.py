_hint = "Write down the shapes of W, U and b of each layer, and add up their sizes."
try:
    _one = {kind: count_parameters(5, [4], kind) for kind in ("rnn", "lstm")}
    _three = count_parameters(5, _units := [4, 6, 3], "lstm")
except ValueError as error:
    raise AssertionError(
        f'count_parameters raises ValueError for "rnn" or "lstm", in small letters: {error}.'
    ) from error
for _number in (*_one.values(), _three):
    assert isinstance(_number, (int, np.integer)), (
        f"count_parameters gives {_number!r}, a {type(_number).__name__}; a count is an integer."
    )
assert _units == [4, 6, 3], f"count_parameters changes units, its argument: [4, 6, 3] is {_units} afterwards."
check(
    "count_parameters: one plain layer",
    np.array(_one["rnn"], np.float64),
    (),
    np.float64,
    40.00000,
    {
        ### MISTAKES no_bias, no_recurrent_kernel, two_biases, one_bias_a_layer, always_lstm
    },
    _hint,
)
check(
    "count_parameters: one LSTM layer",
    np.array(_one["lstm"], np.float64),
    (),
    np.float64,
    160.00000,
    {
        ### MISTAKES three_blocks, two_states_read, one_bias_for_four, always_rnn
    },
    _hint,
)
check(
    "count_parameters: three LSTM layers",
    np.array(_three, np.float64),
    (),
    np.float64,
    544.00000,
    {
        ### MISTAKES all_read_the_input, first_layer_only, last_layer_only, layers_alike, one_wide_layer,
        ### reads_all_below
    },
    _hint,
)
try:
    count_parameters(5, [4], "gru")
except ValueError:
    pass
except Exception as error:
    raise AssertionError(
        f'count_parameters raises {type(error).__name__} for the kind "gru"; raise ValueError.'
    )
else:
    raise AssertionError('count_parameters accepts the kind "gru"; raise a ValueError.')
print("count_parameters: this looks right.")
