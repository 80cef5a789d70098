import time

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from accounts.middleware import SEEN


@receiver(user_logged_in)
def stamp_session(sender, request, user, **told):
    """The session is saved now anyway; the next pages need not."""
    request.session[SEEN] = int(time.time())
