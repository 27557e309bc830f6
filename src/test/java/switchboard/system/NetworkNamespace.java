package switchboard.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An isolated network for one process, with loopback only. Linux only. */
public final class NetworkNamespace {
    private NetworkNamespace() {}

    /**
     * Runs a process in an isolated network with all rights there; skips the test if that is not possible.
     *
     * @param before a shell command that runs first
     */
    public static ProcessBuilder around(ProcessBuilder process, String before) throws IOException {
        return put(process, before + " && exec \"$0\" \"$@\"");
    }

    /** Runs a process in an isolated network without any rights. */
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
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException noSuchTool) {
            return false;
        }
    }
}
