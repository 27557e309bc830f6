"""Puts a thousand messages into one write and expects a thousand echoes in order."""

import socket
import sys

HEADER = 64
COUNT = 1000

client = socket.create_connection((sys.argv[1], int(sys.argv[2])))


def receive():
    header = client.recv(HEADER, socket.MSG_WAITALL)
    return client.recv(int(header), socket.MSG_WAITALL).decode()


texts = [f"message {number}" for number in range(COUNT)]
client.sendall(b"".join(str(len(text)).encode().ljust(HEADER) + text.encode() for text in texts))
echoes = [receive() for _ in texts]
print("same" if echoes == texts else "different", len(echoes), flush=True)
