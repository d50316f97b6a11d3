"""What decides which examples the properties of the suite are tried on."""

from typing import Final

from hypothesis.internal.conjecture import providers

_NO_CONSTANTS: Final = providers.Constants()


def alike_everywhere() -> None:
    """Draws examples that nothing but their own test decides.

    Left alone, every twentieth value is a constant of the product's modules that are loaded by
    then: other ones in each process that runs tests, and after each change of any text. A property
    would fail in one run of the same commit and pass in the next.
    """
    if not hasattr(providers, "_get_local_constants"):
        raise RuntimeError("The properties draw constants in another way: see tests/examples.py.")
    providers._get_local_constants = lambda: _NO_CONSTANTS
