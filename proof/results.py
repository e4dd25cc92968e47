"""Results of slices, kept by key in the user's cache folder, so that nothing is proven twice on one machine.

The folder can be deleted at any time; then everything is proven again. A key is the hash of all that a result depends
on, so every checkout shares it. SQLite lets several processes read and write at once, and a result that cannot be read
back whole is as good as none.
"""

import hashlib
import json
import os
import sqlite3
import time
from pathlib import Path

LARGEST = 200 << 20  # bytes of all results; those that were not used for the longest time go first
TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of gradebox and can be deleted.\n"
)


def cache_folder() -> Path:
    """The folder for results: $XDG_CACHE_HOME/gradebox, or ~/.cache/gradebox."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gradebox"


class Results:
    """A table of results by key, and one of hints, which make a run shorter and are never trusted.

    folder: None for the user's cache folder. largest: in bytes. Use it in a `with` statement.
    """

    def __init__(self, folder: Path | None = None, largest: int = LARGEST):
        self.folder, self.largest = Path(folder or cache_folder()), largest
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "CACHEDIR.TAG").write_text(TAG, encoding="ascii")
        self._path = self.folder / "proofs.sqlite"
        try:
            self._open()
        except sqlite3.DatabaseError:  # damaged: begin anew
            self._path.unlink()
            self._open()
        self._used = set()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def get(self, key: str) -> dict | None:
        """The result with this key, or None if there is none that can be read."""
        row = self._ask("SELECT value, digest FROM results WHERE key = ?", key).fetchone()
        if not row or row[1] != _digest(key, row[0]):
            return None
        self._used.add(key)
        return json.loads(row[0])

    def put(self, key: str, result: dict) -> None:
        """Keep a result."""
        value = json.dumps(result, sort_keys=True)
        row = (key, value, _digest(key, value), time.time())
        self._ask("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", *row)

    def hint(self, name: str):
        """What was noted under a name, or None."""
        row = self._ask("SELECT value FROM hints WHERE name = ?", name).fetchone()
        try:
            return json.loads(row[0]) if row else None
        except ValueError:
            return None

    def note(self, name: str, value) -> None:
        """Note a hint for later runs: what JSON can hold."""
        self._ask("INSERT OR REPLACE INTO hints VALUES (?, ?)", name, json.dumps(value))

    def close(self) -> None:
        """Remember what was used, and make room."""
        now = time.time()
        self._do(
            lambda: self._db.executemany(
                "UPDATE results SET used = ? WHERE key = ?", [(now, key) for key in self._used]
            )
        )
        self._trim()
        self._db.close()

    def _trim(self):
        total = self._ask("SELECT total(length(value)) FROM results").fetchone()[0]
        for key, size in self._ask("SELECT key, length(value) FROM results ORDER BY used").fetchall():
            if total <= self.largest:
                break
            total -= size
            self._ask("DELETE FROM results WHERE key = ?", key)

    def _open(self):
        self._db = sqlite3.connect(self._path, timeout=60, isolation_level=None)
        self._db.execute("PRAGMA synchronous = OFF")  # a lost result is proven again
        columns = "key TEXT PRIMARY KEY, value TEXT, digest TEXT, used REAL"
        self._db.execute(f"CREATE TABLE IF NOT EXISTS results ({columns})")
        self._db.execute("CREATE TABLE IF NOT EXISTS hints (name TEXT PRIMARY KEY, value TEXT)")
        self._db.execute("SELECT total(length(value)) FROM results").fetchone()

    def _ask(self, sql, *values):
        return self._do(lambda: self._db.execute(sql, values))

    def _do(self, question):
        try:
            return question()
        except sqlite3.OperationalError:  # locked for a minute, or no space: say so
            raise
        except sqlite3.DatabaseError:  # damaged while it was open
            self._db.close()
            self._path.unlink(missing_ok=True)
            self._open()
            return question()


def _digest(key, value):
    return hashlib.sha256(f"{key}\n{value}".encode()).hexdigest()
