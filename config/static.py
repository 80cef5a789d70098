from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """Scripts import each other under hashed names, too: no page mixes two versions."""

    support_js_module_import_aggregation = True
    # A name is known when those of all its imports are.
    max_post_process_passes = 10
