"""Who meets the standards of a day for a post, and who does not: ages, degrees, theory
(Quy chế cán bộ Đoàn, QĐ 289-QĐ/TW; the numbers are in unions.models.Rule)."""

from .bounds import highest, in_posts, oldest
from .breaches import SCALES, Breach, breaches, is_past
from .holders import below_standard, first_too_old, of_unknown_age, past_age
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
    "of_unknown_age",
    "oldest",
    "past_age",
]
