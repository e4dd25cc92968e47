"""`python tests/forked_pages.py FOLDER`: execute the pages of a folder in forked kernels; prints {name: what execute says}.

A process of its own, because a fork server that runs already imports nothing more.
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from coursekit import book, warm_kernels


def execute(page):
    """In a process of the pool."""
    book.LOG = page.with_name("book.log")
    return book.execute(page, page.with_name("cache"), forked=True)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    pages = sorted(folder.glob("*.md"))
    book.to_execute(pages, folder / "cache")
    with ProcessPoolExecutor(2, warm_kernels.context(folder / "book.log"), max_tasks_per_child=1) as pool:
        print(json.dumps(dict(zip([page.stem for page in pages], pool.map(execute, pages), strict=True))))
