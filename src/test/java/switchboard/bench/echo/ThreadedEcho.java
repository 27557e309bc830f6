package switchboard.bench.echo;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A {@code header64} echo server in its simplest form: a thread for each client that reads and writes. */
public final class ThreadedEcho {
    private static final int HEADER = 64;
    private static final int BACKLOG = 1024;

    private ThreadedEcho() {}

    /** Serves at port {@code args[1]} with the threads {@code args[0]}, {@code virtual} or {@code platform}. */
    public static void main(String[] args) throws IOException {
        Thread.Builder threads = args[0].equals("virtual") ? Thread.ofVirtual() : Thread.ofPlatform();
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(args[1]), BACKLOG, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                threads.start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                byte[] header = in.readNBytes(HEADER);
                if (header.length < HEADER) {
                    return;
                }
                int length = Integer.parseInt(new String(header, StandardCharsets.US_ASCII).strip());
                byte[] frame = Arrays.copyOf(header, HEADER + length);
                if (in.readNBytes(frame, HEADER, length) < length) {
                    throw new EOFException();
                }
                out.write(frame);
            }
        } catch (IOException gone) {
            // The client left.
        }
    }
}
