package switchboard.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Builds Switchboard and prepares its starts, tests and measurements, for {@code run.sh} and {@code run.bat}.
 *
 * <p>Both scripts run it through {@link Launch}, before anything is built: {@code java Launch.java ROOT MARK
 * yes|ask|no yes|no COMMAND ...}. So it needs only the JDK, from version 21 on. {@link Host} explains the first four
 * arguments. The commands:
 *
 * <ul>
 *   <li>{@code prepare console|window} builds if the sources are newer than the build, and writes the arguments for
 *       {@code java} into {@code target/console.args} or {@code target/window.args}.
 *   <li>{@code bench ...} builds the tests and writes {@code target/bench.args} likewise.
 *   <li>{@code test ...} and {@code screenshots ...} run Maven with all that the tests need beside it.
 * </ul>
 *
 * <p>The exit code is 0, that of Maven, or 1 after a sentence on standard error that says what failed and what to do.
 */
public final class Launcher {
    private Launcher() {}

    /** Runs the command that the arguments name, and ends the process. */
    public static void main(String[] arguments) throws InterruptedException {
        Cleanup cleanup = new Cleanup();
        Runtime.getRuntime().addShutdownHook(new Thread(cleanup::close, "cleanup"));
        Host host = new Host(
                Path.of(arguments[0]),
                arguments[1],
                Host.Install.valueOf(arguments[2].toUpperCase(Locale.ROOT)),
                arguments[3].equals("yes"),
                System.getenv(),
                System.getProperty("os.name"),
                System.in,
                System.err,
                ProcessHandle.current().parent(),
                cleanup);
        List<String> command = Arrays.asList(arguments).subList(4, arguments.length);
        int code = 1;
        String sentence = "";
        try {
            code = run(host, command);
        } catch (LaunchException explained) {
            sentence = explained.sentence();
        } catch (IOException failed) {
            sentence = "The preparation failed: " + failed;
        }
        // Ctrl-C ends the processes that this one waits for, too. Nothing failed then.
        if (!sentence.isEmpty() && !cleanup.isClosed()) {
            host.tell(sentence);
        }
        System.exit(code);
    }

    private static int run(Host host, List<String> command) throws LaunchException, IOException, InterruptedException {
        List<String> rest = command.subList(1, command.size());
        Maven maven = new Maven(host, Maven.MavenRelease.CENTRAL);
        Build build = new Build(host, maven);
        switch (command.getFirst()) {
            case "prepare" -> build.prepare(StartKind.valueOf(rest.getFirst().toUpperCase(Locale.ROOT)));
            case "bench" -> build.prepareBench(rest);
            case "test", "screenshots" -> {
                return new TestRun(host, maven, build).run(command.getFirst(), rest);
            }
            default -> throw new LaunchException("There is no command " + command.getFirst() + ".");
        }
        return 0;
    }
}
