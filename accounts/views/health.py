from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
def alive(request):
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@login_not_required
def ready(request):
    """The database answers and has every migration."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("no database", content_type="text/plain", status=503)
    if missing:
        return HttpResponse("migrations missing", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")
