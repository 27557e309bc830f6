package switchboard.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A network of its own for one process, with nothing in it but loopback. On Linux only. */
public final class Island {
    private Island() {}

    /**
     * Puts a process on an island, as its administrator; skips the test where that can't be.
     *
     * @param before what a shell does first
     */
    public static ProcessBuilder around(ProcessBuilder process, String before) throws IOException {
        return put(process, before + " && exec \"$0\" \"$@\"");
    }

    /** Puts a process on an island where it has no rights. */
    public static ProcessBuilder withoutRights(ProcessBuilder process) throws IOException {
        return put(process, "exec setpriv --inh-caps=-all --bounding-set=-all \"$0\" \"$@\"");
    }

    private static ProcessBuilder put(ProcessBuilder process, String script) throws IOException {
        List<String> shell = List.of("unshare", "-Urn", "sh", "-c", "ip link set lo up && " + script);
        List<String> trial = new ArrayList<>(shell);
        trial.add("true");
        assumeTrue(works(trial), "needs unshare, ip and setpriv, and the right to use them");
        List<String> command = new ArrayList<>(shell);
        command.addAll(process.command());
        return process.command(command);
    }

    private static boolean works(List<String> command) throws IOException {
        try {
            Process trial =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            trial.getInputStream().readAllBytes();
            return trial.waitFor() == 0;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException noSuchTool) {
            return false;
        }
    }
}
