check(
    "one_hot",
    one_hot([[2, 0, 3], [1, 1, 2]], 5),
    (2, 3, 5),
    np.float32,
    -1.02257,
    {
        ### MISTAKES off_by_one, transposed_rows
    },
)
for outside in (5, -1):
    try:
        one_hot([[0, outside]], 5)
    except ValueError:
        pass
    except Exception as error:
        kind = type(error).__name__
        raise AssertionError(
            f"one_hot raises {kind} for a token outside 0..V-1; check it first and raise ValueError."
        )
    else:
        raise AssertionError(
            f"one_hot accepts token {outside} with 5 words; raise a ValueError for tokens outside 0..4."
        )
print("one_hot: this looks right.")
