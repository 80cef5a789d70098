"""What a restructuring does to members, told before anybody does it."""

from unions.restructuring import concerns

from .looking import look
from .parts import divided, members_of, parts_of

concerns.declare(look)

__all__ = ["divided", "look", "members_of", "parts_of"]
