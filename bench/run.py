"""How long does a reader wait from the first click on Check to the first verdict, and for the next ones?

    make bench-run                                              the exercises of chapters 1 and 2
    python bench/run.py exercises/03_lstm/numpy --rounds 5      another page

The built book and Pyodide's files are served from this machine, so the times hold no network: a reader adds the
download, once. Warm is the same page loaded again in the same browser, which has kept the files; next is another page
of the same visit; again is the second check on a page. The click comes at once: Python has not begun to load.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "gradebox" / "tests")]

from browser import open_page  # noqa: E402
from chromium import chromium  # noqa: E402
from pyodide_fixture import pyodide_folder  # noqa: E402

from coursekit.static_host import serve  # noqa: E402

NEXT = "exercises/02_unrolling/numpy"
VERDICT = "() => document.querySelector('.exercise').dataset.state"


def click_to_verdict(page):
    """Seconds from a click on the first Check until its verdict is there: the answer is still to be written."""
    page.evaluate("delete document.querySelector('.exercise').dataset.state")
    began = time.perf_counter()
    page.evaluate("document.querySelector('.exercise-check').click()")  # without the hover that loads Python
    page.wait_for_function(VERDICT, timeout=300_000)
    return time.perf_counter() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("page", nargs="?", default="exercises/01_memory/numpy")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    times = {"cold": [], "warm": [], "next": [], "again": []}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        (Path(folder) / "book").symlink_to(ROOT / "_build" / "html")
        (Path(folder) / "pyodide").symlink_to(pyodide_folder())
        measure(folder, browser, options, times)
    print(f"{options.page}, first check, {options.rounds} rounds: median seconds (smallest to largest)")
    for kind, values in times.items():
        print(f"{kind:6} {statistics.median(values):6.2f}   ({min(values):.2f} to {max(values):.2f})")


def measure(folder, browser, options, times):
    """Fill `times`. The page's data names the CDN; here the same files come from this machine."""
    with serve(folder) as host:
        local = f"""Object.defineProperty(window, "runData", {{configurable: true, set(take) {{
            const changed = (data) => take({{...data, pyodide: "{host}/pyodide/"}});
            Object.defineProperty(window, "runData", {{value: changed}});
        }}}})"""
        for _ in range(options.rounds):
            with open_page(browser, "about:blank") as opened:
                page = opened.page
                page.add_init_script(local)
                for kind, name in (("cold", options.page), ("warm", options.page), ("next", NEXT)):
                    page.goto(f"{host}/book/{name}.html", wait_until="load")
                    times[kind].append(click_to_verdict(page))
                times["again"].append(click_to_verdict(page))


if __name__ == "__main__":
    main()
