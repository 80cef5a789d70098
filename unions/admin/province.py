from django.core.exceptions import PermissionDenied

from unions.services.authority import is_of_province


class ProvinceActs:
    """A ModelAdmin whose acts concern every unit: for who answers for the province."""

    def acts_for(self, user, subject=None):
        offered = super().acts_for(user, subject)
        return offered if offered and is_of_province(user) else []

    def find_act(self, request, slug, subject):
        act = super().find_act(request, slug, subject)
        if not is_of_province(request.user):
            raise PermissionDenied
        return act
