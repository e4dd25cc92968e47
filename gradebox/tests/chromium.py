"""Debian's Chromium, or Chrome, driven by Playwright."""

import contextlib
import os
import shutil

import pytest
from playwright.sync_api import sync_playwright


def missing(what):
    """Skip the test because `what` is not installed; fail where everything has to be there (CI=true)."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI=true")
    pytest.skip(f"{what} is missing")


@contextlib.contextmanager
def chromium():
    """A headless Chromium from CHROME_PATH or the PATH, without any network but this machine.

    The headless shell is the same engine without windows, tabs and menus, which take a third of a test's time.
    """
    found = map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))
    path = os.environ.get("CHROME_PATH") or next(filter(None, found), None)
    if path is None:
        missing("chromium (apt install chromium)")
    arguments = [
        "--no-sandbox",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # no network
        "--font-render-hinting=none",  # letters stand where a window has them, and not at whole pixels
    ]
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=arguments)


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium. Skips by name without one; fails if CI=true.

    One for each file, not for the session: while Playwright runs, the process has an event loop, and other files could
    not use asyncio.
    """
    with chromium() as browser:
        yield browser
