for steps in (10, 30, 100):
    network = plain_network(16)
    left, noise = (
        influence_left(network, steps),
        loudness_of_noise(network, steps),
    )
    print(
        f"plain network, {steps:3} steps: {left:.1g} of the influence",
        f"is left; noise moves the state by {noise:.2g}",
    )
