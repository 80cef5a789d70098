"""Where the server tells what it does."""


def to_console(level):
    """LOGGING for lines on the console from `level` on."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "line"}
        },
        "root": {"handlers": ["console"], "level": level},
        # They tell every step of every PDF.
        "loggers": {
            name: {"level": "WARNING"} for name in ("weasyprint", "fontTools", "axes")
        },
    }
