"""The frozen program starts here: the same as `diptych`."""

import sys

from app.__main__ import main

sys.exit(main())
