from . import people, post, qualification, seat, tenure, units  # noqa: F401 -- registers
