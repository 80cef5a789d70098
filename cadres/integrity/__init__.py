"""Standing rules over seats, and over who holds them."""

from . import ages, destinations, seats, tenures  # noqa: F401 -- declares
