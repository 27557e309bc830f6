package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs a main method in a separate Java with another library loaded before its C library. */
final class Preloaded {
    private Preloaded() {}

    /** Compiles a C source of the test resources into a library; returns false if there is no compiler. */
    static boolean compiled(String source, Path library) throws IOException, InterruptedException {
        Path copy = library.resolveSibling(source);
        try (InputStream code = Objects.requireNonNull(Preloaded.class.getResourceAsStream(source))) {
            Files.copy(code, copy);
        }
        try {
            return new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), copy.toString(), "-ldl")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException thereIsNoCompiler) {
            return false;
        }
    }

    /** Runs a main method to its end, checks that it succeeds, and returns its output. */
    static String run(Class<?> scene, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.log.switchboard=error",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                scene.getName()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("scene", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the scene does not end");
            assertEquals(0, process.exitValue(), said + Files.readString(errors));
            return said;
        } finally {
            process.destroyForcibly();
            Files.delete(errors);
        }
    }
}
