_logits, _targets = 2 * np.sin(np.arange(30.0)).reshape(2, 3, 5), np.array([[3, 0, 4], [1, 2, 2]])
_flat = call(bits_per_token, {"logits": _logits.reshape(6, 5), "targets": _targets.ravel()})
assert np.ndim(_flat) == 0, (
    f"bits_per_token gives an array of shape {np.shape(_flat)}; it should be one number, the mean."
)
check(
    "bits_per_token: logits (B, V)",
    np.array(_flat, np.float64),
    (),
    np.float64,
    3.11203,
    {
        ### MISTAKES nats, times_ln_2, sum, negative, perplexity, no_softmax, log_of_the_mean, the_best_token,
        ### entropy, softmax_over_the_batch, per_vocabulary
    },
)
_deep = call(
    bits_per_token,
    {"logits": _logits, "targets": _targets},
    "The tokens are the last axis of the logits, (B, T, V).",
)
assert np.ndim(_deep) == 0, (
    f"bits_per_token gives an array of shape {np.shape(_deep)} for logits (B, T, V); it should be one number."
)
check(
    "bits_per_token: logits (B, T, V)",
    np.array(_deep, np.float64),
    (),
    np.float64,
    3.11203,
    {
        ### MISTAKES per_sequence, softmax_over_time, last_step
    },
)
try:
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        _large = bits_per_token(np.array([[1e4, -1e4, 0], [1e4, -1e4, 0]]), np.array([0, 1]))
        _low = bits_per_token(np.array([[1e4, 0.0], [-1e4, -1e4]]), np.array([0, 0]))
except FloatingPointError as error:
    raise AssertionError(
        f"bits_per_token: {error} for logits of 10,000. Subtract the largest logit of each row, and do not take the log of p."
    )
assert abs(_large * np.log(2) / 1e4 - 1) < 1e-6, (
    f"bits_per_token gives {_large:.2f} for logits of ±10,000; it should be {1e4 / np.log(2):.2f}. Nothing should be cut off."
)
for _bad in ([0, 3], [-1, 1]):
    try:
        bits_per_token(np.zeros((2, 3)), np.array(_bad))
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"bits_per_token raises {type(error).__name__} for targets {_bad} and V = 3; raise ValueError."
        )
    raise AssertionError(f"bits_per_token accepts the targets {_bad} for V = 3; raise a ValueError.")
print("bits_per_token: this looks right.")
