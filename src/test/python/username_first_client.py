"""Introduces itself before it begins to frame: the user name goes out bare."""

import socket
import sys

HEADER = 64

client = socket.create_connection((sys.argv[1], int(sys.argv[2])))
client.send("alice".encode())
print("got", client.recv(2048).decode(), flush=True)

body = "Hello, it is me".encode()
client.sendall(str(len(body)).encode().ljust(HEADER) + body)
header = client.recv(HEADER, socket.MSG_WAITALL)
print("got", client.recv(int(header), socket.MSG_WAITALL).decode(), flush=True)
