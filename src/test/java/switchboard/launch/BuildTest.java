package switchboard.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.thread.Threads;

/** Builds with a Maven that only copies a jar. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class BuildTest {
    private static final String CALL = "mvn -B -q -Dfast -Dmaven.test.skip=true -DskipTests package";

    @TempDir
    Path temporary;

    private FakeHost fake;
    private Path target = Path.of("");

    @BeforeEach
    void open() throws IOException {
        fake = new FakeHost(temporary);
        fake.maven();
        target = fake.root.resolve("target");
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private int builds() throws IOException {
        return fake.calls(CALL).size();
    }

    /** Gives a file a time after each build so far. */
    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
    }

    @Test
    void itBuildsOnceAndAgainWhenASourceOrAFolderIsNewer() throws Exception {
        fake.build().prepare(StartKind.CONSOLE);
        fake.build().prepare(StartKind.CONSOLE);
        assertEquals(1, builds());
        assertTrue(Files.exists(target.resolve("switchboard.jar")));
        touch(fake.root.resolve("pom.xml"));
        fake.build().prepare(StartKind.CONSOLE);
        assertEquals(2, builds());
        Files.setLastModifiedTime(fake.root.resolve("pom.xml"), FileTime.from(Instant.EPOCH));
        touch(fake.root.resolve("src/main/java"));
        fake.build().prepare(StartKind.CONSOLE);
        assertEquals(3, builds());
        assertEquals("Building Switchboard; the first time takes a minute or two.\n".repeat(3), fake.said());
    }

    @Test
    void anEditDuringTheBuildIsSeenByTheNextStart() throws Exception {
        Path source = Files.writeString(fake.root.resolve("src/main/java/Edited.java"), "");
        fake.program("mvn", FakeHost.MAVEN.replace("mkdir", "sleep 0.1; : >'" + source + "'; mkdir"));
        fake.build().prepare(StartKind.CONSOLE);
        fake.build().prepare(StartKind.CONSOLE);
        assertEquals(2, builds());
    }

    @Test
    void theArgumentsNameTheArchiveAndFitOneJavaAndOneFolder() throws Exception {
        fake.build().prepare(StartKind.CONSOLE);
        List<String> arguments = Files.readAllLines(target.resolve("console.args"));
        List<String> flags = Files.readAllLines(target.resolve("console.flags"));
        assertEquals(flags, arguments.subList(0, flags.size()));
        assertEquals(
                StartKind.CONSOLE.flags(false),
                flags.stream().map(flag -> flag.replace("\"", "")).toList());
        Path archive = target.resolve("console.archive");
        assertTrue(Files.exists(archive), () -> "there is no archive");
        assertTrue(arguments.get(flags.size()).endsWith("=" + archive + "\""), arguments.toString());
        assertEquals("a mark\n", Files.readString(target.resolve("console.args.of")));

        FileTime made = Files.getLastModifiedTime(archive);
        fake.build().prepare(StartKind.CONSOLE);
        assertEquals(made, Files.getLastModifiedTime(archive));
        Files.writeString(target.resolve("console.args.of"), "another mark\n");
        fake.build().prepare(StartKind.CONSOLE);
        assertNotEquals(made, Files.getLastModifiedTime(archive));
        assertEquals(1, builds());
    }

    @Test
    void withoutAnArchiveTheArgumentsAreTheFlags() throws Exception {
        Files.writeString(fake.home.resolve("program.jar"), "no jar");
        fake.build().prepare(StartKind.WINDOW);
        assertFalse(Files.exists(target.resolve("window.archive")));
        assertEquals(Files.readString(target.resolve("window.flags")), Files.readString(target.resolve("window.args")));
    }

    @Test
    void theClassesThatAreStartedByNameExist() throws ClassNotFoundException {
        assertEquals("StartupTraining", Class.forName(StartArchive.TRAINING).getSimpleName());
        assertEquals("Bench", Class.forName(Build.BENCH).getSimpleName());
    }

    @Test
    void aBuildThatFailsIsSaidAndTriedAgain() throws Exception {
        fake.variables.put("MAVEN_CODE", "1");
        LaunchException failed =
                assertThrows(LaunchException.class, () -> fake.build().prepare(StartKind.CONSOLE));
        assertEquals(
                "Switchboard could not be built: " + target.resolve("build.log") + " has the messages of Maven.",
                failed.sentence());
        fake.variables.remove("MAVEN_CODE");
        fake.build().prepare(StartKind.CONSOLE);
        assertEquals(2, builds());
    }

    @Test
    void aTargetThatCannotBeWrittenIsSaid() throws IOException {
        Files.writeString(target, "a file");
        LaunchException failed =
                assertThrows(LaunchException.class, () -> fake.build().prepare(StartKind.CONSOLE));
        assertEquals(
                "Switchboard has to be built, and " + target
                        + " cannot be written: start it once as a user who may write there.",
                failed.sentence());
    }

    @Test
    void aSecondBuildWaitsForTheFirst() throws Exception {
        fake.variables.put("MAVEN_SECONDS", "2");
        List<Thread> starts =
                List.of(Threads.platform("first", this::prepare), Threads.platform("second", this::prepare));
        starts.forEach(Thread::start);
        for (Thread start : starts) {
            start.join();
        }
        assertEquals(1, builds());
        assertTrue(fake.said().contains("Waiting for another start to finish building.\n"), fake.said());
    }

    private void prepare() {
        try {
            fake.build().prepare(StartKind.CONSOLE);
        } catch (LaunchException | IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void aMeasurementGetsTheFlagsOfTheProgramAndTheClassesOfTheTests() throws Exception {
        fake.build().prepareBench(List.of("start", "--rounds", "1"));
        String arguments = Files.readString(target.resolve("bench.args"));
        assertTrue(arguments.startsWith(Files.readString(target.resolve("console.flags"))), arguments);
        assertTrue(arguments.endsWith("\"" + Build.BENCH + "\"\n"), arguments);
        assertTrue(arguments.contains("-Dswitchboard.bench.console=-XX:"), arguments);
        assertTrue(arguments.contains("-Dswitchboard.bench.window=-XX:NewRatio=1|"), arguments);
        assertEquals(
                List.of("mvn -B -q -Dfast -DskipTests package dependency:copy-dependencies@libraries-of-the-bench"),
                fake.calls("mvn -B -q -Dfast -DskipTests"));
        fake.build().prepareBench(List.of("window-flood"));
        assertTrue(Files.readString(target.resolve("bench.args"))
                .startsWith(Files.readString(target.resolve("window.flags"))));
    }

    @Test
    void aMeasurementThatRunsTheScriptFindsTheProgramBuilt() throws Exception {
        fake.build().prepareBench(List.of("echo"));
        assertEquals(0, builds());
        fake.build().prepareBench(List.of("bad-days", "--minutes", "3"));
        assertEquals(1, builds());
    }
}
