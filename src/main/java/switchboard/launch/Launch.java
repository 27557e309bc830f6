package switchboard.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the other files of this package into memory and runs {@link Launcher}.
 *
 * <p>Java 21 runs a single source file only, {@code java Launch.java}; so this one runs the others. Nothing is written
 * to a folder, where two starts would be in each other's way.
 */
public final class Launch {
    private static final String PACKAGE = "switchboard.launch";

    private Launch() {}

    /** Runs the launcher with these arguments, of which the first is the root folder. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Path folder = Path.of(arguments[0], "src", "main", "java", "switchboard", "launch");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            new IntoMemory(files, classes),
                            null,
                            List.of("-proc:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources(folder)))
                    .call();
            if (!compiled) {
                System.exit(1);
            }
        }
        new FromMemory(classes)
                .loadClass(PACKAGE + ".Launcher")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    // The annotations of the package are in a library.
                    .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("Launch.java"))
                    .toList();
        }
    }

    /** Keeps the classes that the compiler writes. */
    private static final class IntoMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        IntoMemory(StandardJavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, first -> new ByteArrayOutputStream());
                }
            };
        }
    }

    /** Loads the classes that were kept, and those of the JDK. */
    private static final class FromMemory extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> classes;

        FromMemory(Map<String, ByteArrayOutputStream> classes) {
            super(ClassLoader.getPlatformClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream kept = classes.get(name);
            if (kept == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, kept.toByteArray(), 0, kept.size());
        }
    }
}
