"""How Lighthouse judges every page of the built book, and what a page weighs.

    make bench-pages                       prints the table; about half a minute a page
    make bench-pages OPTIONS="book/index.html book/03_lstm.html"      of these pages only, each with both profiles

The book is served as a static host serves it: text with gzip, one connection for many files. Every page is measured
with Lighthouse's desktop profile, the heaviest one and the front page also with its phone profile (a slow processor,
slow 4G). Bytes are given as sent and uncompressed. Scores depend on the machine: measure on an idle one.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from coursekit.notebooks import ROOT
from coursekit.pdf import chromium
from coursekit.static_host import serve

HTML = ROOT / "_build" / "html"
CATEGORIES = {"performance": "perf.", "accessibility": "access.", "best-practices": "practices"}


def lighthouse(url, *options):
    """Lighthouse's report of a page, as a dictionary."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            Path(sys.executable).parent / "node",
            ROOT / "node_modules" / "lighthouse" / "cli" / "index.js",
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox",
            *options,
        ]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium()})
        return json.loads(report.read_text(encoding="utf-8"))


def print_row(path, profile, report):
    scores = [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]
    requests = report["audits"]["network-requests"]["details"]["items"]
    sent = sum(request["transferSize"] for request in requests)
    whole = sum(request["resourceSize"] for request in requests)
    row = [*scores, f"{sent / 1000:.0f}", f"{whole / 1000:.0f}", len(requests)]
    print(f"{path:<36} {profile:<8}" + "".join(f"{value:>10}" for value in row), flush=True)


def main():
    paths = sorted(
        path.relative_to(HTML).as_posix()
        for folder in ("book", "exercises")
        for path in (HTML / folder).rglob("*.html")
    )
    asked = sys.argv[1:]
    heads = [*CATEGORIES.values(), "kB sent", "kB whole", "requests"]
    print(f"{'page':<36} {'profile':<8}" + "".join(f"{head:>10}" for head in heads))
    with serve(HTML) as site:
        for path in asked or [*paths, "search.html"]:
            print_row(path, "desktop", lighthouse(f"{site}/{path}", "--preset=desktop"))
        heaviest = max(paths, key=lambda path: (HTML / path).stat().st_size)
        for path in asked or [heaviest, "book/index.html"]:
            print_row(path, "phone", lighthouse(f"{site}/{path}"))


if __name__ == "__main__":
    main()
