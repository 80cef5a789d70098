class Veiled:
    """Columns that tell of discipline: without `members.view_sensitive` each of
    `veiled` ({field: the method that is shown instead}) is neither listed, nor
    filtered by, nor on the page of the record."""

    veiled = {}

    def _unveil(self, request, names):
        if request.user.has_perm("members.view_sensitive"):
            return list(names)
        return [self.veiled.get(name, name) for name in names]

    def get_list_display(self, request):
        return self._unveil(request, super().get_list_display(request))

    def get_list_filter(self, request):
        found = super().get_list_filter(request)
        shown = self._unveil(request, found)
        return [spec for spec in found if spec in shown]

    def lookup_allowed(self, lookup, value, request):
        """Nor may it be asked for in the address."""
        name = lookup.partition("__")[0]
        open_to = self._unveil(request, [name]) == [name]
        return open_to and super().lookup_allowed(lookup, value, request)

    def get_fields(self, request, obj=None):
        told_instead = {*self.veiled.values()}
        names = [n for n in super().get_fields(request, obj) if n not in told_instead]
        return self._unveil(request, names)

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *self.veiled.values()]
