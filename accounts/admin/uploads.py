from django.contrib import admin
from django_tasks_db import admin as library

# The queue of a library, in English: what an upload is doing is told on its own page.
# Its module is loaded here, so that it does not register later.
admin.site.unregister(library.DBTaskResult)
