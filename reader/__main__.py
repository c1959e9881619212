"""`python -m reader`."""

import sys
from multiprocessing import freeze_support

from reader.cli import main

if __name__ == "__main__":
    freeze_support()  # a packaged program starts itself again for the processes of a build
    sys.exit(main())
