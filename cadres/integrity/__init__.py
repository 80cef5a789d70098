"""Standing rules over seats, over who holds them, and over what cadres do."""

from . import (  # noqa: F401 -- declares
    ages,
    allowances,
    congresses,
    destinations,
    evaluations,
    moves,
    occasions,
    seats,
    tenures,
    training,
)
