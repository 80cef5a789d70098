from .admission import Admission
from .distinction import Distinction
from .enrolment import Enrolment
from .person import Person
from .sensitive_facts import SensitiveFacts
from .transfer import Transfer

__all__ = [
    "Admission",
    "Distinction",
    "Enrolment",
    "Person",
    "SensitiveFacts",
    "Transfer",
]
