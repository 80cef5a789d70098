from .destination import Destination
from .opening import Opening
from .post import Post
from .qualification import Qualification
from .seat import Seat
from .tenure import Tenure

__all__ = ["Destination", "Opening", "Post", "Qualification", "Seat", "Tenure"]
