"""Reads layers of the ATT&CK Navigator with the library of its makers and says what each one holds."""

import json
import sys

try:
    from mitreattack.navlayers import Layer
except ImportError:
    print("missing")
    sys.exit()

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        wanted = json.load(file)
    layer = Layer(wanted)
    # What it does not take it only prints, and leaves out.
    assert not isinstance(layer.layer, str), "the layer was refused"
    seen = layer.to_dict()
    for name, value in wanted.items():
        after = seen.get(name)
        if isinstance(value, dict):
            # It fills in what it assumes.
            after = {key: after.get(key) for key in value}
        if name != "techniques":
            assert after == value, f"{name}: {after!r} instead of {value!r}"
    techniques = seen.get("techniques", [])
    assert len(techniques) == len(wanted["techniques"])
    for before, after in zip(wanted["techniques"], techniques):
        for name, value in before.items():
            assert after.get(name, []) == value, f"{before['techniqueID']} {name}: {after.get(name)!r} instead of {value!r}"
    print(wanted["name"], len(wanted["techniques"]), "techniques")
