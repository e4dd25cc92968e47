rng = np.random.default_rng(1)
filler_model = train_blank_filler(
    build_blank_filler(len(WORDS), 32),
    *travel_sentences(rng, 2000, 3),
)

distances = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32]
accuracies = []
for distance in distances:
    unseen, right = travel_sentences(rng, 500, distance)
    accuracies.append(
        np.mean(
            np.argmax(
                filler_model.predict(unseen, verbose=0),
                axis=-1,
            )
            == right,
        ),
    )

tokens, answers = travel_sentences(rng, 1, 3)
print(" ".join(WORDS[token] for token in tokens[0]), "____")
print(
    "the model says:",
    WORDS[np.argmax(filler_model.predict(tokens, verbose=0))],
    "- right is:",
    WORDS[answers[0]],
)

plt.figure(figsize=(6, 3), layout="constrained")
plt.plot(distances, accuracies, "o-")
plt.axhline(
    1 / len(PLACES),
    linestyle=":",
    color="gray",
    label="chance",
)
plt.legend()
plt.xlabel("filler words between the place and the end")
plt.ylabel("accuracy on unseen sentences")
plt.ylim(0, 1.05)
plt.title("Trained at distance 3");
