"""Says that it has finished, then waits for its answer."""

import socket
import sys

HEADER = 64

client = socket.create_connection((sys.argv[1], int(sys.argv[2])))
body = "Is anybody there?".encode()
client.sendall(str(len(body)).encode().ljust(HEADER) + body)
client.shutdown(socket.SHUT_WR)

header = client.recv(HEADER, socket.MSG_WAITALL)
print("got", client.recv(int(header), socket.MSG_WAITALL).decode(), flush=True)
