package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.server.context.ServerLimits;
import switchboard.system.FileDescriptors;
import switchboard.system.Language;
import switchboard.thread.Threads;

/** A server whose process has a low limit of open files, in a process of its own. */
@Timeout(60)
@Tag("slow")
public class TooManyOpenFilesTest {
    private static final int FILES = 240;
    private static final int CALLERS = 300;

    /** The files that a window opens when it loads fonts and libraries. */
    private static final int WANTED = 40;

    /**
     * Runs in the server's process: prints its port, then a line for each trouble with accepting or with opening a
     * file.
     */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            Thread opening = Threads.platform("opening", Child::openForEver);
            opening.start();
            boolean any = false;
            for (int asked = 0; asked < 2_000; asked++) {
                any |= FileDescriptors.available() >= FILES;
            }
            System.out.println("room for more than there is: " + any);
            EventBus bus = new EventBus();
            LosslessSubscription facts = bus.subscribe("child", 100_000, 1 << 26, fact -> true);
            Server server = new Server(bus, ServerLimits.DEFAULTS, 0);
            server.start();
            System.out.println(server.listen(TestServer.echoing()).port());
            List<InputStream> window = new ArrayList<>();
            List<Fact> taken = new ArrayList<>();
            while (System.in.available() == 0) {
                taken.clear();
                facts.take(taken, 1_000, TimeUnit.MILLISECONDS.toNanos(50));
                for (Fact fact : taken) {
                    if (fact instanceof Fact.Warning trouble) {
                        while (window.size() < WANTED) {
                            window.add(new FileInputStream("/dev/null"));
                        }
                        System.out.println(trouble.text().isEmpty() ? "over" : "trouble");
                    }
                }
            }
            for (InputStream one : window) {
                one.close();
            }
            opening.interrupt();
            server.close();
            System.out.println("live " + server.roster().counts().live());
        }

        /** Opens files again and again, like a class loader, which always needs a descriptor. */
        private static void openForEver() {
            int read = -1;
            while (read < 0 && !Thread.interrupted()) {
                try (InputStream one = new FileInputStream("/dev/null")) {
                    read = one.read();
                } catch (IOException starved) {
                    System.out.println("starved");
                    return;
                }
            }
        }
    }

    @Test
    void theListenerSurvivesServesThoseWhoAreInAndGoesOnByItself() throws Exception {
        assumeTrue(new File("/proc/self/limits").canRead(), "needs a system with ulimit -n and /proc");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder starting = new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n " + FILES + "; exec \"$0\" -XX:-MaxFDLimit -cp \"$1\" '" + Child.class.getName() + "'",
                java.toString(),
                System.getProperty("java.class.path"));
        // In another language the operating system's message is not "too many open files".
        Process child = Language.GERMAN
                .in(starting)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<TestClient> clients = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("room for more than there is: false", out.readLine());
            int port = Integer.parseInt(out.readLine());
            TestClient first = new TestClient(port);
            clients.add(first);
            assertEquals("before", first.sendFramed("before").readFrame());
            for (int i = 1; i < CALLERS; i++) {
                clients.add(new TestClient(port));
            }
            String line = out.readLine();
            assertEquals("trouble", line);
            assertEquals("meanwhile", first.sendFramed("meanwhile").readFrame());
            while (clients.size() > 1) {
                clients.removeLast().close();
            }
            // A client that leaves makes room for a waiting one, after which descriptors may run short again.
            line = out.readLine();
            while ("trouble".equals(line)) {
                line = out.readLine();
            }
            assertEquals("over", line);
            try (TestClient after = new TestClient(port)) {
                assertEquals("after", after.sendFramed("after").readFrame());
            }
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
            String last = out.readLine();
            while (last != null && !last.startsWith("live")) {
                last = out.readLine();
            }
            assertEquals("live 0", last);
            assertTrue(child.waitFor(10, TimeUnit.SECONDS));
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
            child.destroyForcibly();
        }
    }
}
