# The checks below use these functions. There is nothing to write here.


### INSERT helpers/fingerprint.py


### INSERT helpers/compare.py


### INSERT helpers/waves.py


def stack_shapes(D, units):
    """The shapes of the weights of a stack of LSTM layers: kernel, recurrent kernel and bias of each, the lowest first."""
    below = [D, *units[:-1]]
    return [shape for n, H in zip(below, units) for shape in ((n, 4 * H), (H, 4 * H), (4 * H,))]


def weights_for_checks(D, units):
    """Weights of a stack of LSTM layers, the same each time, with biases that are not zero."""
    return [waves(k, *shape) for k, shape in enumerate(stack_shapes(D, units))]
