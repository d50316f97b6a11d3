from django.apps import AppConfig


class SchemesConfig(AppConfig):
    name = "schemes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from schemes.history.coming_back import came_back, may_come_back
        from schemes.people import checks  # noqa: F401  (registers them)
        from workbench.removals.rules import CAME_BACK, MAY_COME_BACK

        MAY_COME_BACK.append(may_come_back)
        CAME_BACK.append(came_back)
