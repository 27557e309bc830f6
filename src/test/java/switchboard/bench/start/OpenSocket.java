package switchboard.bench.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.locks.LockSupport;

/** A Java program that only opens a server socket: what a console's start is compared to. */
final class OpenSocket {
    private OpenSocket() {}

    /** Open the port that the first argument names and stay. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket socket =
                new ServerSocket(Integer.parseInt(arguments[0]), 50, InetAddress.getLoopbackAddress())) {
            while (!socket.isClosed()) {
                LockSupport.park();
            }
        }
    }
}
