package switchboard.bench.echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A replacement for the server's {@code CooperativeYield} that does nothing, to measure its effect. */
final class WithoutYield {
    private static final String SOURCE = """
            package switchboard.server.connection;

            final class CooperativeYield {
                void next() {}
            }
            """;

    private WithoutYield() {}

    /** Returns the folder with the compiled class, for the front of the class path. */
    static Path compiled(Path scratch) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("without-yield"));
        Path source = Files.writeString(scratch.resolve("CooperativeYield.java"), SOURCE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", folder.toString());
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                    .call()) {
                throw new IOException("the stand-in for CooperativeYield can't be compiled");
            }
        }
        return folder;
    }
}
