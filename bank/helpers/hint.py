def hint(name, step=None):
    """Help with an exercise: a question, a worked example, then the beginning of a solution. One step more each time.

    name: the function or class that you write, such as "rnn_step". step: a number, to read that step again.
    """
    import base64  # in here, so that no name of yours is taken
    import json
    import zlib

    steps = json.loads(zlib.decompress(base64.urlsafe_b64decode(HINTS)))
    if name not in steps:
        print("There are hints for:", ", ".join(steps))
        return
    seen = vars(hint).setdefault("seen", {})
    count = len(steps[name])
    number = min(max(step or seen.get(name, 0) + 1, 1), count)
    seen[name] = number
    print(f"Step {number} of {count}. {steps[name][number - 1]}")
    if number < count:
        print(f'\nNext, hint("{name}"): {steps[name][number].splitlines()[0].lower()}.')
