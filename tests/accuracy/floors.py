"""Floors that measured figures must keep; tests/accuracy.sh reads the last line that is printed here."""
import pathlib


def judge_by_bar(path, measured, never={}):
    """Prints which figures are below their floors, and which counts that must be 0 are not; last, how many are as they should be. True: not all."""
    rows = [line.split("\t") for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    below = [f"{count} {name}" for name, count in never.items() if count]
    below += [f"{name}: {round(measured[name], 3):g}, below {floor}" for name, floor in rows if measured[name] < float(floor)]
    for line in below:
        print("below the bar:", line)
    print(f"{len(rows) + len(never) - len(below)} passed, {len(below)} failed")
    return bool(below)
