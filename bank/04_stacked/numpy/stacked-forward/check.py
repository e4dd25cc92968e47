# Three layers of three units on three inputs: no shape tells of a mistake here, only the numbers do.
_given = [
    np.sin(start + np.arange(np.prod(shape))).reshape(shape)
    for start, shape in enumerate([(2, 4, 3)] + 3 * [(3, 12), (3, 12), (12,)])
]
_answer = call(stacked_forward, x=2 * _given[0], layers=[tuple(_given[k : k + 3]) for k in (1, 4, 7)])
assert isinstance(_answer, (tuple, list)) and len(_answer) == 2, (
    "stacked_forward returns two things: states, last."
)
_states, _last = _answer
check(
    "stacked_forward: states",
    _states,
    (2, 4, 3),
    np.float64,
    0.38368,
    {
        0.48483: "the upper layers are fed c, not h: hand up the hidden states.",
        0.50849: "these are the cell states of the top layer; its hidden states are asked for.",
        0.23254: "an upper layer starts from the last states of the one below; every layer starts from zeros.",
        -0.82153: "every layer reads x; only the lowest one does, the others read the layer below.",
        -0.85164: "these are the hidden states of the lowest layer; the top layer's are asked for.",
        0.53622: "the layers are taken from the top down; the first of the list is the lowest.",
        0.45885: "every layer has the weights of the first one; each has its own.",
        0.38203: "an upper layer reads the last hidden state again and again; it should read those of all steps.",
        -0.68000: "what a layer reads is added to what it gives: a residual connection. The exercise asks for a plain stack.",
        -0.41389: "the layers start from ones; they start from zeros.",
        0.38654: "there is a tanh between the layers; the hidden states go up as they are.",
    },
    "Work out the first step by hand, layer by layer.",
)
assert isinstance(_last, (tuple, list)) and len(_last) == 3, (
    f"stacked_forward: last has {len(_last)} entries for three layers; it should hold one (h, c) for each."
)
assert all(isinstance(pair, (tuple, list)) and len(pair) == 2 for pair in _last), (
    "stacked_forward: each entry of last is a tuple of two arrays, (h, c)."
)
assert all(np.shape(a) == (2, 3) for pair in _last for a in pair), (
    f"stacked_forward: last holds arrays of shape {np.shape(_last[0][0])}; the states after one step have (2, 3), (B, H)."
)
check(
    "stacked_forward: last",
    np.array(_last),
    (3, 2, 2, 3),
    np.float64,
    0.03242,
    {
        0.00332: "h and c are swapped; h comes first.",
        0.53416: "these are the states after the first step; those after the last are asked for.",
        1.51127: "the layers are in reverse order; the lowest comes first.",
        0.55581: "the top layer's states are in it three times; each layer has its own.",
        0.13044: "h is in the place of c, too.",
    },
)
try:
    _narrow, _ = stacked_forward(
        np.ones((2, 3, 1)),
        [tuple(map(np.ones, [(1, 16), (4, 16), (16,)])), tuple(map(np.ones, [(4, 8), (2, 8), (8,)]))],
    )
except ValueError as error:
    raise AssertionError(
        f"stacked_forward fails for a layer of 2 units on a layer of 4 ({error}). Each layer starts from zeros of its own width."
    )
assert np.shape(_narrow) == (2, 3, 2), (
    f"stacked_forward gives shape {np.shape(_narrow)} for a layer of 2 units on a layer of 4; it should be (2, 3, 2)."
)
print("stacked_forward: this looks right.")
