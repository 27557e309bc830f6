package switchboard.launch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.spi.ToolProvider;
import javax.tools.JavaCompiler;

/**
 * A machine for tests, in a temporary folder: a root folder with a little source, a home, and a folder of programs
 * which is all of PATH. The programs are shell scripts that note their calls.
 */
final class FakeHost implements AutoCloseable {
    /** Prints a version, and on {@code package} puts a jar where the build expects it. */
    static final String MAVEN = """
            if [ "$*" = -v ]; then echo 'Apache Maven 3.9.9 (test)'; exit; fi
            case " $* " in *' package '*) ;; *) exit "${MAVEN_CODE:-0}" ;; esac
            sleep "${MAVEN_SECONDS:-0}"
            mkdir -p target/fast target/lib
            cp "$HOME/program.jar" target/fast/switchboard.jar
            exit "${MAVEN_CODE:-0}"
            """;

    private static final String PROGRAM = """
            package switchboard.app;

            class Program {
                public static void main(String[] arguments) throws java.io.IOException {
                    String language = "";
                    if (java.util.List.of(arguments).contains("--language")) {
                        language = " " + java.util.Locale.getDefault();
                        for (String argument : arguments) {
                            java.nio.file.Path.of(argument);
                        }
                    }
                    System.out.println(
                            "started " + String.join("|", arguments) + " in " + System.in.read() + language);
                }
            }

            class StartupTraining {
                public static void main(String[] arguments) {}
            }
            """;

    /** Programs of the system that the scripts use. */
    private static final List<String> SYSTEM = List.of(
            "cat",
            "cp",
            "dirname",
            "env",
            "find",
            "grep",
            "head",
            "locale",
            "mkdir",
            "readlink",
            "sed",
            "sh",
            "sleep",
            "sort",
            "uname");

    final Path folder;
    final Path root;
    final Path home;
    final Path programs;
    final Map<String, String> variables = new HashMap<>();
    final Cleanup cleanup = new Cleanup();

    private final Path calls;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    FakeHost(Path temporary) throws IOException {
        folder = temporary;
        root = Files.createDirectories(folder.resolve("the root"));
        home = Files.createDirectories(folder.resolve("home"));
        programs = Files.createDirectories(folder.resolve("programs"));
        calls = folder.resolve("calls");
        Files.createDirectories(root.resolve("src/main/java"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        for (String name : SYSTEM) {
            Path program = Path.of("/usr/bin", name);
            Files.createSymbolicLink(programs.resolve(name), Files.exists(program) ? program : Path.of("/bin", name));
        }
        variables.put("PATH", programs.toString());
        variables.put("HOME", home.toString());
        program("id", "echo 0");
    }

    /** Adds a program: what it does after it has noted its name and arguments. */
    void program(String name, String script) throws IOException {
        Path file = programs.resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/sh\necho \"" + name + " $*\" >>'" + calls + "'\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** Adds a Maven, and the jar that it builds. */
    void maven() throws IOException {
        program("mvn", MAVEN);
        Path source = Files.writeString(folder.resolve("Program.java"), PROGRAM);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = javax.tools.ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, "-d", classes.toString(), source.toString()) != 0) {
            throw new IOException("the program for tests cannot be compiled");
        }
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--file",
                        home.resolve("program.jar").toString(),
                        "--main-class",
                        "switchboard.app.Program",
                        "-C",
                        classes.toString(),
                        ".");
    }

    Host host() {
        return host(Host.Install.NO, "");
    }

    Host host(Host.Install install, String typed) {
        return new Host(
                root,
                "a mark",
                install,
                false,
                variables,
                System.getProperty("os.name"),
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                Optional.empty(),
                cleanup);
    }

    Maven maven(Host host) {
        return new Maven(host, Maven.MavenRelease.CENTRAL);
    }

    Build build() {
        Host host = host();
        return new Build(host, maven(host));
    }

    /** Returns what was written to standard error. */
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Returns the calls of the programs so far that begin with this. */
    List<String> calls(String begin) throws IOException {
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(line -> line.startsWith(begin))
                        .toList()
                : List.of();
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
