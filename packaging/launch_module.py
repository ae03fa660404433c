"""`python -m diptych`: the same as the command `diptych`."""

from diptych import main

raise SystemExit(main())
