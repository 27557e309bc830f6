package switchboard.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maven with the settings of this project, and a repository that does not keep what it promises. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class StrictChecksumTest {
    private static final String PARENT = "<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId>"
            + "<artifactId>parent</artifactId><version>1</version><packaging>pom</packaging></project>";

    private static final String SHA1 = "/x/parent/1/parent-1.pom.sha1";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"a wrong checksum, 0123456789012345678901234567890123456789", "no checksum at all, ''"})
    void whatComesFromARepositoryWithoutTheRightChecksumFailsTheBuild(String what, String sum) throws Exception {
        Path maven = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(one -> Path.of(one, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("none"));
        assumeTrue(Files.exists(maven), "Maven is not on the path");
        Map<String, String> files = Map.of("/x/parent/1/parent-1.pom", PARENT, SHA1, sum);
        HttpServer repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        repository.createContext("/", exchange -> {
            byte[] body =
                    files.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        repository.start();
        try {
            String said = build(maven, repository.getAddress().getPort());
            assertTrue(said.contains("hecksum"), what + ": " + said);
        } finally {
            repository.stop(0);
        }
    }

    /** Returns what Maven says about a project whose parent comes from the repository; the build has to fail. */
    private String build(Path maven, int port) throws IOException, InterruptedException {
        Path settings = Path.of(".mvn/maven.config");
        assumeTrue(Files.exists(settings), "this is not the folder of the project");
        Files.copy(settings, Files.createDirectory(folder.resolve(".mvn")).resolve("maven.config"));
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>x</groupId><artifactId>parent</artifactId>"
                        + "<version>1</version><relativePath/></parent><artifactId>child</artifactId>"
                        + "<packaging>pom</packaging></project>");
        Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:" + port
                        + "/</url></mirror></mirrors></settings>");
        Process build = new ProcessBuilder(
                        maven.toString(),
                        "-B",
                        "-s",
                        folder.resolve("settings.xml").toString(),
                        "-Dmaven.repo.local=" + folder.resolve("local"),
                        "validate")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(build.waitFor(30, TimeUnit.SECONDS));
            assertEquals(1, build.exitValue(), said);
            return said;
        } finally {
            build.destroyForcibly();
        }
    }
}
