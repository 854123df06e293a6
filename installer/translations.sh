#!/usr/bin/env bash
# Brings the translation files up to date with the source, to be filled in by a translator, and compiles them:
#   resources/translations/qa_studio_zh_CN.ts, .qm   texts of the window (Qt Linguist)
#   resources/translations/texts_zh_CN.json          sentences of errors, commands and reports; new ones are empty
# installer/translations.sh [FOLDER] writes into another folder. Needs the environment of test.sh (or its tools on PATH).
set -euo pipefail
CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
folder=$(cd "${1:-$CHECKOUT/resources/translations}" && pwd -P)
if [[ -x $CHECKOUT/.venv/bin/pyside6-lupdate ]]; then PATH=$CHECKOUT/.venv/bin:$PATH; fi
cd "$CHECKOUT"

# The generated forms repeat what the .ui files say, so the .ui files alone are read.
mapfile -t sources < <(find qa_studio/ui -name '*.py' -not -path 'qa_studio/ui/forms/*' | LC_ALL=C sort)
mapfile -t forms < <(find forms -name '*.ui' | LC_ALL=C sort)
# Without line numbers the file changes only when a text does.
pyside6-lupdate "${sources[@]}" "${forms[@]}" -no-obsolete -locations none \
    -source-language en -target-language zh_CN -ts "$folder/qa_studio_zh_CN.ts"
pyside6-lrelease -silent "$folder/qa_studio_zh_CN.ts" -qm "$folder/qa_studio_zh_CN.qm"
python installer/sentences.py --update "$folder/texts_zh_CN.json"
