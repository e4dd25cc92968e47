def reader(model):
    """A function (tokens (1, T), states or None) -> (logits (1, T, V),
    states) with the weights of a language_model.
    """
    one_hot, stack, dense = model.layers
    cells = equivalent_cell_stack(stack)
    sizes = cells.cell.state_size  # [h, c] of each layer

    @tf.function(reduce_retracing=True)
    def run(tokens, states):
        top, *states = cells(one_hot(tokens), initial_state=states)
        return dense(top), states

    def read(tokens, states):
        if states is None:
            states = [
                [
                    tf.zeros(
                        (1, H),
                    )
                    for H in pair
                ]
                for pair in sizes
            ]
        return run(tf.convert_to_tensor(tokens, "int32"), states)

    return read
