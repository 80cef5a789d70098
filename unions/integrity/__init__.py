"""Standing rules over units and where they stood."""

from . import lives, placements, restructurings, units  # noqa: F401 -- declares
