from .admission import Admission
from .enrolment import Enrolment
from .person import Person
from .sensitive_facts import SensitiveFacts

__all__ = ["Admission", "Enrolment", "Person", "SensitiveFacts"]
