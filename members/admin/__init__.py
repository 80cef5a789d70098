from . import admission, enrolment, person  # noqa: F401 -- registers
