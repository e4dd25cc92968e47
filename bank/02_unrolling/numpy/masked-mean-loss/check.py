_given = {"losses": 1 + np.sin(np.arange(28.0) ** 2).reshape(4, 7), "lengths": np.array([3, 6, 2, 5])}
_hint = "Compare np.arange(T) with lengths[:, None]: a mask of shape (B, T)."


def _masked_mean_loss(losses, lengths):
    """The loss and the gradient, if there are two things."""
    answer = masked_mean_loss(losses, lengths)
    assert isinstance(answer, (tuple, list)) and len(answer) == 2, (
        "masked_mean_loss returns two things: the mean loss, and its gradient of the shape of losses."
    )
    assert np.ndim(answer[0]) == 0, "masked_mean_loss: the loss is one number, the mean of all real steps."
    return answer


_loss, _gradient = call(_masked_mean_loss, _given, _hint)
check(
    "masked_mean_loss: the loss",
    np.asarray(_loss, np.float64),
    (),
    np.float64,
    1.04846,
    {
        ### MISTAKES over_all_steps, divided_by_all_steps, mean_of_row_means, sum_not_mean, divided_by_rows,
        ### one_step_too_many, one_step_too_few, padding_in_front, mask_upside_down, zero_is_padding
    },
)
check(
    "masked_mean_loss: the gradient",
    _gradient,
    (4, 7),
    np.float64,
    -0.02859,
    {
        ### MISTAKES gradient_of_padding, gradient_not_divided, gradient_over_all_steps, gradient_times_loss,
        ### gradient_of_row_means
    },
)
_other = {"losses": 1 + waves(2, 3, 5), "lengths": np.array([5, 1, 4])}
check_again(
    "masked_mean_loss: the gradient",
    call(_masked_mean_loss, _other, _hint)[1],
    (3, 5),
    0.06808,
    "B, T = 3, 5",
)
_padded = np.array([[2.0, 4.0, np.nan], [6.0, np.inf, np.nan]])
with np.errstate(all="ignore"):
    _loss, _gradient = masked_mean_loss(_padded.copy(), np.array([2, 1]))
assert np.isclose(_loss, 4) and np.allclose(_gradient, np.array([[1, 1, 0], [1, 0, 0]]) / 3), (
    f"masked_mean_loss gives {_loss} for real losses of 2, 4 and 6, with NaN in the padding. 0 times NaN is NaN: "
    "choose the real steps, do not multiply by a mask."
)
for _length in (0, -1, 8):
    try:
        with np.errstate(all="ignore"):
            masked_mean_loss(_given["losses"].copy(), np.array([3, _length, 2, 6]))
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"masked_mean_loss raises {type(error).__name__} for a length of {_length} and T = 7; raise ValueError."
        )
    else:
        raise AssertionError(f"masked_mean_loss accepts a length of {_length} for T = 7; raise a ValueError.")
check_one_row(masked_mean_loss, _given)
print("masked_mean_loss: this looks right.")
