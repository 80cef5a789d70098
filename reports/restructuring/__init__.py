"""What a restructuring means for open returns, told before anybody does it."""

from unions.restructuring import concerns

from .looking import look

concerns.declare(look)

__all__ = ["look"]
