package switchboard.bench.echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A replacement for the server's {@code Turns} that does nothing, to measure their effect. */
final class WithoutTurns {
    private static final String SOURCE = """
            package switchboard.server;

            final class Turns {
                void next() {}
            }
            """;

    private WithoutTurns() {}

    /** Returns the folder with the compiled class, for the front of the class path. */
    static Path compiled(Path scratch) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("without-turns"));
        Path source = Files.writeString(scratch.resolve("Turns.java"), SOURCE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", folder.toString());
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                    .call()) {
                throw new IOException("the stand-in for Turns can't be compiled");
            }
        }
        return folder;
    }
}
