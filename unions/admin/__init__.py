from . import document, mandate, restructuring, unit  # noqa: F401 -- registers
