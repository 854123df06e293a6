"""`python -m qa_studio.sound`."""

import sys

from qa_studio.sound import main

sys.exit(main())
