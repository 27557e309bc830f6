package switchboard.bench.echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/** Many echo clients in a process of their own, which reports its progress on standard output. */
final class EchoClients {
    private static final int BODY = 32;

    /** The clients share the processors with the measured window. */
    private static final long NAP_NANOS = 1_000_000;

    private EchoClients() {}

    /**
     * Connects, prints {@code connected}, sends, prints the number of replies and their bytes, and waits for the end
     * of its input.
     *
     * @param arguments port, clients, messages a second, seconds
     */
    public static void main(String[] arguments) throws IOException {
        int clients = Integer.parseInt(arguments[1]);
        Scenario scenario = new Scenario("window", clients, clients, BODY, 1, "");
        InetSocketAddress server =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        try (EchoLoad load = EchoLoad.connect(scenario, server)) {
            load.greet();
            System.out.println("connected");
            EchoLoad.Result result =
                    load.openLoop(Double.parseDouble(arguments[2]), 0, 1_000 * Long.parseLong(arguments[3]), NAP_NANOS);
            EchoLoad.Total total = load.total();
            System.out.printf(
                    Locale.ROOT,
                    "%d %d %.0f %.1f%n",
                    total.messages(),
                    total.bodyBytes(),
                    result.perSecond(),
                    result.latency().percentile(0.99) / 1e6);
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}
