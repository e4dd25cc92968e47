"""The blocks by an index."""
# loses: nothing


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    H = weight_hh.shape[1]
    order = np.r_[H : 2 * H, :H, 2 * H : 3 * H]
    bias = np.array([bias_ih[order], bias_hh[order]])
    return weight_ih[order].T, weight_hh[order].T, bias
