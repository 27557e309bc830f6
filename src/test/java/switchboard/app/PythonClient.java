package switchboard.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Python process that runs one of the scripts in {@code src/test/python}. */
final class PythonClient implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;

    private PythonClient(Process process) {
        this.process = process;
    }

    static PythonClient start(String script, int port, String... more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("os.name").startsWith("Windows") ? "python" : "python3");
        command.add(Path.of("src", "test", "python", script).toString());
        command.add("127.0.0.1");
        command.add(Integer.toString(port));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        return new PythonClient(builder.start());
    }

    /** Waits for the end of the process and returns its output. */
    List<String> output() throws IOException, InterruptedException {
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the client does not end; it printed: " + printed);
        }
        return printed.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
