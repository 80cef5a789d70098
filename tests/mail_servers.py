"""Mail servers that fail."""

from smtplib import SMTPException

from django.core.mail.backends import locmem

FAILING, UNREACHABLE = f"{__name__}.Failing", f"{__name__}.Unreachable"
UNKNOWN = "tn@example.org"


class Failing(locmem.EmailBackend):
    """Refuses one address, like a server that does not know it."""

    def send_messages(self, letters):
        if letters[0].to == [UNKNOWN]:
            raise SMTPException("550")
        return super().send_messages(letters)


class Unreachable(locmem.EmailBackend):
    tried = 0

    def open(self):
        type(self).tried += 1
        raise ConnectionRefusedError
