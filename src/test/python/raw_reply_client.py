"""The variant seen most: framed out, whatever comes in printed as it is, and a framed goodbye."""

import socket
import sys

HEADER = 64
FORMAT = "utf-8"
GOODBYE = "!DISCONNECT"

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((sys.argv[1], int(sys.argv[2])))


def send(text):
    message = text.encode(FORMAT)
    length = str(len(message)).encode(FORMAT)
    client.send(length + b" " * (HEADER - len(length)))
    client.send(message)


send("Hello World!")
print("got", client.recv(2048).decode(FORMAT), flush=True)
send(GOODBYE)
print("left", client.recv(2048), flush=True)
