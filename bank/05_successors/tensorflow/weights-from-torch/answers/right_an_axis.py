"""An axis for the blocks."""
# loses: nothing


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    def side_by_side(array):
        blocks = array.reshape(3, -1, array.shape[1])[[1, 0, 2]]
        return np.hstack([block.T for block in blocks])

    biases = side_by_side(np.stack([bias_ih, bias_hh], axis=1))
    return [side_by_side(weight_ih), side_by_side(weight_hh), biases]
