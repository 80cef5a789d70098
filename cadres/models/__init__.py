from .post import Post
from .qualification import Qualification
from .seat import Seat
from .tenure import Tenure

__all__ = ["Post", "Qualification", "Seat", "Tenure"]
