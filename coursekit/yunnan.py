"""The article's sentence in Chinese, and many like it, with one pair of a person and a place kept back.

小明说:我喜欢旅游,其中最喜欢的地方是云南,每当放假时我经常去____旅游。
(Xiaoming says: I love to travel, my favourite place is Yunnan; every holiday I travel to ____.)
"""

import numpy as np

from coursekit.language import encode, forget_states, streams

CHINESE_NAMES = ["小明", "小红", "小丽", "小刚"]
CHINESE_PLACES = ["云南", "西藏", "桂林", "哈尔滨", "厦门", "大理", "苏州", "三亚"]
OPENINGS = ["我喜欢旅游,", "我很喜欢旅游,", "我常常旅游,"]
ASIDES = ["也喜欢看书,", "不过今天下雨,", "昨天吃了面条,", ""]
KEPT_BACK = ("小明", "云南")
CUE = "经常去"  # after it comes the place


def chinese_sentence(rng):
    """Draw a sentence like the article's: the sentence, its name and its place.

    In two of three sentences a second place is mentioned, before or after the favourite one.
    """
    name = CHINESE_NAMES[rng.integers(4)]
    place, other = rng.permutation(CHINESE_PLACES)[:2]
    like = OPENINGS[rng.integers(3)]
    mention = ["", f"朋友住在{other},", f"听说{other}也不错,"][rng.integers(3)]
    aside = ASIDES[rng.integers(4)]
    favourite = f"其中最喜欢的地方是{place},"
    middle = [favourite + mention, mention + favourite][rng.integers(2)]
    sentence = f"{name}说:{like}{middle}{aside}每当放假时我经常去{place}旅游。\n"
    return sentence, name, place


def chinese_text(rng, count, held_out):
    """So many sentences, one a line: those in which 小明 loves 云南 (held_out), or those without that pair.

    Without the pair means that no sentence of 小明 has 云南 in it, not even as the second place.
    """
    sentences = []
    while len(sentences) < count:
        sentence, name, place = chinese_sentence(rng)
        asked = (name, place) == KEPT_BACK
        apart = name != KEPT_BACK[0] or KEPT_BACK[1] not in sentence
        if asked if held_out else apart:
            sentences.append(sentence)
    return "".join(sentences)


def right_places(model, text, characters):
    """The share of blanks at which the likeliest character is the first one of the right place, in 0..1.

    model: a language_model for the usual batch. text: sentences. characters: those that the model knows.
    """
    tokens = encode(text, characters)
    cue = encode(CUE, characters)
    right = []
    forget_states(model)
    for x, y in streams(tokens):
        guess = model.predict_on_batch(x).argmax(axis=-1)
        # A window's first two characters have no full cue inside it.
        for k in range(len(cue) - 1, x.shape[1]):
            blank = (x[:, k - len(cue) + 1 : k + 1] == cue).all(axis=1)
            right += list((guess[:, k] == y[:, k])[blank])
    return np.mean(right)
