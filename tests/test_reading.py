"""How long the pages take, and that each says so."""

import pytest

from coursekit.notebooks import pages
from coursekit.reading import count, stated_minutes

PAGE = """---
kernelspec: {}
---
# Title

Four words stand here.

```{code-cell} ipython3
:tags: [remove-stderr]

one = 1
two = 2
```

```{code-cell} ipython3
---
tags: [hide-input]
mystnb:
  image:
    alt: "A picture."
---
folded = 1
```

$$h = 1$$

::::{dropdown} You will write this
Folded words.

```python
folded = 2
```
::::

```{playable} memory
:alt: "A figure."
```

:::{dropdown} 1. A question?
Its answer.
:::
"""


def test_what_is_folded_is_not_read(tmp_path):
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    counted = count(tmp_path / "page.md")
    assert (counted.visible, counted.folded) == (2, 2)
    assert (counted.equations, counted.shown, counted.figures, counted.questions) == (1, 1, 1, 1)
    assert counted.words == len("# Title Four words stand here. $$h = 1$$".split())
    assert counted.minutes == 15  # 8 / 180 + 2 / 8 + 1.5 + 1 + 10 + 2


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_a_page_is_one_sitting_and_says_how_long_it_takes(page):
    minutes = count(page).minutes
    assert minutes <= 90
    assert stated_minutes(page) == minutes, f"python -m coursekit.reading counts {minutes} minutes"
