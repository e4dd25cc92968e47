"""What several test files share: a browser, a server of PostgreSQL, and what nbgrader asks alembic."""

pytest_plugins = ["alembic_version", "chromium", "postgresql_server"]
