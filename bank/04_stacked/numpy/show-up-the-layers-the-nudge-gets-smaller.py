pages = [topics[name].split() for name in sorted(topics)]
text = " ".join(" ".join(page) for page in pages)
alphabet = sorted(set(text))
V, tokens = (
    len(alphabet),
    np.searchsorted(alphabet, list(text)).tolist(),
)
cut, longest = 200_000, 6
seen, unseen = tokens[:cut], tokens[cut : cut + 4000]
print(
    f"{V} different characters; knowing nothing costs log2({V}) =",
    f"{np.log2(V):.2f} bits\n",
)


### INSERT helpers/kneser_ney.py


probabilities = kneser_ney(seen, V, longest)


def table_logits(past, memory):
    """Logits (V,) for what follows the list `past`, from its last
    `memory` characters.
    """
    return np.log(probabilities(past, memory))


def score(past, memory):
    """Bits per character of the table on a text."""
    logits = np.array(
        [
            table_logits(
                past[k - longest : k],
                memory,
            )
            for k in range(longest, len(past))
        ],
    )
    return bits_per_token(logits, np.array(past[longest:]))


layers = random_stack(V, [64, 64], rng)
x = np.eye(V)[unseen[:2000]][None]
logits = stacked_forward(x[:, :-1], layers)[0] @ rng.uniform(
    -0.2,
    0.2,
    size=(64, V),
)
untrained = bits_per_token(logits, np.array([unseen[1:2000]]))
print(
    "untrained stack of 2 layers,",
    f"{count_parameters(V, [64, 64], 'lstm'):,} parameters:",
    f"{untrained:.2f} bits per character\n",
)
print(
    "bits per character     counted text   unseen text   contexts of",
    "the unseen text that the table knows",
)
on_unseen = [score(unseen, memory) for memory in range(longest + 1)]
best = int(np.argmin(on_unseen))
for memory in range(longest + 1):
    contexts = {tuple(seen[k - memory : k]) for k in range(memory, cut)}
    known = np.mean(
        [
            tuple(
                unseen[k - memory : k],
            )
            in contexts
            for k in range(longest, len(unseen))
        ],
    )
    print(
        f"table, {memory} characters",
        f"{score(seen[:4000], memory):14.2f}",
        f"{on_unseen[memory]:13.2f} {known:11.0%}",
    )
