"""Prints what Python's own modules read from an export, in a form that a test can compare.

read_export.py csv FILE      each row a line, its cells as hexadecimal UTF-8, separated by commas
read_export.py jsonl FILE    each message a line: number, client, direction, the bytes of the wire as hexadecimal
read_export.py xlsx FILE     as csv, from a spreadsheet
"""

import base64
import csv
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def print_row(cells):
    print(",".join(cell.encode("utf-8").hex() for cell in cells))


def read_csv(path):
    csv.field_size_limit(1 << 26)
    with open(path, newline="", encoding="utf-8-sig") as file:
        for row in csv.reader(file, strict=True):
            print_row(row)


def part(message, name):
    if name + "_base64" in message:
        return base64.b64decode(message[name + "_base64"], validate=True)
    return message.get(name, "").encode("utf-8")


def read_jsonl(path):
    with open(path, "rb") as file:
        for line in file.read().split(b"\n")[:-1]:
            one = json.loads(line)
            if one["type"] == "message":
                wire = part(one, "header") + part(one, "text") + part(one, "trailer")
                print(one["number"], one["client"], one["direction"], wire.hex())


def unescape(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


def read_xlsx(path):
    with zipfile.ZipFile(path) as book:
        strings = [
            unescape("".join(text.text or "" for text in item.iter(MAIN + "t")))
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).iter(MAIN + "si")
        ]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        for row in sheet.iter(MAIN + "row"):
            cells = []
            for cell in row.iter(MAIN + "c"):
                column = 0
                for letter in re.match("[A-Z]+", cell.get("r")).group():
                    column = column * 26 + ord(letter) - 64
                while len(cells) < column - 1:
                    cells.append("")
                value = cell.find(MAIN + "v")
                text = "" if value is None else value.text
                if cell.find(MAIN + "f") is not None:
                    text = "COMPUTED " + text
                cells.append(strings[int(text)] if cell.get("t") == "s" else text)
            print_row(cells)


{"csv": read_csv, "jsonl": read_jsonl, "xlsx": read_xlsx}[sys.argv[1]](sys.argv[2])
