from . import unit_return  # noqa: F401 -- registers
