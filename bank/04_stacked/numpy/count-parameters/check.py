_hint = "Write down the shapes of W, U and b of each layer, and add up their sizes."
_one = {kind: count_parameters(5, [4], kind) for kind in ("rnn", "lstm")}
_three = count_parameters(5, [4, 6, 3], "lstm")
for _number in (*_one.values(), _three):
    assert isinstance(_number, (int, np.integer)), (
        f"count_parameters gives {_number!r}, a {type(_number).__name__}; a count is an integer."
    )
check(
    "count_parameters: one plain layer",
    np.array(_one["rnn"], np.float64),
    (),
    np.float64,
    40.00000,
    {
        36.00000: "the bias is left out.",
        24.00000: "the recurrent kernel is left out: H times H.",
        44.00000: "the bias is counted twice, as PyTorch does; Keras has one.",
        37.00000: "the bias is one number for each unit, not one for the layer.",
        160.00000: "this is an LSTM; a plain layer has one block, not four.",
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
        120.00000: "these are three blocks, as in a GRU; an LSTM has three gates and the candidate.",
        224.00000: "the cell state is counted as an input; the gates read h only.",
        148.00000: "each of the four blocks has a bias of its own.",
        40.00000: "this is a plain layer; an LSTM has four blocks.",
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
        556.00000: "every layer is counted as if it read the inputs; an upper layer reads the layer below.",
        160.00000: "only the lowest layer is counted.",
        120.00000: "only the top layer is counted; add the layers up.",
        480.00000: "all layers are counted as if they were like the first.",
        988.00000: "this is one wide layer; each layer has only its own recurrent kernel.",
        772.00000: "a layer is counted as if it read all the layers below and the inputs; it reads the one below.",
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
