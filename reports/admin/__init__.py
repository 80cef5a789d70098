from . import check, extension, papers, period, unit_return  # noqa: F401 -- registers
