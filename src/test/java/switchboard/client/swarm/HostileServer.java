package switchboard.client.swarm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.thread.Threads;
import switchboard.wire.framing.Framings;

/** A server that treats each connection as a test says. */
final class HostileServer implements AutoCloseable {
    /** The treatment of a connection, which is closed afterwards. */
    @FunctionalInterface
    interface Habit {
        void meet(Socket client) throws IOException;
    }

    private final ServerSocket door;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    HostileServer(Habit habit) throws IOException {
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Threads.platform("mean-server", () -> accept(habit)).start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept(Habit habit) {
        try {
            while (true) {
                Socket client = door.accept();
                clients.add(client);
                Threads.virtual("mean", () -> {
                            try (client) {
                                habit.meet(client);
                            } catch (IOException gone) {
                                // A client that is gone is no failure here.
                            } finally {
                                clients.remove(client);
                            }
                        })
                        .start();
            }
        } catch (IOException over) {
            // The server was closed.
        }
    }

    /** Reads one {@code header64} message. */
    static String read(Socket client) throws IOException {
        String header = new String(client.getInputStream().readNBytes(64), StandardCharsets.US_ASCII);
        if (header.length() < 64) {
            throw new IOException("ended");
        }
        return new String(client.getInputStream().readNBytes(Integer.parseInt(header.strip())), StandardCharsets.UTF_8);
    }

    static void write(Socket client, String text) throws IOException {
        client.getOutputStream()
                .write(Framings.HEADER64
                        .frame(text.getBytes(StandardCharsets.UTF_8))
                        .bytes());
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
