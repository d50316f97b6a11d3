from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "appraisal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from appraisal.of_scheme.on_scheme import on_scheme
        from appraisal.process.history import withheld
        from schemes.history.withheld import WITHHOLDERS
        from schemes.register.beside import BESIDE

        WITHHOLDERS.append(withheld)
        BESIDE.append(on_scheme)
