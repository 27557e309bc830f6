"""The tutorial's own client: a 64-byte header out, a 64-byte header in."""

import socket
import sys

HEADER = 64


class Client:
    def __init__(self, host, port):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.sock.connect((host, port))

    def send(self, text):
        data = text.encode()
        length = str(len(data)).encode()
        length += b" " * (HEADER - len(length))
        self.sock.send(length)
        self.sock.send(data)

    def receive(self):
        length = int(self.sock.recv(HEADER).decode())
        return self.sock.recv(length).decode()


client = Client(sys.argv[1], int(sys.argv[2]))
for text in sys.argv[3:]:
    client.send(text)
    print("got", client.receive(), flush=True)
