from . import admission, enrolment, person, transfer  # noqa: F401 -- registers
