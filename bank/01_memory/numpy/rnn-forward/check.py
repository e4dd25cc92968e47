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
        -3.23268: "every step starts from h0; hand the state of one step to the next.",
        0.47580: "all states are the last one: the same array is written over; make a new one each step.",
        -3.55524: "the first step starts from zeros; it should start from h0.",
        -5.17208: "time runs backwards: the first state belongs to x[:, 0].",
        1.65977: "the states are one step late: h0 is not part of the answer, h_T is.",
        -0.91678: "batch and time are mixed up; x[:, t] is step t of all examples. reshape does not swap axes.",
    },
)
_again = _h.copy()
rnn_forward(_x, _again, _W, _U, _b)
assert np.array_equal(_again, _h), "rnn_forward changes h0, an argument. Make a new array for each state."
print("rnn_forward: this looks right.")
