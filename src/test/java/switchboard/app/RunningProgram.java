package switchboard.app;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import switchboard.terminal.Transcript;
import switchboard.thread.Threads;

/** The program as the console, in a thread of the test, with typed input. */
final class RunningProgram implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();
    private final PipedOutputStream typing = new PipedOutputStream();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    private RunningProgram() {}

    /** Starts the program with these options besides {@code --headless --port 0}. */
    static RunningProgram start(String... options) throws IOException {
        RunningProgram running = new RunningProgram();
        List<String> args = new ArrayList<>(List.of("--headless", "--port", "0"));
        args.addAll(List.of(options));
        PipedInputStream in = new PipedInputStream(running.typing, 1 << 16);
        Program program =
                new Program(in, StandardCharsets.UTF_8, running.out.stream(), running.err.stream(), end -> {});
        Threads.platform("program", () -> {
                    try {
                        running.code.complete(program.run(args.toArray(String[]::new)));
                    } catch (RuntimeException | Error broken) {
                        running.code.completeExceptionally(broken);
                    }
                })
                .start();
        return running;
    }

    Transcript out() {
        return out;
    }

    Transcript err() {
        return err;
    }

    /** Waits until the program listens and returns the port. */
    int port() {
        String line = out.await(printed -> printed.startsWith("listening tcp "));
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    void type(String line) throws IOException {
        typing.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        typing.flush();
    }

    /** Waits for the end of the program and returns its exit code. */
    int code() throws ExecutionException, TimeoutException, InterruptedException {
        return code.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Types {@code quit} and waits for the end. */
    @Override
    public void close() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        if (!code.isDone()) {
            type("quit");
        }
        code();
    }
}
