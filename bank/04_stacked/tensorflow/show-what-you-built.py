keras.utils.set_random_seed(0)
models = {}
for name, units in {
    "1 layer of 96": [96],
    "2 layers of 66": [66, 66],
}.items():
    models[name] = train_language_model(
        language_model(V, units),
        seen,
        200,
    )
    bits = bits_per_token(models[name], unseen)
    print(
        f"{name:15} {models[name].count_params() - V * V:7,}",
        f"weights   {bits:.2f} bits per unseen character",
    )
print(
    f"{'best table':15} {'':7}           {min(table):.2f}, with the",
    f"last {np.argmin(table)} characters",
)
