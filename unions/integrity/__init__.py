"""Standing rules over units and where they stood."""

from . import lives, placements, units  # noqa: F401 -- declares
