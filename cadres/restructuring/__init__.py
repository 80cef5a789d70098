"""What a plan says of posts and of those who hold them."""

from unions.restructuring import concerns

from .concern import look
from .picture import Picture, draw
from .rows import Choice, Row, destinations_of

__all__ = ["Choice", "Picture", "Row", "destinations_of", "draw"]

concerns.declare(look)
