from . import event, second_factor, uploads, user  # noqa: F401 -- registers
