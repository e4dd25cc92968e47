# Hidden test (2 points): a gradient that is too long is scaled as a whole, and the optimizer makes its step with it.
@probe
def linear_model(weights, momentum=0.0):
    """A dense layer without activation, and the optimizer for it."""
    model = keras.Sequential([keras.layers.Input((len(weights[0]),)), keras.layers.Dense(len(weights[1]))])
    model.set_weights(weights)
    optimizer = keras.optimizers.SGD(0.3, momentum=momentum)
    optimizer.build(model.trainable_weights)
    return model, optimizer


@probe
def steps_of_linear_model(weights, x, y, max_norms, momentum):
    """Loss, norm and the weights after each of some steps."""
    model, optimizer = linear_model(weights, momentum)
    steps = []
    for max_norm in max_norms:
        loss, norm = clipped_train_step(model, optimizer, x, y, max_norm)
        steps.append((float(loss), float(norm), model.get_weights()))
    return steps


class LinearCase:
    """A dense layer without activation, whose loss, gradient and norm are known in NumPy."""

    def __init__(self, rng):
        B, D, K = 5, 3, 2
        self.x, self.y = rng.normal(size=(B, D)), 3 * rng.normal(size=(B, K))
        self.weights = [rng.normal(size=(D, K)), rng.normal(size=K)]

    def by_hand(self, weights=None):
        """Loss, gradients and their global norm at self.weights, or at others."""
        W, b = weights or self.weights
        error = self.x @ W + b - self.y
        gradients = [2 * self.x.T @ error / error.size, 2 * error.sum(axis=0) / error.size]
        return np.mean(error**2), gradients, np.sqrt(sum(np.sum(g**2) for g in gradients))

    def tensors(self):
        return tf.constant(self.x, "float32"), tf.constant(self.y, "float32")

    def steps(self, *max_norms, momentum=0.0):
        """Steps of the learner's, one for each norm: loss, norm and weights after it."""
        return steps_of_linear_model(self.weights, *self.tensors(), [float(m) for m in max_norms], momentum)


def are_near(weights, right):
    return all(np.max(np.abs(w - r)) < 1e-4 for w, r in zip(weights, right, strict=True))


def test_clipped_update(rng):
    for _ in range(3):
        case, speed = LinearCase(rng), [0.0, 0.0]
        weights, max_norms, right = case.weights, [], []
        for _ in range(2):
            _, gradients, norm = case.by_hand(weights)
            max_norms.append(norm / 3)
            speed = [0.5 * v - 0.3 * g / 3 for v, g in zip(speed, gradients)]
            weights = [w + v for w, v in zip(weights, speed)]
            right.append(weights)
        for (_, _, got), weights in zip(case.steps(*max_norms, momentum=0.5), right, strict=True):
            assert are_near(got, weights), (
                "clipped_train_step: the weights are not where the optimizer takes them with the clipped gradient."
            )


test_clipped_update(fresh("test_clipped_update"))
