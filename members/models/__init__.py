from .admission import Admission
from .allotment import Allotment
from .distinction import Distinction
from .enrolment import Enrolment
from .person import Person
from .sensitive_facts import SensitiveFacts
from .transfer import Transfer

__all__ = [
    "Admission",
    "Allotment",
    "Distinction",
    "Enrolment",
    "Person",
    "SensitiveFacts",
    "Transfer",
]
