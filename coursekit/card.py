"""The picture that messengers show beside a link to the book: the front page's figure as it stands at first.

make book && python -m coursekit.card     writes book/_static/card.png; needs Chromium, as make pdf does
"""

import sys

from playwright.sync_api import sync_playwright

from coursekit.notebooks import ROOT
from coursekit.pdf import ARGUMENTS, chromium
from coursekit.static_host import serve

CARD = ROOT / "book" / "_static" / "card.png"
WIDTH, HEIGHT = 1200, 630  # pixels, as the messengers want it
ARRANGE = """() => {
    const figure = document.querySelector('[data-playable="readers"]');
    const title = document.querySelector('h1').firstChild.textContent;
    const picture = figure.querySelector('.playable-picture');
    figure.replaceChildren(picture);
    document.body.replaceChildren(Object.assign(document.createElement('h1'), {textContent: title}), figure);
    document.body.style.cssText = 'display: block; margin: 0; padding: 16px 60px; overflow: hidden';
    figure.style.cssText = 'border: 0; padding: 0; margin: 12px 0; font-size: 24px';
    document.querySelectorAll('.reader-text').forEach(text => (text.style.cssText = 'font-size: 31px; line-height: 1.6; min-height: 0'));
    const key = figure.querySelector('.key'); // letters of 13 pixels where a messenger shows the card 600 wide
    key.prepend('A word ');
    key.style.cssText = 'max-width: none; margin: 12px 0 0; font-size: 26px';
}"""


def main():
    """Draw the card from the built book."""
    html = ROOT / "_build" / "html"
    if not (html / "book" / "index.html").is_file():
        sys.exit("There is no built book to take the figure from. Run make book first.")
    if chromium() is None:
        sys.exit("The card needs Chromium: install it (apt install chromium), or set CHROME_PATH.")
    with serve(html) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(f"{address}/book/index.html", wait_until="networkidle")
        page.evaluate(ARRANGE)
        page.screenshot(path=CARD)
        browser.close()
    print(f"{CARD.relative_to(ROOT)}: {CARD.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
