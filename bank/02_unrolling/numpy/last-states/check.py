_given = {"states": np.sin(np.arange(120.0) ** 2).reshape(4, 6, 5), "lengths": np.array([3, 5, 2, 4])}
_hint = (
    "Each row has a step of its own: index the rows and the steps together, with two arrays of B integers."
)
check(
    "last_states",
    call(last_states, _given, _hint),
    (4, 5),
    np.float64,
    -1.28866,
    {
        ### MISTAKES last_step_of_all, one_step_early, one_step_late, counted_from_the_end, mean_of_real_steps, sum_of_real_steps,
        ### longest_length, first_length, first_step
    },
)
_other = {"states": waves(2, 3, 7, 2), "lengths": np.array([7, 1, 4])}
check_again(
    "last_states",
    call(
        last_states,
        _other,
        "Every length from 1 to T is allowed.",
        [
            (
                {**_other, "lengths": np.array([6, 1, 4])},
                "fails where a length is T = 7, and works for 6, 1, 4; lengths may be T.",
            ),
            (
                {**_other, "lengths": np.array([7, 2, 4])},
                "fails where a length is 1, and works for 7, 2, 4; lengths may be 1.",
            ),
        ],
    ),
    (3, 2),
    2.87927,
    "B, T, H = 3, 7, 2",
)
_padded = np.full((2, 3, 2), np.nan)
_padded[0, :2], _padded[1, :1] = 0.5, 0.25
_last = np.asarray(last_states(_padded.copy(), np.array([2, 1])))
assert np.array_equal(_last, [[0.5, 0.5], [0.25, 0.25]]), (
    "last_states: NaN in the padding reaches the answer. 0 times NaN is NaN, so a mask that multiplies does not keep it out."
)
for _length in (0, -1, 7):
    try:
        last_states(_given["states"].copy(), np.array([3, _length, 2, 4]))
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"last_states raises {type(error).__name__} for a length of {_length} and T = 6; raise ValueError."
        )
    else:
        raise AssertionError(f"last_states accepts a length of {_length} for T = 6; raise a ValueError.")
check_one_row(last_states, _given)
print("last_states: this looks right.")
