"""Records that may be of one person: found, weighed, set side by side."""

from .pairs import Pair, Strength, find

__all__ = ["Pair", "Strength", "find"]
