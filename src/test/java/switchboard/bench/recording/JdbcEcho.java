package switchboard.bench.recording;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * An echo server that records each message and each answer by plain JDBC: what a good engineer writes in an afternoon.
 *
 * <p>A virtual thread serves each client. It knows no limits, no framing but {@code header64}, and no errors of
 * clients or disk.
 */
public final class JdbcEcho {
    private static final int HEADER = 64;
    private static final int BUFFER_BYTES = 64 << 10;

    private JdbcEcho() {}

    /** Serves at a port of this computer: {@code PORT FILE SYNCHRONOUS}. SIGTERM writes the rest and ends it. */
    public static void main(String[] arguments) throws Exception {
        JdbcRecorder recorder = new JdbcRecorder(Path.of(arguments[1]), arguments[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(recorder::close));
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), 1024, InetAddress.getLoopbackAddress())) {
            for (int client = 1; ; client++) {
                Socket socket = server.accept();
                int number = client;
                Thread.ofVirtual().start(() -> serve(socket, number, recorder));
            }
        }
    }

    private static void serve(Socket socket, int client, JdbcRecorder recorder) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in =
                    new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
            byte[] header = new byte[HEADER];
            while (true) {
                if (in.available() == 0) {
                    out.flush();
                }
                in.readFully(header);
                byte[] body = in.readNBytes(Integer.parseInt(new String(header, StandardCharsets.US_ASCII).strip()));
                recorder.record(client, false, body);
                out.write(header);
                out.write(body);
                recorder.record(client, true, body);
            }
        } catch (EOFException | SocketException left) {
            // The usual end of a client.
        } catch (IOException | InterruptedException failed) {
            System.err.println("client " + client + ": " + failed);
        }
    }
}
