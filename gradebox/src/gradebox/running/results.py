"""Results on disk, by the hash of the job that they are the result of: the same job is never run twice."""

import json
import os
import tempfile
from pathlib import Path

FOLDER = ".gradebox"


class Results:
    """A content-addressed folder in the course. It can be deleted at any time; then everything is run again."""

    def __init__(self, course):
        self.folder = Path(course) / FOLDER / "results"

    def get(self, key):
        """The result of the job with that key, or None."""
        try:
            return json.loads(self._path(key).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def put(self, key, result):
        """Keep a result; whoever reads it meanwhile sees all of it or nothing."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False) as file:
            json.dump(result, file)
        os.replace(file.name, path)

    def _path(self, key):
        return self.folder / key[:2] / f"{key}.json"
