"""Fixtures that every floor shares."""

from importlib.util import find_spec

# `make test` does not install a browser's driver.
collect_ignore = [] if find_spec("playwright") else ["browser"]
