"""The product's settings, and one address more."""

from config.settings import *  # noqa: F403, TID251 -- settings on top of settings

ROOT_URLCONF = "bench.urls"
