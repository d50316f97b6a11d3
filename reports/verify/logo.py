"""Whether a picture on the first page of a PDF is the logo of the council whose site this is."""

from io import BytesIO
from typing import Any

from workbench.council.logo import LogoKind, logo


def is_our_logo(image: Any) -> bool:
    """Whether a picture in a PDF has the pixels of the logo here. A drawn logo makes no picture."""
    own = logo()
    if own is None or own.kind is not LogoKind.PNG:
        return False
    import pikepdf
    from PIL import Image  # pikepdf and weasyprint both stand on it

    try:
        shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
        wanted = Image.open(BytesIO(own.content)).convert("RGB")
    except (pikepdf.PdfError, ValueError, OSError, NotImplementedError):
        return False
    return shown.size == wanted.size and shown.tobytes() == wanted.tobytes()
