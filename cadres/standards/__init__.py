"""Who meets the standards of a day for a post, and who does not: ages, degrees, theory
(unions.models.Rule)."""

from .bounds import highest, in_posts, oldest
from .breaches import SCALES, Breach, breaches, is_past
from .holders import below_standard, first_too_old, past_age
from .words import in_words

__all__ = [
    "SCALES",
    "Breach",
    "below_standard",
    "breaches",
    "first_too_old",
    "highest",
    "in_posts",
    "in_words",
    "is_past",
    "oldest",
    "past_age",
]
