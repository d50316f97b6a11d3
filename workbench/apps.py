from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WorkbenchConfig(AppConfig):
    name = "workbench"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from workbench.council import checks as council_checks  # noqa: F401  (registers them)
        from workbench.settings import checks  # noqa: F401
        from workbench.trail.guards import put_up_after_migrating

        post_migrate.connect(put_up_after_migrating, dispatch_uid="written once")
