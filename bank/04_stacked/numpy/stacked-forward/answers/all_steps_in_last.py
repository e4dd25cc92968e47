"""All states of each layer instead of the last."""
# loses: test-stacked-forward-last
# says: the states after one step have (2, 3)


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states, cells))
    return states, last
