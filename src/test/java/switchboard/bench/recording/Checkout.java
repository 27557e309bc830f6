package switchboard.bench.recording;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The built classes of a checkout. Stateless. */
final class Checkout {
    private Checkout() {}

    /**
     * Returns the class path of what was built last in a checkout: by {@code run.sh}, by {@code run.sh bench}, or its
     * compiled classes with the libraries of this bench.
     *
     * @throws IOException with a sentence, if nothing is built there
     */
    static String classPath(Path root) throws IOException {
        Path target = root.resolve("target");
        Path jar = target.resolve("switchboard.jar");
        if (Files.exists(jar) && Files.isDirectory(target.resolve("lib"))) {
            // Its manifest names the libraries.
            return jar.toString();
        }
        Path fast = target.resolve("fast");
        if (Files.exists(fast.resolve("switchboard.jar")) && Files.isDirectory(fast.resolve("test-lib"))) {
            return fast.resolve("switchboard.jar") + File.pathSeparator + fast.resolve("test-lib") + File.separator
                    + "*";
        }
        for (Path classes : List.of(fast.resolve("classes"), target.resolve("classes"))) {
            if (Files.exists(classes.resolve("switchboard/app/Main.class"))) {
                return classes + File.pathSeparator + libraries();
            }
        }
        throw new IOException(root + " has no built program: start ./run.sh --version there once.");
    }

    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith("*") || entry.endsWith(".jar") && !entry.endsWith("switchboard.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
