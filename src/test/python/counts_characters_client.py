"""Counts the characters of a text where it should count its bytes."""

import socket
import sys

HEADER = 64
TEXT = "žluťoučký kůň 🧦"

client = socket.create_connection((sys.argv[1], int(sys.argv[2])))


def send(text):
    client.sendall(f"{len(text):<{HEADER}}".encode() + text.encode())


send(TEXT)
print("got", client.recv(2048).decode(), flush=True)
