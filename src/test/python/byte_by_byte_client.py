"""Sends one byte at a time, each in a packet of its own."""

import socket
import sys
import time

HEADER = 64

client = socket.create_connection((sys.argv[1], int(sys.argv[2])))
client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

body = "slowly 🧦".encode()
for byte in str(len(body)).encode().ljust(HEADER) + body:
    client.sendall(bytes([byte]))
    time.sleep(0.002)

header = client.recv(HEADER, socket.MSG_WAITALL)
print("got", client.recv(int(header), socket.MSG_WAITALL).decode(), flush=True)
