package switchboard.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Installing packages, with package managers that only note their calls. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class PackagesTest {
    private static final List<Tool> TOOLS = List.of(Tool.PYTHON, Tool.SCREEN);

    @TempDir
    Path temporary;

    private FakeHost fake;

    @BeforeEach
    void open() throws IOException {
        fake = new FakeHost(temporary);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private void install(Host.Install install, String typed) throws Exception {
        new Packages(fake.host(install, typed)).install(TOOLS);
    }

    @ParameterizedTest
    @CsvSource({
        "apt-get, apt-get install -y --no-install-recommends python3 xvfb",
        "dnf,     dnf install -y python3 xorg-x11-server-Xvfb",
        "yum,     yum install -y python3 xorg-x11-server-Xvfb",
        "pacman,  pacman -S --needed --noconfirm python xorg-server-xvfb",
        "zypper,  zypper install -y python3 xorg-x11-server-Xvfb",
        "apk,     apk add python3 xvfb",
    })
    void eachManagerHasItsNamesAndItsCommand(String manager, String call) throws Exception {
        fake.program(manager, "");
        install(Host.Install.YES, "");
        List<String> calls = fake.calls(manager);
        assertEquals(call, calls.getLast());
    }

    @Test
    void listsAreRefreshedFirstAndWhatIsInstalledIsSaid() throws Exception {
        fake.program("apt-get", "[ $1 = install ]");
        install(Host.Install.YES, "");
        assertEquals("apt-get update", fake.calls("apt-get").getFirst());
        assertEquals("Installing packages with apt-get: python3 xvfb\n", fake.said());
    }

    @Test
    void whoIsNotRootInstallsBySudo() throws Exception {
        fake.program("id", "echo 1000");
        fake.program("apt-get", "");
        assertThrows(LaunchException.class, () -> install(Host.Install.YES, ""), "there is no sudo");
        fake.program("sudo", "\"$@\"");
        install(Host.Install.YES, "");
        assertEquals(
                List.of(
                        "sudo true",
                        "sudo apt-get update",
                        "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends"
                                + " python3 xvfb"),
                fake.calls("sudo"));
    }

    @Test
    void nothingIsInstalledUnlessItIsWanted() throws Exception {
        fake.program("apt-get", "");
        LaunchException refused = assertThrows(LaunchException.class, () -> install(Host.Install.NO, "y\n"));
        assertTrue(refused.sentence().startsWith("The tests need python3 xvfb: install that, or start ./run.sh --yes"));
        for (String typed : List.of("", "\n", "n\n")) {
            assertThrows(LaunchException.class, () -> install(Host.Install.ASK, typed));
        }
        assertEquals(List.of(), fake.calls("apt-get"));
        install(Host.Install.ASK, "Yes\n");
        assertEquals(2, fake.calls("apt-get").size());
        assertTrue(fake.said().contains("The tests need python3 xvfb. Install that with apt-get? [y/N] "));
    }

    @Test
    void aManagerThatFailsIsNamedWithItsMessages() throws IOException {
        fake.program("apt-get", "exit 100");
        LaunchException failed = assertThrows(LaunchException.class, () -> install(Host.Install.YES, ""));
        Path log = fake.root.resolve("target/install.log");
        assertEquals(
                "apt-get could not install python3 xvfb: " + log + " has its messages. Install that by hand.",
                failed.sentence());
    }
}
