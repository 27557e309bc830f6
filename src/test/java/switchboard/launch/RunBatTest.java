package switchboard.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code run.bat} in the {@code cmd} of Wine, with a Java that notes how it is called and plays the launcher.
 *
 * <p>Wine does not tell the exit code of a program that is none of Windows; so no test looks at that of Java.
 *
 * <p>Wine is no tool that {@code ./run.sh test} installs, because it takes 670 MB. The tests are skipped if it is
 * missing.
 */
@Timeout(180)
@Tag("long")
@EnabledOnOs(OS.LINUX)
class RunBatTest {
    /** Notes the arguments; for {@code prepare} it leaves what the launcher leaves. */
    private static final String JAVA = """
            #!/bin/sh
            printf '%%s|' "$@" >>'%1$s'
            echo >>'%1$s'
            if [ "${8:-}" != prepare ]; then exit; fi
            mkdir -p '%2$s/lib'
            for file in .built switchboard.jar "$9.flags" "$9.args"; do : >'%2$s'/"$file"; done
            printf '%%s\\n' "$5" >'%2$s'/"$9.args.of"
            """;

    @TempDir
    Path temporary;

    private FakeHost fake;
    private Path calls = Path.of("");
    private Path target = Path.of("");
    private Path java = Path.of("");

    @BeforeEach
    void open() throws IOException {
        fake = new FakeHost(temporary);
        target = fake.root.resolve("target");
        calls = temporary.resolve("java-calls");
        Files.copy(Path.of("run.bat"), fake.root.resolve("run.bat"));
        java = Files.createDirectories(temporary.resolve("a java"));
        Files.createDirectories(java.resolve("bin"));
        for (String name : List.of("java.exe", "javac.exe")) {
            Path program = Files.writeString(java.resolve("bin").resolve(name), JAVA.formatted(calls, target));
            assertTrue(program.toFile().setExecutable(true));
        }
        release("21.0.9");
        fake.variables.putAll(System.getenv());
        fake.variables.remove("DISPLAY");
        fake.variables.remove("CI");
        fake.variables.put("WINEPREFIX", temporary.resolve("wine").toString());
        fake.variables.put("WINEDEBUG", "-all");
        assumeTrue(fake.host().has("wine") && fake.host().has("wineserver"), "Wine is not installed");
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        fake.host().output(fake.variables, "wineserver", "-k");
        fake.host().output(fake.variables, "wineserver", "-w");
        fake.close();
    }

    private void release(String version) throws IOException {
        Files.writeString(
                java.resolve("release"),
                "IMPLEMENTOR=\"a test\"\nJAVA_RUNTIME_VERSION=\"" + version + "+7-LTS\"\nJAVA_VERSION=\"" + version
                        + "\"\n");
    }

    /** Returns a file as Wine names it: the system's root is its drive Z. */
    private static String windows(Path file) {
        return "Z:" + file.toString().replace('/', '\\');
    }

    /** Runs the script and returns its exit code. */
    private int run(String arguments) throws IOException, InterruptedException {
        Path caller = Files.writeString(
                temporary.resolve("caller.bat"),
                "@call \"" + windows(fake.root.resolve("run.bat")) + "\" " + arguments + "\r\n");
        ProcessBuilder wine = new ProcessBuilder("wine", "cmd", "/c", windows(caller))
                .directory(fake.home.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("output").toFile());
        wine.environment().clear();
        wine.environment().putAll(fake.variables);
        wine.environment().put("JAVA_HOME", windows(java));
        Files.deleteIfExists(calls);
        return fake.cleanup.start(wine).waitFor();
    }

    private List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private String launch(String version, String install, String command) {
        String root = windows(fake.root);
        return String.join(
                "|",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                root + "\\src\\main\\java\\switchboard\\launch\\Launch.java",
                root,
                windows(java) + " " + version + "+7-LTS " + root,
                install,
                "yes",
                command);
    }

    private String started(String file, String options) {
        return "@" + windows(target.resolve(file)) + "|-jar|" + windows(target.resolve("switchboard.jar")) + "|"
                + options;
    }

    @Test
    void itPreparesOnceAndStartsWithTheArgumentsOfTheLauncher() throws Exception {
        assertEquals(0, run("--headless \"two words\" --auto=echo"));
        assertEquals(
                List.of(
                        launch("21.0.9", "ask", "prepare|console|"),
                        started("console.args", "--headless|two words|--auto=echo|")),
                calls());
        assertEquals(0, run("--port 0 --headless"));
        assertEquals(List.of(started("console.args", "--port|0|--headless|")), calls());
        // Another Java needs another archive.
        release("25.0.1");
        run("client 127.0.0.1");
        assertEquals(
                List.of(launch("25.0.1", "ask", "prepare|console|"), started("console.args", "client|127.0.0.1|")),
                calls());
        run("--port 0");
        assertEquals(List.of(launch("25.0.1", "ask", "prepare|window|"), started("window.args", "--port|0|")), calls());
    }

    @Test
    void withoutACompilerItStartsABuildThatIsThere() throws Exception {
        run("--headless");
        release("25.0.1");
        Files.delete(java.resolve("bin/javac.exe"));
        run("--headless");
        assertEquals(List.of(started("console.flags", "--headless|")), calls());
    }

    @Test
    void theRestGoesToTheLauncher() throws Exception {
        assertEquals(0, run("test --quick -Dtest=One,Two#three"));
        assertEquals(List.of(launch("21.0.9", "ask", "test|--quick|-Dtest=One,Two#three|")), calls());
        assertEquals(0, run("--yes screenshots"));
        assertEquals(List.of(launch("21.0.9", "yes", "screenshots|")), calls());
        assertEquals(0, run("bench start --rounds 1"));
        assertEquals(
                List.of(
                        launch("21.0.9", "ask", "bench|start|--rounds|1|"),
                        "@" + windows(target.resolve("bench.args")) + "|start|--rounds|1|"),
                calls());
    }

    @Test
    void anOldJavaIsNotTaken() throws Exception {
        release("20.0.2");
        assertEquals(1, run("--headless"));
        assertEquals(List.of(), calls());
        String output = Files.readString(temporary.resolve("output"), StandardCharsets.UTF_8);
        assertTrue(output.contains("Switchboard needs Java 21 or newer, with its compiler, and found none"), output);
    }
}
