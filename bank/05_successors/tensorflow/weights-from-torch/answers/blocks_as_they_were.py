"""The order of PyTorch."""
# loses: test-weights-from-torch-outputs
# says: the blocks are still packed r, z, n; Keras packs z, r, h.


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        packed.append(np.concatenate([r, z, n]))
    kernel, recurrent, *biases = packed
    return [kernel.T, recurrent.T, np.stack(biases)]
