from .event import Event
from .footprint import Footprint
from .reviewed import Reviewed
from .seal import Seal
from .upload import Upload, UploadState
from .user import User

__all__ = ["Event", "Footprint", "Reviewed", "Seal", "Upload", "UploadState", "User"]
