package switchboard.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs other programs that read exported files. */
final class Tool {
    private static final long PATIENCE_SECONDS = 120;
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private Tool() {}

    static boolean isThere(String name) {
        return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Runs a script in {@code src/test/python} and returns the lines it printed. */
    static List<String> python(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(WINDOWS ? "python" : "python3");
        command.add(Path.of("src", "test", "python", script).toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs a program, checks that it succeeds, and returns the lines it printed. */
    static List<String> run(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("tool", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end; it printed: " + printed);
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(
                        command + " ended with " + process.exitValue() + ": " + Files.readString(errors) + printed);
            }
            return printed.lines().toList();
        } finally {
            Files.delete(errors);
        }
    }
}
