"""How smoothly the figures answer: the frames a second while a slider moves.

    make bench-frames                      prints a line a figure; about a minute

A slider goes up and down by one step a frame, for three seconds. A browser draws at most 60 frames a second. "Slowest"
is the longest wait between two frames. It depends on the machine: measure on an idle one.
"""

from playwright.sync_api import sync_playwright

from coursekit.notebooks import ROOT
from coursekit.pdf import ARGUMENTS, chromium
from coursekit.static_host import serve

HTML = ROOT / "_build" / "html"
MOVE = """(slider) => new Promise((done) => {
    const times = [];
    const [step, least, most] = [+slider.step || 1, +slider.min, +slider.max];
    let by = step;
    const frame = (now) => {
        times.push(now);
        if (now - times[0] > 3000) return done(times);
        if (slider.valueAsNumber + by > most + 1e-9 || slider.valueAsNumber + by < least - 1e-9) by = -by;
        slider.value = slider.valueAsNumber + by;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
})"""


def main():
    print(f"{'page':<20} {'figure':<14} {'slider':<24}{'frames/s':>10}{'slowest':>10}")
    with serve(HTML) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for path in sorted((HTML / "book").glob("*.html")):
            if "data-playable=" not in path.read_text(encoding="utf-8"):
                continue
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{site}/book/{path.name}")
            for figure in page.locator("[data-playable]").all():
                slider = figure.locator('input[type="range"]:visible').first
                if not slider.count():
                    continue
                slider.scroll_into_view_if_needed()
                times = slider.evaluate(MOVE)
                waits = [later - earlier for earlier, later in zip(times, times[1:])]
                row = [path.stem, figure.get_attribute("data-playable"), slider.get_attribute("id")]
                rate = 1000 * len(waits) / sum(waits)
                print(f"{row[0]:<20} {row[1]:<14} {row[2]:<24}{rate:>10.0f}{max(waits):>7.0f} ms", flush=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
