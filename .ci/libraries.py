"""Says which of the named shared libraries cannot be loaded, and fails if there is one."""

import ctypes
import sys

missing = []
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        missing.append(name)
if missing:
    sys.exit(f"PDF files need {', '.join(missing)}.")
