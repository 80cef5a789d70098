"""The file of a sheet, wherever it comes from, as one on disk."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ValidationError

from accounts.spreadsheets import sources

PIECE = 1024 * 1024


def suffix_of(name):
    return Path(str(name)).suffix


@contextmanager
def on_disk(source):
    """Gives the path of `source`: a path, or an open binary file that is copied. Raises
    ValidationError for what cannot be opened."""
    if not hasattr(source, "read"):
        yield _checked(Path(source))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet"
        _copy(source, path)
        yield path


def _checked(path):
    try:
        with path.open("rb"):
            return path
    except (OSError, ValueError) as error:
        raise ValidationError(
            f"Không đọc được tệp {path}; hãy kiểm tra lại đường dẫn và quyền đọc."
        ) from error


def _copy(source, path):
    """No more of it than the reader would take."""
    left = sources.MOST_BYTES + 1
    with path.open("wb") as file:
        while left > 0 and (piece := source.read(min(PIECE, left))):
            file.write(piece)
            left -= len(piece)
