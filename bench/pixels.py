"""How far is it from an answer to its Check? Pixels on the exercise pages of the built book.

    make bench-pixels

From the top of an answer to its Check is what a reader scrolls after the first line of a stub; from its bottom is what
stands between. Both are the smallest and the largest of the page's exercises, at two sizes of window.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "gradebox" / "tests")]

from browser import open_page  # noqa: E402
from chromium import chromium  # noqa: E402

from coursekit.static_host import serve  # noqa: E402

HTML = ROOT / "_build" / "html"
WIDTHS = (1280, 360)
DISTANCES = """() => [...document.querySelectorAll(".exercise-check")].map((check) => {
    const code = check.closest(".exercise-answer").querySelector(".cell_input").getBoundingClientRect();
    return [code.top, code.bottom].map((from) => Math.round(check.getBoundingClientRect().top - from));
})"""


def main():
    print(f"{'page':32} {'window':>6} {'exercises':>9}   from the top     from the bottom")
    with chromium() as browser, serve(HTML) as site:
        for path in sorted((HTML / "exercises").glob("*/numpy.html")):
            name = path.relative_to(HTML).as_posix()
            with open_page(browser, f"{site}/{name}") as opened:
                for width in WIDTHS:
                    opened.page.set_viewport_size({"width": width, "height": 900})
                    tops, bottoms = zip(*opened.page.evaluate(DISTANCES))
                    spans = "".join(f"   {min(one):4} to {max(one):4}  " for one in (tops, bottoms))
                    print(f"{name:32} {width:6} {len(tops):9}{spans}", flush=True)


if __name__ == "__main__":
    main()
