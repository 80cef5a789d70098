from .event import Event
from .footprint import Footprint
from .seal import Seal
from .upload import Upload, UploadState
from .user import User

__all__ = ["Event", "Footprint", "Seal", "Upload", "UploadState", "User"]
