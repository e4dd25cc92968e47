check(
    "one_hot",
    call(
        one_hot,
        {"tokens": [[2, 0, 3], [1, 1, 2]], "vocab_size": 5},
        "tokens may be a list of lists; np.asarray makes an array of it.",
    ),
    (2, 3, 5),
    np.float32,
    -1.02257,
    {
        ### MISTAKES off_by_one, transposed_rows
    },
)
try:
    one_hot([[6]], 7)
except Exception as error:
    raise AssertionError(
        f"one_hot refuses token 6 of 7 words ({type(error).__name__}: {error}); 0..6 are allowed."
    )
_given = {"tokens": np.array([[6, 0], [3, 6], [1, 5], [2, 4]]), "vocab_size": 7}
check_again("one_hot", call(one_hot, _given), (4, 2, 7), -0.18666, "B, T, V = 4, 2, 7")
_shape = np.shape(one_hot([[3]], 7))
assert _shape == (1, 1, 7), (
    f"one_hot gives shape {_shape} for one sentence of one token; it should be (1, 1, 7)."
)
for _tokens, _what in (
    ([[0, 5]], "token 5 with 5 words"),
    ([[0, -1]], "token -1 with 5 words"),
    ([[0, 1], [2, 5]], "token 5 in the second sentence, not in the first"),
    ([[0, 1], [-1, 2]], "token -1 in the second sentence, not in the first"),
    ([[0, 8]], "token 8 with 5 words, though not token 5"),
    ([[-3, 0]], "token -3, though not token -1"),
):
    try:
        one_hot(_tokens, 5)
    except ValueError:
        pass
    except Exception as error:
        kind = type(error).__name__
        raise AssertionError(
            f"one_hot raises {kind} for a token outside 0..V-1; check it first and raise ValueError."
        )
    else:
        raise AssertionError(f"one_hot accepts {_what}; raise a ValueError for tokens outside 0..4.")
print("one_hot: this looks right.")
