"""Who decides on the rank of an object."""

from unions.models.scoped import mandated


def decidable_by(user):
    """The evaluations on whose rank `user` may decide today: their decider lies under
    a mandate."""
    return mandated(user, "decider__")
