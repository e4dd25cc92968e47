a = np.linspace(-1, 1, 50)
for exponent in range(1, 13):
    numeric = numeric_gradient(
        lambda v: np.sum(np.exp(v)),
        a,
        10.0**-exponent,
    )
    error = np.linalg.norm(
        numeric - np.exp(a),
    ) / np.linalg.norm(np.exp(a))
    print(f"eps = 1e-{exponent:02}   relative error {error:.0e}")
