"""Build the book: execute the pages that have changed, side by side, then write _build/html.

    python -m coursekit.book

It says what it does in a line for each page; all else goes to _build/book.log, which an error points to.
"""

import json
import logging
import math
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing import get_context
from pathlib import Path

import yaml
from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from tqdm import tqdm

from coursekit import book_sources, kept_runs, warm_kernels
from coursekit.notebooks import ROOT
from coursekit.page_sources import digest

BUILD = ROOT / "_build"
LOG = BUILD / "book.log"
CACHE = BUILD / ".jupyter_cache"
READER = {"name": "myst_nb_md", "type": "plugin"}
RUNS = BUILD / "runs"
# Pages that train for a minute, the longest first. The first build has to be told; a later one knows from the cache how
# long each took. 02_gradient comes last: it shows runs of 01_memory, which are kept (coursekit/kept_runs.py).
LONG = ("04_language", "01_memory", "03_remembering", "02_gradient")
PERCENT = re.compile(rb"(reading sources|writing output)\.\.\. \[ *(\d+)%\]")


def seconds_for_a_cell(root: Path = ROOT) -> int:
    """How long a cell may run, from _config.yml."""
    return yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))["execute"]["timeout"]


def to_execute(pages: Iterable[Path], cache: Path = CACHE) -> list[Path]:
    """The pages whose code the cache does not know, the longest first: so no processor waits for it at the end.

    The cache's project is made anew: it lists these pages and no other. What was kept of a page whose sources have
    changed since (coursekit/page_sources.py) is removed.
    """
    kept = get_cache(cache)
    for record in kept.list_project_records():
        kept.remove_nb_from_project(record.pk)
    digests = {str(page): digest(page) for page in pages}
    record_of_digests = cache / "sources.json"
    before = json.loads(record_of_digests.read_text()) if record_of_digests.is_file() else {}
    for page in pages:
        added = kept.add_nb_to_project(str(page), read_data=READER)
        record = kept.get_cached_project_nb(added.pk)
        if record is not None and digests[str(page)] != before.get(str(page)):
            kept.remove_cache(record.pk)
    record_of_digests.write_text(json.dumps({**before, **digests}, indent=1))
    executed = sorted(kept.list_cache_records(), key=lambda record: record.created)
    seconds = {record.uri: record.data["execution_seconds"] for record in executed}
    new = [Path(record.uri) for record in kept.list_unexecuted()]

    def shortness(page: Path) -> tuple[float, int, int]:
        place = LONG.index(page.stem) if page.stem in LONG else len(LONG)
        guess = math.inf if page.stem in LONG else 0
        return -seconds.get(str(page), guess), place, -page.stat().st_size

    return sorted(new, key=shortness)


def execute(page: Path, cache: Path = CACHE, forked: bool = False) -> str:
    """Execute one page in a kernel of its own and keep its outputs; returns how long it took, or that it failed.

    forked: whether the kernel is forked from this process (coursekit/warm_kernels.py). A page that fails is not kept: the
    build executes it again, and says why.
    """
    began = time.monotonic()
    with open(LOG, "a", encoding="utf-8") as log, redirect_stdout(log), redirect_stderr(log):
        os.dup2(log.fileno(), 2)  # what kernels write
        # As many pages run as there are processors, so a second thread for a product of matrices only gets in the way.
        os.environ["TF_NUM_INTRAOP_THREADS"] = "1"
        os.environ[kept_runs.FOLDER] = str(RUNS)
        logger = logging.Logger("book")
        logger.addHandler(logging.StreamHandler(log))
        if forked:
            executor = warm_kernels.Executor(get_cache(cache), logger)
        else:
            executor = load_executor("local-serial", get_cache(cache), logger=logger)
        done = executor.run_and_cache(filter_uris=[str(page)], timeout=seconds_for_a_cell())
    failed = done.excepted or done.errored
    return "failed" if failed else f"{time.monotonic() - began:.0f} s"


def execute_all(pages: list[Path]) -> None:
    """Execute pages, some at a time, and say how long each took."""
    if not pages:
        print("Pages: none has new code.", flush=True)
        return
    forked = warm_kernels.POSSIBLE
    context = warm_kernels.context(LOG) if forked else get_context("spawn")
    with (
        # One more than cores: a page waits about a quarter of its time. A process forks one kernel, before anything else.
        ProcessPoolExecutor((os.cpu_count() or 1) + 1, context, max_tasks_per_child=1) as pool,
        tqdm(total=len(pages), desc="Pages with new code", unit="page", disable=None, leave=False) as bar,
    ):
        running = {pool.submit(execute, page, forked=forked): page for page in pages}
        for done in as_completed(running):
            bar.write(f"  {running[done].stem:16}{done.result():>7}", file=sys.stdout)
            bar.update()


def write_pages() -> int:
    """Have Jupyter Book write _build/html; a warning is an error. Returns its exit code."""
    command = [Path(sys.executable).parent / "jupyter-book", "build", ".", "-n", "-W", "--keep-going"]
    environment = {**os.environ, "JUPYTERCACHE": str(CACHE)}
    with (
        open(LOG, "ab") as log,
        tqdm(
            total=200, desc="HTML", bar_format="{desc} {percentage:3.0f}%|{bar}|", disable=None, leave=False
        ) as bar,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as build,
    ):
        for line in build.stdout:
            log.write(line)
            for stage, percent in PERCENT.findall(line):
                bar.n = int(percent) + (100 if stage.startswith(b"writing") else 0)
                bar.refresh()
    return build.returncode


def complaints(log: str) -> list[str]:
    """The lines of a log in which Sphinx says what is wrong in which file."""
    colours = re.compile(r"\x1b\[[0-9;]*m")
    wrong = re.compile(r"\.\w+(:\d+)?: (WARNING|ERROR|CRITICAL):")
    return [line for line in colours.sub("", log).splitlines() if wrong.search(line)]


def main() -> int:
    BUILD.mkdir(exist_ok=True)
    LOG.write_text("", encoding="utf-8")
    began, made_of = time.monotonic(), book_sources.begin()
    execute_all(to_execute(sorted((ROOT / "book").glob("[0-9]*.md"))))
    executed = time.monotonic()
    failed = write_pages()
    if failed:
        found = complaints(LOG.read_text(encoding="utf-8", errors="replace"))
        print("\n".join(found[-20:] or LOG.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]))
        print(f"The book was not built. All that was said stands in {LOG.relative_to(ROOT)}.")
        return failed
    book_sources.keep(made_of)
    print(f"HTML: {time.monotonic() - executed:.0f} s, with the pages {time.monotonic() - began:.0f} s")
    print(f"Open {BUILD / 'html' / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
