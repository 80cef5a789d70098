"""All settings. What differs between machines comes from the environment or `.env`;
`.env.example` explains each variable."""

from datetime import timedelta
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from config import logs
from config.policies import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY
from config.policies import PERMISSIONS_POLICY as PERMISSIONS_POLICY

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
PRODUCTION = not (DEBUG or DEMO)

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if PRODUCTION:
        raise ImproperlyConfigured(
            "Thiếu SECRET_KEY: hãy đặt một chuỗi ngẫu nhiên trong tệp .env "
            "(xem .env.example), hoặc đặt DEMO=1 để chạy thử."
        )
    SECRET_KEY = "insecure-and-known-to-everybody-for-a-trial-only"

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

INSTALLED_APPS = [
    "accounts",
    "unions",
    "members",
    "cadres",
    "reports",
    "django_tasks_db",
    "import_export",
    "config.apps.OfficeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
]
if not PRODUCTION:
    INSTALLED_APPS.insert(0, "demo")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "accounts.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "accounts.middleware.NullMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "accounts.middleware.SessionMiddleware",
    "unions.middleware.OriginMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # The last, as it asks to be: it replaces the answer to a guesser.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reports.context_processors.frame",
            ]
        },
    }
]

# Database

DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR}/doanvu.sqlite3"
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue instead of failing half way through a transaction.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
    }
else:
    DATABASES["default"] |= {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # Figures are short queries: compiling one takes longer than running it.
        "OPTIONS": {"options": "-c jit=off"},
    }

# Who logs in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

PASSWORD_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{PASSWORD_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "accounts.passwords.LengthValidator"},
    {"NAME": f"{PASSWORD_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{PASSWORD_VALIDATION}.NumericPasswordValidator"},
]

# In whose name a user acts, for the log.
OFFICE_OF = "unions.offices.find"

# Idle for so long, a session ends; no script reads its cookie, no other site sends it.
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=8) * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# The roles (accounts.choices.Role) that have to show a code of the second factor.
SECOND_FACTOR_ROLES = env.list("SECOND_FACTOR_ROLES", default=[])
OTP_TOTP_ISSUER = "Đoàn Vụ"

# Guessers wait: after so many failures on one account from one address, and after so
# many from one address on all accounts.
SIGN_IN_FAILURES = env.int("SIGN_IN_FAILURES", default=5)
SIGN_IN_FAILURES_OF_ADDRESS = env.int("SIGN_IN_FAILURES_OF_ADDRESS", default=30)
AXES_FAILURE_LIMIT = SIGN_IN_FAILURES
AXES_COOLOFF_TIME = timedelta(minutes=env.int("SIGN_IN_WAIT", default=15))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_HANDLER = "accounts.throttling.Throttle"
AXES_LOCKOUT_CALLABLE = "accounts.throttling.refuse"
AXES_CLIENT_IP_CALLABLE = "accounts.throttling.address_of"
AXES_RESET_ON_SUCCESS = True
# Asking again while one has to wait neither counts nor is kept.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# The log of events says who came in.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Language

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
# Or years print as 2.022; counts are grouped by our own filter.
USE_THOUSAND_SEPARATOR = False

# Files

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
# WhiteNoise and SQLite both ask for their folder before anything writes to it.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# A trial needs no collectstatic.
WHITENOISE_USE_FINDERS = not PRODUCTION

MEDIA_ROOT = env.path("MEDIA_ROOT", default=VAR / "media")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "config.static.ModuleStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Debian 12 keeps Liberation 2 beside the old one, Debian 13 has no other.
FONTS = Path("/usr/share/fonts/truetype/liberation2")
if not FONTS.is_dir():
    FONTS = FONTS.with_name("liberation")
REPORT_FONT_DIR = env.path("REPORT_FONT_DIR", default=FONTS)

# Long work: in the page's own request, or in the database for `manage.py db_worker`.

TASK_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}
TASKS = {"default": {"BACKEND": TASK_BACKENDS[env.str("TASKS", default="immediate")]}}

# Spreadsheets: without these codes anyone who sees a list may import into it.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "add"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_EXPORT_USE_TRANSACTIONS = True

# The form of the largest return, sent by a browser without scripts: 400 branches with
# 20 cells each, and as many reasons.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 16_000

# HTTPS

HTTPS = env.bool("HTTPS", default=PRODUCTION)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# A health probe speaks plain HTTP to the worker itself.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600) if HTTPS else 0
# An hour can be taken back; a year is meant, so it covers everything below.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_SECONDS >= 31_536_000
SECURE_HSTS_PRELOAD = SECURE_HSTS_INCLUDE_SUBDOMAINS
TRUST_PROXY = env.bool("TRUST_PROXY", default=False)
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Letters and logs

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="doanvu@localhost")
# Or a mail server that does not answer keeps a page waiting for ever.
EMAIL_TIMEOUT = 15
# Under which address the portal is reached, for the links in letters.
SITE_ADDRESS = env.str("SITE_ADDRESS", default="")

LOGGING = logs.to_console(env.str("LOG_LEVEL", default="INFO"))
