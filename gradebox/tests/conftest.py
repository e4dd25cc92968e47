"""What several test files share: a browser."""

pytest_plugins = ["chromium"]
