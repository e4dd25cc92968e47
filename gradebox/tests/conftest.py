"""What several test files share: a browser, a server of PostgreSQL, and what nbgrader asks alembic."""

import gradebox  # noqa: F401 (before nbformat, which would import what takes a second: see there)

pytest_plugins = ["alembic_version", "chromium", "postgresql_server"]
