from . import document, mandate, unit  # noqa: F401 -- registers
