"""Turns the update gate round."""
# loses: test-weights-from-torch-outputs
# says: the update gate is turned round; in PyTorch z keeps the old state, as in Keras.


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        packed.append(np.concatenate([-z, r, n]))
    kernel, recurrent, *biases = packed
    return [kernel.T, recurrent.T, np.stack(biases)]
