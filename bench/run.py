"""How long does a reader wait from the first click on Run to the first result, and for the next ones?

    make bench-run                                the exercise of chapter 1
    python bench/run.py book/03_lstm --rounds 5   another page

The built book and Pyodide's files are served from this machine, so the times hold no network: a reader adds the
download, about 18 MB, once. Warm is the same page loaded again in the same browser, which has kept the files.
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

ENDED = "() => document.querySelector('.run-status').textContent.startsWith('Done')"


def click_to_result(page):
    """Seconds from a click on the first cell's Run until it is done."""
    page.evaluate("document.querySelector('.run-status').textContent = ''")
    began = time.perf_counter()
    page.locator(".run-now").first.click()
    page.wait_for_function(ENDED, timeout=120_000)
    return time.perf_counter() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("page", nargs="?", default="exercises/01_memory/numpy")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    times = {"cold": [], "warm": [], "again": []}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        (Path(folder) / "book").symlink_to(ROOT / "_build" / "html")
        (Path(folder) / "pyodide").symlink_to(pyodide_folder())
        measure(folder, browser, options, times)
    print(f"{options.page}, first cell, {options.rounds} rounds: median seconds (smallest to largest)")
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
                for kind in ("cold", "warm"):
                    page.goto(f"{host}/book/{options.page}.html", wait_until="load")
                    times[kind].append(click_to_result(page))
                times["again"].append(click_to_result(page))


if __name__ == "__main__":
    main()
