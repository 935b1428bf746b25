#!/usr/bin/env bash
# Any other CI: audits an app against its policy and leaves the reports in apk-audit-reports/.
# Usage: apk-audit.sh APP.apk POLICY...
# Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, 3 the input could not be fully audited, 70 a bug.
set -euo pipefail
apk=${1:?'give the app package'}
shift
[ "$#" -gt 0 ] || { echo 'give at least one policy document' >&2; exit 2; }
exec npx --yes apk-policy-audit check "$apk" --policy "$@" \
  --fail-on "${FAIL_ON:-error}" --format terminal,html,junit,csv --output apk-audit-reports
