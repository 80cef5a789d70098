"""The project's settings as the sample province runs them, but faster."""

import os

os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
os.environ |= {"DEBUG": "0", "DEMO": "1"}

from config.settings import *  # noqa: F403, TID251 -- the one place that may

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Its own tests switch it on.
AXES_ENABLED = False
# Or every test client scans all static files once more.
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = True
