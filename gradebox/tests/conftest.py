"""What several test files share: a browser, and a server of PostgreSQL."""

pytest_plugins = ["chromium", "postgresql_server"]
