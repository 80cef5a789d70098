from . import papers, unit_return  # noqa: F401 -- registers
