package switchboard.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs of tests on a machine whose tools are scripts. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class TestRunTest {
    @TempDir
    Path temporary;

    private FakeHost fake;

    @BeforeEach
    void open() throws IOException {
        fake = new FakeHost(temporary);
        fake.program("mvn", """
                if [ "$*" = -v ]; then echo 'Apache Maven 3.9.9 (test)'; exit; fi
                echo "environment $DISPLAY $LC_ALL ${LOCPATH:-}" >>"$HOME/environment"
                exit "${MAVEN_CODE:-0}"
                """);
        fake.program("python3", "");
        fake.program("fc-list", "echo a font");
        fake.program("ldd", "echo 'libX11.so.6 => /usr/lib/libX11.so.6'");
        fake.program("locale", "echo UTF-8");
        fake.variables.put("DISPLAY", ":99");
        fake.variables.put(
                "TMPDIR", Files.createDirectory(temporary.resolve("scratch")).toString());
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private int run(String command, String... arguments) throws Exception {
        Host host = fake.host();
        Maven maven = fake.maven(host);
        return new TestRun(host, maven, new Build(host, maven)).run(command, List.of(arguments));
    }

    private String lastCall() throws IOException {
        return fake.calls("mvn -B").getLast();
    }

    private String environment() throws IOException {
        return Files.readString(fake.home.resolve("environment")).strip();
    }

    @Test
    void optionsChooseTheTestsAndTheRestGoesToMaven() throws Exception {
        run("test");
        assertEquals("mvn -B -q -Dtest.excludedGroups=long,screenshot verify", lastCall());
        run("test", "--long", "-Dtest=ATest");
        assertEquals("mvn -B -q -Dtest.excludedGroups=screenshot verify -Dtest=ATest", lastCall());
        run("test", "--quick", "-Dtest=ATest,BTest");
        assertEquals("mvn -B -q -Dtest.excludedGroups=long,screenshot,slow -Dfast test -Dtest=ATest,BTest", lastCall());
        run("screenshots", "-X");
        assertEquals("mvn -B -q -Dfast -Dtest.groups=screenshot -Dtest.excludedGroups= test -X", lastCall());
        run("screenshots", "/pictures", "-X");
        assertEquals(
                "mvn -B -q -Dfast -Dtest.groups=screenshot -Dtest.excludedGroups= -Dscreenshots.folder=/pictures test -X",
                lastCall());
    }

    @Test
    void theExitCodeIsThatOfMaven() throws Exception {
        fake.variables.put("MAVEN_CODE", "3");
        assertEquals(3, run("test", "--quick"));
    }

    @Test
    void theTestsSpeakEnglishOrTheChosenLanguage() throws Exception {
        run("test");
        assertEquals("environment :99 C.UTF-8", environment());
        Files.delete(fake.home.resolve("environment"));
        run("test", "--locale", "ar_EG.UTF-8");
        assertEquals("environment :99 ar_EG.UTF-8", environment());
    }

    @Test
    void aLocaleThatIsNotInstalledIsCompiled() throws Exception {
        fake.program("locale", """
                case "$LC_ALL" in
                  fr_FR* | xx_XX*) if [ -e "${LOCPATH:-/nowhere}/$LC_ALL" ]; then echo UTF-8; fi ;;
                  *) echo UTF-8 ;;
                esac
                """);
        fake.program("localedef", "if [ $2 = fr_FR ]; then mkdir -p \"$5\"; fi");
        LaunchException refused = assertThrows(LaunchException.class, () -> run("test", "--locale", "xx_XX.UTF-8"));
        assertTrue(refused.sentence().startsWith("There is no locale xx_XX.UTF-8 here"), refused.sentence());
        run("test", "--locale", "fr_FR.UTF-8");
        assertEquals("environment :99 fr_FR.UTF-8 " + fake.root.resolve("target/locales"), environment());
    }

    @Test
    void anOptionWithoutItsValueIsExplained() {
        LaunchException refused = assertThrows(LaunchException.class, () -> run("test", "--locale"));
        assertEquals("--locale needs a locale, for example ar_EG.UTF-8.", refused.sentence());
    }

    @Test
    void missingToolsAreNamedTogether() throws Exception {
        Files.delete(fake.programs.resolve("python3"));
        fake.program("fc-list", "");
        fake.program("ldd", "echo 'libXtst.so.6 => not found'");
        fake.variables.remove("DISPLAY");
        fake.program("apt-get", "");
        LaunchException refused = assertThrows(LaunchException.class, () -> run("test"));
        assertTrue(
                refused.sentence()
                        .startsWith("The tests need python3 xvfb openbox fontconfig fonts-dejavu-core libxtst6"),
                refused.sentence());
    }

    @Test
    void theTestsHaveADisplayOfTheirOwnWhichEndsWithThem() throws Exception {
        fake.program("Xvfb", "echo 77\nexec sleep 60");
        fake.program("openbox", "exec sleep 60");
        run("test", "--quick");
        assertEquals("environment :77 C.UTF-8", environment());
        assertEquals(1, fake.calls("openbox --sm-disable").size());
        List<ProcessHandle> children = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").endsWith("sleep 60"))
                .toList();
        assertEquals(2, children.size());
        fake.close();
        assertFalse(children.stream().anyMatch(ProcessHandle::isAlive));
        try (Stream<Path> scratch = Files.list(temporary.resolve("scratch"))) {
            assertEquals(List.of(), scratch.toList());
        }
    }

    @Test
    void aDisplayThatDoesNotOpenIsExplained() throws Exception {
        fake.program("Xvfb", "echo 'no room' >&2\nexit 1");
        fake.program("openbox", "");
        LaunchException failed = assertThrows(LaunchException.class, () -> run("test", "--quick"));
        assertEquals("The display for the tests did not open: no room", failed.sentence());
    }

    @Test
    void aRunWithTheChecksDeletesTheJarFirst() throws Exception {
        Path jar = Files.createDirectories(fake.root.resolve("target")).resolve("switchboard.jar");
        Files.writeString(jar, "");
        run("test", "--quick");
        assertTrue(Files.exists(jar));
        run("test");
        assertFalse(Files.exists(jar));
    }
}
