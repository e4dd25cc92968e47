# Hidden test (1 point): a layer with another activation, or another one for its gates, raises ValueError.
def test_copy_activations(rng):
    for options in (
        {"activation": "relu"},
        {"recurrent_activation": "hard_sigmoid"},
        {"activation": "sigmoid", "recurrent_activation": "tanh"},
    ):
        assert_not_copied(built_lstm(rng, 2, 3, **options), f"a layer with {options}")
    for options in ({"activation": "tanh"}, {"recurrent_activation": keras.activations.sigmoid}):
        copy_lstm(built_lstm(rng, 2, 3, **options))  # no error: these are the usual ones


with_a_correct_cell(test_copy_activations)
