from . import (  # noqa: F401 -- registers
    admission,
    enrolment,
    person,
    restructuring,
    transfer,
)
