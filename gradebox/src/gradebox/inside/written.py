"""What a notebook leaves in its folder, for the next notebooks of the same assignment."""

import base64
import binascii
import os
import stat

LEFT_ALONE = ("__pycache__",)
MOST_FILES = 1_000


class Written:
    """Remembers the files in `folder` as they are now."""

    def __init__(self, folder):
        self._folder = folder
        self._before = {name: _sign(status) for name, _, status in self._walk()}

    def files(self, most):
        """What was written since then, as {path: base64 of the content}, and which of it are programs.

        The last is how many more files there are than `most` bytes.
        """
        files, programs, left_out, size = {}, [], 0, 0
        for name, path, status in self._walk():
            if self._before.get(name) == _sign(status):
                continue
            if size + status.st_size > most or len(files) >= MOST_FILES:
                left_out += 1
                continue
            try:
                with open(path, "rb") as file:
                    files[name] = base64.b64encode(file.read(status.st_size)).decode()
                size += status.st_size
                programs += [name] if status.st_mode & stat.S_IXUSR else []
            except OSError:
                left_out += 1
        return files, programs, left_out

    def _walk(self):
        for parent, folders, names in os.walk(self._folder):
            folders[:] = sorted(
                name for name in folders if name not in LEFT_ALONE and not name.startswith(".")
            )
            for name in sorted(names):
                path = os.path.join(parent, name)
                status = os.lstat(path)
                if stat.S_ISREG(status.st_mode) and not name.startswith(".") and not name.endswith(".ipynb"):
                    yield os.path.relpath(path, self._folder), path, status


def _sign(status):
    return status.st_mtime_ns, status.st_size, status.st_ino


def are_files(value):
    """Whether a learner's process has sent files as they should be: relative paths without a way up, and texts."""
    return isinstance(value, dict) and all(
        _is_base64(content)
        and isinstance(name, str)
        and name
        and "\0" not in name
        and not os.path.isabs(name)
        and ".." not in name.split("/")
        for name, content in value.items()
    )


def are_programs(value, files):
    """Whether a learner's process has named some of these files, and nothing else."""
    return (
        isinstance(value, list) and all(isinstance(name, str) for name in value) and set(value) <= set(files)
    )


def _is_base64(text):
    try:
        base64.b64decode(text, validate=True)
    except (TypeError, ValueError, binascii.Error):
        return False
    return isinstance(text, str)
