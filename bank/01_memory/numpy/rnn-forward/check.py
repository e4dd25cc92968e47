_x, _h = np.sin(np.arange(30.0)).reshape(2, 5, 3), np.sin(np.arange(5.0, 13)).reshape(2, 4)
_W, _U, _b = (
    np.sin(np.arange(2.0, 14)).reshape(3, 4),
    np.sin(np.arange(7.0, 23)).reshape(4, 4) / 2,
    np.linspace(-1, 0.5, 4),
)
check(
    "rnn_forward",
    rnn_forward(_x.copy(), _h.copy(), _W.copy(), _U.copy(), _b.copy()),
    (2, 5, 4),
    np.float64,
    -3.67427,
    {
        ### MISTAKES state_not_carried, one_buffer, h0_ignored, backwards, starts_with_h0,
        ### batch_and_time_mixed
    },
)
_again = _h.copy()
rnn_forward(_x, _again, _W, _U, _b)
assert np.array_equal(_again, _h), "rnn_forward changes h0, an argument. Make a new array for each state."
print("rnn_forward: this looks right.")
