"""Whether a picture on the first page of a PDF is the logo of the council whose site this is."""

from io import BytesIO
from itertools import chain
from typing import Any

from workbench.council.logo import Logo, LogoKind, logo
from workbench.council.uploaded import uploaded_logos


def is_our_logo(image: Any) -> bool:
    """Whether a picture in a PDF has the pixels of the logo here, or of that of an authority. A
    drawn logo makes no picture."""
    own = logo()
    known = chain([own] if own else [], uploaded_logos())
    return any(_is(image, one) for one in known if one.kind is LogoKind.PNG)


def _is(image: Any, own: Logo) -> bool:
    import pikepdf
    from PIL import Image  # pikepdf and weasyprint both stand on it

    try:
        shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
        wanted = Image.open(BytesIO(own.content)).convert("RGB")
    except (pikepdf.PdfError, ValueError, OSError, NotImplementedError):
        return False
    return shown.size == wanted.size and shown.tobytes() == wanted.tobytes()
