# Hidden test (2 points): a gradient that is too long is scaled as a whole, and the optimizer makes its step with it.
class LinearCase:
    """A dense layer without activation, whose loss, gradient and norm are known in NumPy."""

    def __init__(self, rng, optimizer):
        B, D, K = 5, 3, 2
        self.x, self.y = rng.normal(size=(B, D)), 3 * rng.normal(size=(B, K))
        self.weights = [rng.normal(size=(D, K)), rng.normal(size=K)]
        self.model = keras.Sequential([keras.layers.Input((D,)), keras.layers.Dense(K)])
        self.model.set_weights(self.weights)
        self.optimizer = optimizer
        self.optimizer.build(self.model.trainable_weights)

    def by_hand(self):
        """Loss, gradients and their global norm at self.weights."""
        error = self.x @ self.weights[0] + self.weights[1] - self.y
        gradients = [2 * self.x.T @ error / error.size, 2 * error.sum(axis=0) / error.size]
        return np.mean(error**2), gradients, np.sqrt(sum(np.sum(g**2) for g in gradients))

    def step(self, max_norm):
        """One step of the learner's: loss and norm."""
        x, y = tf.constant(self.x, "float32"), tf.constant(self.y, "float32")
        loss, norm = clipped_train_step(self.model, self.optimizer, x, y, max_norm)
        return float(loss), float(norm)

    def is_at(self, weights):
        return all(np.max(np.abs(w - right)) < 1e-4 for w, right in zip(self.model.get_weights(), weights))


def test_clipped_update(rng):
    for _ in range(3):
        case, speed = LinearCase(rng, keras.optimizers.SGD(0.3, momentum=0.5)), [0.0, 0.0]
        for _ in range(2):
            _, gradients, norm = case.by_hand()
            case.step(float(norm) / 3)
            speed = [0.5 * v - 0.3 * g / 3 for v, g in zip(speed, gradients)]
            case.weights = [w + v for w, v in zip(case.weights, speed)]
            assert case.is_at(case.weights), (
                "clipped_train_step: the weights are not where the optimizer takes them with the clipped gradient."
            )


test_clipped_update(fresh("test_clipped_update"))
