package switchboard.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding and fetching Maven, with a repository of its own. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class MavenTest {
    private static final String SCRIPT = "#!/bin/sh\necho 'Apache Maven 9.9.9'\n";

    @TempDir
    Path temporary;

    private FakeHost fake;
    private HttpServer repository;
    private byte[] archive = {};

    @BeforeEach
    void open() throws IOException {
        fake = new FakeHost(temporary);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("apache-maven-9.9.9/bin/mvn"));
            zip.write(SCRIPT.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("../outside"));
            zip.write(1);
        }
        archive = bytes.toByteArray();
        repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        repository.createContext("/org/apache/maven/apache-maven/9.9.9/apache-maven-9.9.9-bin.zip", exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        repository.start();
    }

    @AfterEach
    void close() {
        repository.stop(0);
        fake.close();
    }

    private String find(String version, String sum) throws Exception {
        String uri = "http://127.0.0.1:" + repository.getAddress().getPort() + "/";
        return new Maven(fake.host(), new Maven.MavenRelease(version, sum, uri)).find();
    }

    private String sum() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(archive));
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(fake.home.resolve(".cache/switchboard"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void itIsFetchedOnceAndCanBeStarted() throws Exception {
        String first = find("9.9.9", sum());
        archive = new byte[0];
        assertEquals(first, find("9.9.9", "the cache is taken, so nothing is compared"));
        assertEquals("Apache Maven 9.9.9", fake.host().output(fake.variables, first));
        assertEquals(List.of("apache-maven-9.9.9"), cached(), "what was downloaded is deleted");
        assertFalse(Files.exists(fake.home.resolve(".cache/outside")), "an entry may not leave its folder");
        assertEquals("Fetching Maven 9.9.9.\n", fake.said());
    }

    @Test
    void aWrongSumIsRefusedAndThrownAway() throws IOException {
        LaunchException refused = assertThrows(LaunchException.class, () -> find("9.9.9", "0".repeat(128)));
        assertTrue(refused.sentence().contains("(wrong SHA-512 sum) and was thrown away"), refused.sentence());
        fake.close();
        assertEquals(List.of(), cached());
    }

    @Test
    void aServerThatDoesNotHaveItIsNamed() {
        LaunchException refused = assertThrows(LaunchException.class, () -> find("8.8.8", ""));
        assertTrue(
                refused.sentence().contains("apache-maven-8.8.8-bin.zip (the server answers with code 404): check"),
                refused.sentence());
    }

    @Test
    void aServerThatCannotBeReachedIsNamed() {
        repository.stop(0);
        LaunchException refused = assertThrows(LaunchException.class, () -> find("9.9.9", ""));
        assertTrue(refused.sentence().contains("(the server cannot be reached): check"), refused.sentence());
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(fake.home.resolve(".cache"), "a file");
        LaunchException refused = assertThrows(LaunchException.class, () -> find("9.9.9", sum()));
        assertTrue(refused.sentence().contains("cannot be kept in " + fake.home.resolve(".cache/switchboard")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative"})
    void withoutAHomeItIsKeptWithTheBuildAndNotWhereOtherUsersCanPutTheirs(String home) throws Exception {
        fake.variables.remove("HOME");
        fake.variables.put("XDG_CACHE_HOME", home);
        Path found = Path.of(find("9.9.9", sum()));
        assertEquals(fake.root.resolve("target/switchboard/apache-maven-9.9.9/bin/mvn"), found);
    }

    @Test
    void theOneOnThePathIsTakenIfItIsNewEnough() throws Exception {
        fake.program("mvn", "echo Apache Maven 3.6.2");
        assertTrue(find("9.9.9", sum()).contains("apache-maven-9.9.9"));
        fake.program("mvn", "echo Apache Maven 3.6.3");
        assertEquals(fake.programs.resolve("mvn").toString(), find("9.9.9", sum()));
    }

    @Test
    void theOneOfMavenHomeComesFirst() throws Exception {
        fake.program("mvn", "echo Apache Maven 4.0.0-rc-5");
        Path chosen = Files.createDirectories(temporary.resolve("chosen/bin")).resolve("mvn");
        Files.copy(fake.programs.resolve("mvn"), chosen);
        assertTrue(chosen.toFile().setExecutable(true));
        fake.variables.put("MAVEN_HOME", temporary.resolve("chosen").toString());
        assertEquals(chosen.toString(), find("9.9.9", sum()));
    }
}
