"""Says what the validators of STIX make of bundles, and of the patterns in a file, one a line."""

import json
import sys

try:
    import stix2
    from stix2patterns.validator import run_validator
except ImportError:
    print("missing")
    sys.exit()

patterns, *bundles = sys.argv[1:]
for path in bundles:
    with open(path, encoding="utf-8") as file:
        bundle = stix2.parse(json.load(file))
    print(len(bundle.objects), "objects")
with open(patterns, encoding="utf-8") as file:
    for line in file:
        print("invalid" if run_validator(line.rstrip("\n"), stix_version="2.1") else "valid")
