# Hidden test (1 point): a layer with another activation, or another one for its gates, raises ValueError.
def test_copy_activations(rng):
    for options in (
        {"activation": "relu"},
        {"recurrent_activation": "hard_sigmoid"},
        {"activation": "sigmoid", "recurrent_activation": "tanh"},
    ):
        lstm = built_lstm(rng, 2, 3, **options)
        assert_not_copied(f"a layer with {options}", copy_built, lstm.get_config(), lstm.get_weights())
    for options in ({"activation": "tanh"}, {"recurrent_activation": keras.activations.sigmoid}):
        lstm = built_lstm(rng, 2, 3, **options)
        copy_built(lstm.get_config(), lstm.get_weights())  # no error: these are the usual ones


with_a_correct_cell(test_copy_activations)
