#!/usr/bin/env python3
"""Checks each line of files against a JSON Schema: json_lines.py SCHEMA FILE... Exit 1 with the first complaints."""
import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
complaints = lines = 0
for path in sys.argv[2:]:
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        lines += 1
        for error in validator.iter_errors(json.loads(line)):
            complaints += 1
            if complaints <= 10:
                best = jsonschema.exceptions.best_match([error])
                print(f"{path}:{number}: {best.json_path}: {best.message[:200]}")
print(f"{lines} lines, {complaints} complaints")
sys.exit(1 if complaints or not lines else 0)
