from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "appraisal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from appraisal.costs.beside import stated_of_options
        from appraisal.costs.by_year import by_year
        from appraisal.of_scheme.on_scheme import on_scheme
        from appraisal.options.beside import BESIDE as OF_OPTION
        from appraisal.process.history import withheld
        from appraisal.what_if.scenarios.history import WORDS
        from schemes.history.values import SAID
        from schemes.history.withheld import WITHHOLDERS
        from schemes.reconciliation.reconciling import FURTHER
        from schemes.register.beside import BESIDE

        WITHHOLDERS.append(withheld)
        SAID.update({("scenario", column): words for column, words in WORDS.items()})
        OF_OPTION.append(by_year)
        FURTHER.append(stated_of_options)
        BESIDE.append(on_scheme)
