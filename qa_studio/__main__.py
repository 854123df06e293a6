"""`python -m qa_studio` is the command `qa-studio`."""

import sys

from qa_studio.cli import main

sys.exit(main())
