from . import user  # noqa: F401 -- registers
