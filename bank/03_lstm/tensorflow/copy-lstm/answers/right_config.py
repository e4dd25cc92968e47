"""Takes the options from the configuration, and assigns weight by weight."""
# loses: nothing


def copy_lstm(lstm):
    config = lstm.get_config()
    if (config["activation"], config["recurrent_activation"]) != ("tanh", "sigmoid"):
        raise ValueError("only tanh and sigmoid can be copied")
    if not lstm.weights:
        raise ValueError("the layer has no weights")
    options = {name: config[name] for name in ("return_sequences", "return_state", "go_backwards")}
    copy = keras.layers.RNN(LSTMCell(config["units"], name="copied"), **options)
    copy.build((None, None, lstm.weights[0].shape[0]))
    for own, theirs in zip(copy.weights, lstm.weights):
        own.assign(theirs)
    return copy
