"""A thread for each client, as the tutorial has it, with its reads completed. Usage: tutorial_echo.py PORT"""

import socket
import sys
import threading

HEADER = 64


def receive(connection, count):
    parts = []
    while count:
        part = connection.recv(count)
        if not part:
            return b""
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def serve(connection):
    with connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            while True:
                header = receive(connection, HEADER)
                if not header:
                    return
                body = receive(connection, int(header))
                connection.sendall(str(len(body)).encode().ljust(HEADER) + body)
        except OSError:
            return


server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", int(sys.argv[1])))
server.listen(1024)
while True:
    taken, address = server.accept()
    threading.Thread(target=serve, args=(taken,), daemon=True).start()
