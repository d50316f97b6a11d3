"""Why a backup cannot be taken or restored."""


class BackupRefused(Exception):
    """Raised with a sentence that says what is wrong and what to do. Nothing was changed."""
