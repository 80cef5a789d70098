from . import post, qualification, seat, tenure  # noqa: F401 -- registers
