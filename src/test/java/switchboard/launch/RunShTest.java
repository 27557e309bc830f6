package switchboard.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.thread.Await;

/** Runs {@code run.sh} with the Java of this test, a Maven that copies a jar, and a program that prints its input. */
@Timeout(120)
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class RunShTest {
    private static final Path REPOSITORY = Path.of("").toAbsolutePath();
    private static final String SOURCES = "src/main/java/switchboard/launch";
    private static final String MAVEN_CALL = "mvn -B -q -Dfast";

    @TempDir
    Path temporary;

    private FakeHost fake;
    private Path script = Path.of("");

    /** The result of a run: its output, with that of standard error, and its exit code. */
    private record Result(String output, int code) {}

    @BeforeEach
    void open() throws IOException {
        fake = new FakeHost(temporary);
        fake.maven();
        fake.variables.put("JAVA_HOME", System.getProperty("java.home"));
        script = fake.root.resolve("run.sh");
        Files.copy(REPOSITORY.resolve("run.sh"), script, StandardCopyOption.COPY_ATTRIBUTES);
        Path sources = Files.createDirectories(fake.root.resolve(SOURCES));
        try (Stream<Path> files = Files.list(REPOSITORY.resolve(SOURCES))) {
            for (Path file : files.toList()) {
                Files.copy(file, sources.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(fake.home.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(fake.variables);
        return fake.cleanup.start(builder);
    }

    private static Result end(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(output, process.waitFor());
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        return end(start(command.toArray(String[]::new)));
    }

    private int builds() throws IOException {
        return fake.calls(MAVEN_CALL).size();
    }

    @Test
    void theFirstStartBuildsAndTheNextOneDoesNot() throws Exception {
        Result first = run("--headless", "two words", "*", "");
        assertTrue(
                first.output().startsWith("Building Switchboard; the first time takes a minute or two.\n"),
                first.output());
        assertTrue(first.output().endsWith("started --headless|two words|*| in -1\n"), first.output());
        assertEquals(new Result("started --headless in -1\n", 0), run("--headless"));
        assertEquals(1, builds());
        Files.createDirectory(fake.root.resolve("src/main/java/added"));
        run("--headless");
        assertEquals(2, builds());
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        fake.variables.put("MAVEN_SECONDS", "3");
        Process one = start(script.toString(), "--headless");
        Process other = start(script.toString(), "--headless");
        String output = end(one).output() + end(other).output();
        assertEquals(1, builds());
        assertTrue(output.contains("Waiting for another start to finish building.\n"), output);
        assertEquals(2, output.split("started --headless in -1\n", -1).length - 1, output);
    }

    @Test
    void eachShellStartsItAlsoWithClosedStreamsAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("a link"), Path.of("the root", "run.sh"));
        Path out = temporary.resolve("out");
        for (String shell : List.of("dash", "bash", "bash --posix", "busybox sh", "zsh --emulate sh")) {
            List<Path> programs = Stream.of("/bin", "/usr/bin")
                    .map(folder -> Path.of(folder, shell.split(" ")[0]))
                    .filter(Files::isExecutable)
                    .toList();
            if (programs.isEmpty()) {
                continue;
            }
            String command = programs.getFirst().resolveSibling(shell) + " '" + link + "' --headless";
            for (String streams : List.of("<&- >'" + out + "'", "2>&- >'" + out + "'", "<&- 2>&- >'" + out + "'")) {
                assertEquals(
                        0, end(start("/bin/sh", "-c", command + " " + streams)).code());
                assertEquals("started --headless in -1\n", Files.readString(out), shell + " " + streams);
            }
            assertEquals(0, end(start("/bin/sh", "-c", command + " >&-")).code());
        }
        assertEquals(1, builds());
    }

    @Test
    void withoutALanguageJavaUnderstandsAllCharacters() throws Exception {
        run("--headless");
        for (String locale : List.of("", "C", "POSIX")) {
            fake.variables.put("LC_ALL", locale);
            assertEquals(
                    "started --headless|ä€ in -1\n", run("--headless", "ä€").output());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLanguageThatIsNotInstalledKeepsAllCharactersAndItsOwnWords() throws Exception {
        run("--headless");
        // The first is set by hand, the second comes over ssh from another system, the third from a Mac.
        for (Map<String, String> locale : List.of(
                Map.of("LC_ALL", "xx_DE.UTF-8"),
                Map.of("LANG", "xx_DE.UTF-8"),
                Map.of("LC_CTYPE", "UTF-8", "LANG", "xx_DE.UTF-8"))) {
            fake.variables.putAll(locale);
            assertEquals(
                    "started --headless|--language|ü.db in -1 xx_DE\n",
                    run("--headless", "--language", "ü.db").output(),
                    locale.toString());
            fake.variables.keySet().removeAll(locale.keySet());
        }
    }

    @Test
    void aMovedFolderGetsAnArchiveOfItsOwn() throws Exception {
        run("--headless");
        Path moved = temporary.resolve("moved here");
        Files.move(fake.root, moved);
        assertEquals(
                new Result("started --headless in -1\n", 0),
                end(start(moved.resolve("run.sh").toString(), "--headless")));
        String arguments = Files.readString(moved.resolve("target/console.args"));
        assertTrue(arguments.contains(moved.resolve("target/console.archive").toString()), arguments);
        assertEquals(1, builds());
    }

    @Test
    void aBuildThatFailsEndsTheStart() throws Exception {
        fake.variables.put("MAVEN_CODE", "1");
        fake.program("notify-send", "");
        Result failed = run("--headless");
        assertEquals(1, failed.code());
        String sentence = "Switchboard could not be built: " + fake.root.resolve("target/build.log")
                + " has the messages of Maven.";
        assertTrue(failed.output().endsWith(sentence + "\n"), failed.output());
        assertEquals(List.of("notify-send Switchboard " + sentence), fake.calls("notify-send"));
    }

    @Test
    void aScriptThatIsEndedEndsItsBuild() throws Exception {
        fake.variables.put("MAVEN_SECONDS", "60");
        Process process = start(script.toString(), "--headless");
        Await.until("Maven runs", () -> isCalled("mvn -B"));
        process.destroy();
        process.waitFor();
        fake.variables.remove("MAVEN_SECONDS");
        assertEquals(0, run("--headless").code());
    }

    private boolean isCalled(String call) {
        try {
            return !fake.calls(call).isEmpty();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Test
    void aMeasurementIsBuiltAndStarted() throws Exception {
        Result result = run("bench", "echo", "--rounds", "1");
        // The class of the measurements is not there, and Java says so.
        assertTrue(result.output().contains(Build.BENCH), result.output());
        assertEquals(1, result.code());
        assertEquals(
                "mvn -B -q -Dfast -DskipTests package dependency:copy-dependencies@libraries-of-the-bench",
                fake.calls(MAVEN_CALL).getLast());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTestRunHandsOverWhatIsMissingAndTheExitCode() throws Exception {
        fake.variables.put("DISPLAY", ":99");
        fake.program("locale", "echo UTF-8");
        Result refused = run("test", "--quick");
        assertEquals(1, refused.code());
        assertTrue(refused.output().contains("The tests need "), refused.output());
        fake.program("apt-get", "");
        Result installed = run("--yes", "test", "--quick", "-Dtest=One,Two");
        assertEquals(0, installed.code(), installed.output());
        assertTrue(fake.calls("apt-get").getLast().startsWith("apt-get install -y --no-install-recommends python3"));
        assertEquals(
                "mvn -B -q -Dtest.excludedGroups=long,screenshot,slow -Dfast test -Dtest=One,Two",
                fake.calls("mvn -B").getLast());
        fake.variables.put("CI", "true");
        fake.variables.put("MAVEN_CODE", "7");
        assertEquals(7, run("test", "--quick").code());
    }

    /** Adds a Java that only prints how it is called. */
    private Path java(String folder, String version) throws IOException {
        Path home = fake.home.resolve(folder);
        Path bin = Files.createDirectories(home.resolve("bin"));
        for (String name : List.of("java", "javac")) {
            Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\necho \"$0 $*\"\n");
            assertTrue(program.toFile().setExecutable(true));
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private String started(Path java, String arguments, String option) {
        Path target = fake.root.resolve("target");
        return java + "/bin/java @" + target.resolve(arguments) + " -jar " + target.resolve("switchboard.jar") + " "
                + option;
    }

    private String lastLine(String... arguments) throws IOException, InterruptedException {
        return run(arguments).output().lines().toList().getLast();
    }

    @Test
    void theChosenJavaComesFirstAndThenTheNewest() throws Exception {
        run("--headless");
        Path newest = java(".jdks/a", "999.0.1");
        java(".jdks/b", "998");
        Path old = java("old", "20.0.2");
        Path chosen = java("chosen", "21.0.1");
        fake.variables.put("JAVA_HOME", chosen.toString());
        assertEquals(started(chosen, "console.args", "--headless"), lastLine("--headless"));
        fake.variables.put("JAVA_HOME", old.toString());
        assertEquals(started(newest, "console.args", "--headless"), lastLine("--headless"));
        Files.createSymbolicLink(fake.programs.resolve("java"), chosen.resolve("bin/java"));
        assertEquals(started(chosen, "console.args", "--headless"), lastLine("--headless"));
    }

    @Test
    void aJavaWithoutCompilerStartsABuildThatIsThere() throws Exception {
        run("--headless");
        Path java = java("runtime", "999");
        Files.delete(java.resolve("bin/javac"));
        fake.variables.put("JAVA_HOME", java.toString());
        assertEquals(
                new Result(started(java, "console.flags", "--headless") + "\n", 0),
                run("--headless"),
                "it makes no archive, and cannot use that of another Java");
    }

    @Test
    void aHeadlessJavaOpensNoWindow() throws Exception {
        run("--headless");
        Path headless = java("headless", "999");
        Path other = java(".jdks/other", "998");
        Files.createFile(Files.createDirectory(headless.resolve("lib")).resolve("libawt_headless.so"));
        fake.variables.put("JAVA_HOME", headless.toString());
        assertEquals(started(headless, "console.args", "--headless"), lastLine("--headless"));
        fake.variables.put("DISPLAY", ":99");
        assertEquals(started(other, "window.args", "--port"), lastLine("--port"));
        Files.createFile(headless.resolve("lib/libawt_xawt.so"));
        assertEquals(started(headless, "window.args", "--port"), lastLine("--port"));
    }

    /** Runs the script where the folders in which a system keeps Java are empty, if the system lets a user do that. */
    private Result withoutJava(String... arguments) throws IOException, InterruptedException {
        String hide = """
                for folder in /usr/lib/jvm /usr/lib64/jvm /usr/java /opt; do
                  [ ! -d $folder ] || mount -t tmpfs none $folder || exit 99
                done
                PATH=$1
                shift
                exec "$@"
                """;
        fake.variables.remove("JAVA_HOME");
        fake.variables.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        List<String> command =
                new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c", hide, "sh", fake.programs.toString()));
        command.add(script.toString());
        command.addAll(List.of(arguments));
        assumeTrue(
                end(start("unshare", "-Urm", "sh", "-c", "mount -t tmpfs none /opt"))
                                .code()
                        == 0,
                "a user may not hide folders here");
        return end(start(command.toArray(String[]::new)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aMissingJavaIsInstalledIfThatIsWanted() throws Exception {
        Path java = java("java", "21.0.1");
        fake.program("apt-cache", "echo openjdk-26-jre; echo openjdk-26-jdk");
        fake.program(
                "apt-get",
                "case $* in *openjdk-21-jdk) mkdir -p ~/.jdks && cp -r '" + java + "' ~/.jdks/ ;; *) exit 100 ;; esac");
        Result refused = withoutJava("--headless");
        assertEquals(
                new Result(
                        "Switchboard needs Java 21 or newer, with its compiler and its windows, and found none:"
                                + " get one from https://adoptium.net,"
                                + " or start ./run.sh --yes in a terminal to have it installed.\n",
                        1),
                refused);
        assertEquals(List.of(), fake.calls("apt-get"));
        Result installed = withoutJava("--yes", "--headless");
        List<String> lines = installed.output().lines().toList();
        assertEquals("Installing Java with apt-get: 0 s so far", lines.getFirst());
        assertEquals(started(fake.home.resolve(".jdks/java"), "console.args", "--headless"), lines.getLast());
        assertEquals(
                List.of(
                        "apt-get update",
                        "apt-get install -y --no-install-recommends openjdk-25-jdk",
                        "apt-get install -y --no-install-recommends openjdk-21-jdk"),
                fake.calls("apt-get"));
    }
}
