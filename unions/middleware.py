from django.urls import reverse

from accounts import origin


class OriginMiddleware:
    """Tells the log where the acts of a request come from."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        face, address = face_of(request.path), origin.client_address(request)
        with origin.coming(face=face, address=address):
            return self.get_response(request)


def face_of(path):
    return origin.ADMIN if path.startswith(reverse("admin:index")) else origin.PORTAL
