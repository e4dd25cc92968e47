text = " ".join(" ".join(topics[name].split()) for name in sorted(topics))
alphabet = sorted(set(text))
V, tokens = len(alphabet), np.searchsorted(alphabet, list(text)).tolist()
cut, longest = 200_000, 6
seen, unseen = tokens[:cut], tokens[cut : cut + 4000]
print(f"{V} different characters; knowing nothing costs log2({V}) = {np.log2(V):.2f} bits\n")

tables = [{} for _ in range(longest + 1)]  # tables[n]: {the last n characters: {next character: how often}}
for n, table in enumerate(tables):
    for k in range(n, cut):
        counts = table.setdefault(tuple(seen[k - n : k]), {})
        counts[seen[k]] = counts.get(seen[k], 0) + 1


def table_logits(past, memory):
    """Logits (V,) for what follows the list `past`, from its last `memory` characters."""
    p = np.full(V, 1 / V)
    for n in range(memory + 1):
        counts = tables[n].get(tuple(past[len(past) - n :]))
        if counts is None:  # never seen: nor is anything longer
            break
        p *= len(counts)  # so much weight for what the shorter memory says
        p[list(counts)] += list(counts.values())
        p /= p.sum()
    return np.log(p)


def score(past, memory):
    """Bits per character of the tables on a text."""
    logits = np.array([table_logits(past[k - longest : k], memory) for k in range(longest, len(past))])
    return bits_per_token(logits, np.array(past[longest:]))


layers = random_stack(V, [64, 64], rng)
x = np.eye(V)[unseen[:2000]][None]
logits = stacked_forward(x[:, :-1], layers)[0] @ rng.uniform(-0.2, 0.2, size=(64, V))
untrained = bits_per_token(logits, np.array([unseen[1:2000]]))
print(
    f"untrained stack of 2 layers, {count_parameters(V, [64, 64], 'lstm'):,} parameters: {untrained:.2f} bits per character\n"
)
print("bits per character     counted text   unseen text   contexts of the unseen text that the table knows")
on_unseen = [score(unseen, memory) for memory in range(longest + 1)]
best = int(np.argmin(on_unseen))
for memory in range(longest + 1):
    known = np.mean([tuple(unseen[k - memory : k]) in tables[memory] for k in range(longest, len(unseen))])
    print(
        f"table, {memory} characters {score(seen[:4000], memory):14.2f} {on_unseen[memory]:13.2f} {known:11.0%}"
    )
