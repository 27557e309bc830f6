package switchboard.launch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.net.ssl.SSLException;

/** Finds Maven, or fetches it into the user's cache. */
final class Maven {
    private static final int[] OLDEST = {3, 6, 3};
    private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final int TRIES = 3;

    /** An archive of Maven: its version, its SHA-512 sum and its repository. */
    record MavenRelease(String version, String sha512, String repository) {
        static final MavenRelease CENTRAL = new MavenRelease(
                "3.9.16",
                "ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929"
                        + "ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3",
                "https://repo.maven.apache.org/maven2/");

        String folder() {
            return "apache-maven-" + version;
        }

        URI uri() {
            return URI.create(repository + "org/apache/maven/apache-maven/" + version + "/" + folder() + "-bin.zip");
        }
    }

    private final Host host;
    private final MavenRelease release;

    Maven(Host host, MavenRelease release) {
        this.host = host;
        this.release = release;
    }

    /** Returns the program: that of MAVEN_HOME, of the path, or of the cache, the first that is new enough. */
    String find() throws LaunchException, IOException, InterruptedException {
        String program = host.isWindows() ? "mvn.cmd" : "mvn";
        Path fetched = cache().resolve(release.folder()).resolve("bin").resolve(program);
        List<Path> candidates = new ArrayList<>();
        host.variable("MAVEN_HOME").ifPresent(home -> candidates.add(Path.of(home, "bin", program)));
        host.find(program).ifPresent(candidates::add);
        candidates.add(fetched);
        for (Path candidate : candidates) {
            if (Files.isExecutable(candidate) && isNewEnough(candidate)) {
                return candidate.toString();
            }
        }
        fetch();
        return fetched.toString();
    }

    private boolean isNewEnough(Path program) throws InterruptedException {
        Matcher version = VERSION.matcher(host.output(Map.of(), program.toString(), "-v"));
        return version.find()
                && Arrays.compare(
                                new int[] {
                                    Integer.parseInt(version.group(1)),
                                    Integer.parseInt(version.group(2)),
                                    Integer.parseInt(version.group(3))
                                },
                                OLDEST)
                        >= 0;
    }

    /**
     * Returns the folder to keep Maven in: one of this user, else that of the build. The folder for temporary files is
     * none of them, because other users could put a program of theirs there.
     */
    private Path cache() {
        Optional<Path> cache = host.isWindows()
                ? host.variable("LOCALAPPDATA").map(Path::of)
                : host.variable("XDG_CACHE_HOME")
                        .map(Path::of)
                        .or(() -> host.variable("HOME").map(home -> Path.of(home, ".cache")));
        Path folder = cache.filter(Path::isAbsolute).orElse(host.target()).resolve("switchboard");
        return host.isWindows() ? folder.resolve("cache") : folder;
    }

    private void fetch() throws LaunchException, IOException, InterruptedException {
        String orInstall = "or install Maven " + OLDEST[0] + "." + OLDEST[1] + "." + OLDEST[2] + " or newer.";
        Path part;
        try {
            part = host.cleanup().folder(Files.createDirectories(cache()), "part");
        } catch (IOException readOnly) {
            throw new LaunchException("Switchboard is built with Maven, which cannot be kept in " + cache()
                    + " because that cannot be written: allow it, " + orInstall);
        }
        Path zip = part.resolve("maven.zip");
        host.announce("Fetching Maven " + release.version() + ".");
        try {
            download(zip);
        } catch (IOException failed) {
            throw new LaunchException("Switchboard is built with Maven, which could not be fetched from "
                    + release.uri() + " (" + failed.getMessage() + "): check the network, " + orInstall);
        }
        if (!sha512(zip).equals(release.sha512())) {
            throw new LaunchException("What came from " + release.uri()
                    + " is not the Maven that was expected (wrong SHA-512 sum) and was thrown away:"
                    + " try it in another network, " + orInstall);
        }
        unpack(zip, part);
        part.resolve(release.folder()).resolve("bin").resolve("mvn").toFile().setExecutable(true, false);
        Path fetched = cache().resolve(release.folder());
        // Moved when it is whole: another start may be looking for it now, or have fetched it meanwhile.
        if (!Files.exists(fetched)) {
            Files.move(part.resolve(release.folder()), fetched);
        }
        Cleanup.delete(part);
    }

    private void download(Path zip) throws LaunchException, IOException, InterruptedException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(30));
        proxy().ifPresent(builder::proxy);
        HttpRequest request = HttpRequest.newBuilder(release.uri()).build();
        IOException last = new IOException();
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpResponse<Path> response = Progress.during(
                        host,
                        "Fetching Maven " + release.version(),
                        () -> size(zip),
                        builder.build().sendAsync(request, HttpResponse.BodyHandlers.ofFile(zip)));
                if (response.statusCode() == 200) {
                    return;
                }
                last = new IOException("the server answers with code " + response.statusCode());
            } catch (ExecutionException failed) {
                last = new IOException(reason(failed), failed);
            }
        }
        throw last;
    }

    private static String reason(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof ConnectException) {
            return "the server cannot be reached";
        }
        return cause instanceof SSLException ? "Java does not trust its certificate" : String.valueOf(cause);
    }

    private static String size(Path file) {
        return String.format(Locale.ROOT, "%.1f MB so far", file.toFile().length() / 1e6);
    }

    /** Returns the proxy that the environment names as for curl, if it names one. */
    private Optional<ProxySelector> proxy() {
        return host.variable("https_proxy")
                .or(() -> host.variable("HTTPS_PROXY"))
                .map(URI::create)
                .filter(proxy -> proxy.getHost() != null)
                .map(proxy -> ProxySelector.of(
                        new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort())));
    }

    private static String sha512(Path file) throws IOException {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory() || !file.startsWith(folder)) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(entries, file);
            }
        }
    }
}
