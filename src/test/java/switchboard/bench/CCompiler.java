package switchboard.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The C compiler of this machine, for the parts of measurements that are in C. Immutable.
 *
 * @param command its name on the search path
 */
public record CCompiler(String command) {
    /** Returns the first of the usual compilers that this machine has; empty on other systems than Linux. */
    public static Optional<CCompiler> find() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        return List.of("cc", "gcc", "clang").stream()
                .filter(SearchPath::has)
                .findFirst()
                .map(CCompiler::new);
    }

    /**
     * Compiles a source of the test resources and waits for the end.
     *
     * @param source its name among the resources of the measurements
     * @param result the file to make, in an existing folder; the source is copied beside it
     * @param options the options beside {@code -O2} and {@code -o}
     * @throws IOException with what the compiler said, if it failed
     */
    public void compile(String source, Path result, String... options) throws IOException {
        Path copy = result.resolveSibling(source);
        try (InputStream in = CCompiler.class.getResourceAsStream("/switchboard/bench/" + source)) {
            if (in == null) {
                throw new IOException(source + " is not among the test resources");
            }
            Files.copy(in, copy);
        }
        List<String> line = new ArrayList<>(List.of(command, "-O2", "-o", result.toString(), copy.toString()));
        line.addAll(List.of(options));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(command + " can't compile " + source + ": " + said.strip());
        }
    }
}
