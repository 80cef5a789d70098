"""Python looks for garbage again and again while many objects are made; where they are
all kept, that takes longer than the work itself."""

import gc
from contextlib import contextmanager


@contextmanager
def kept():
    """While this lasts nothing is looked for; also a decorator."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
