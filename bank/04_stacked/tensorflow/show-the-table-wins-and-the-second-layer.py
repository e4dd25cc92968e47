read = reader(models["1 layer of 96"])
prompt = unseen[:60]
print("prompt\n  " + "".join(alphabet[k] for k in prompt))
for temperature in (0, 0.5, 1.0):
    written = generate(
        read,
        prompt,
        240,
        temperature,
        np.random.default_rng(0),
    )
    text = "".join(alphabet[k] for k in written)
    print(f"temperature {temperature}\n  {text}")
