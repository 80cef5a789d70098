from . import (  # noqa: F401 -- registers
    destination,
    people,
    post,
    qualification,
    restructuring,
    seat,
    tenure,
    units,
)
