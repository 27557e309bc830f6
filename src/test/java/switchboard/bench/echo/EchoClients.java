package switchboard.bench.echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/** Many echo clients as a process of their own, which tells on its standard output how far it is. */
final class EchoClients {
    private static final int BODY = 32;

    /** They share the processors with the window that is measured. */
    private static final long NAP_NANOS = 1_000_000;

    private EchoClients() {}

    /**
     * Connects, say {@code connected}, send, say how many came back and their bytes, and stay until the input ends.
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
