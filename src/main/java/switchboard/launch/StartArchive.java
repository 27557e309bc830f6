package switchboard.launch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the arguments of a start, and the archive of classes that they name, from which Java maps the classes into
 * memory: an AOT cache from Java 25 on, class data sharing before. Called with the lock of the build.
 */
final class StartArchive {
    static final String TRAINING = "switchboard.app.StartupTraining";
    private static final int FIRST_WITH_CACHE = 25;

    private final Host host;
    private final StartKind kind;
    private final Path jar;
    private final Path file;
    private final Path arguments;
    private final Path madeFor;

    StartArchive(Host host, StartKind kind, Path jar) {
        this.host = host;
        this.kind = kind;
        this.jar = jar;
        this.file = host.target().resolve(kind.text() + ".archive");
        this.arguments = host.target().resolve(kind.text() + ".args");
        this.madeFor = host.target().resolve(kind.text() + ".args.of");
    }

    /** Makes the next start prepare its arguments again. */
    void forget() throws IOException {
        Files.deleteIfExists(madeFor);
    }

    private boolean isCache() {
        return Runtime.version().feature() >= FIRST_WITH_CACHE;
    }

    /** Returns the flags that use it; none if it could not be made. */
    List<String> uses() {
        if (!Files.exists(file)) {
            return List.of();
        }
        // Java starts without an archive that does not fit, and need not say so.
        return isCache()
                ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off")
                : List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off");
    }

    boolean fits() throws IOException {
        return Files.exists(madeFor)
                && Files.readString(madeFor, host.scriptEncoding()).strip().equals(host.mark());
    }

    /** Makes the archive by a training start, and writes the arguments; without an archive where none can be made. */
    void make() throws LaunchException, IOException, InterruptedException {
        Files.deleteIfExists(madeFor);
        boolean inUse = false;
        try {
            Files.deleteIfExists(file);
            train();
        } catch (AccessDeniedException mapped) {
            // Windows keeps the archive of a running program. The next start tries again.
            inUse = true;
        }
        List<String> all = new ArrayList<>(host.flags(kind));
        all.addAll(inUse ? List.of() : uses());
        host.writeArguments(arguments, all);
        if (!inUse) {
            Files.writeString(madeFor, host.mark() + "\n", host.scriptEncoding());
        }
    }

    private void train() throws LaunchException, IOException, InterruptedException {
        Path messages = host.target().resolve(kind.text() + ".archive.log");
        Files.deleteIfExists(messages);
        List<String> training = java((isCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
        training.addAll(List.of("-cp", jar.toString(), TRAINING, kind.text()));
        if (succeeds(training, messages)) {
            List<String> start = java(uses().toArray(String[]::new));
            start.addAll(List.of("-jar", jar.toString(), "--version"));
            if (succeeds(start, messages)) {
                return;
            }
        }
        Files.deleteIfExists(file);
    }

    private List<String> java(String... more) {
        List<String> command = new ArrayList<>(List.of(host.java()));
        command.addAll(host.flags(kind));
        command.addAll(List.of(more));
        return command;
    }

    private boolean succeeds(List<String> command, Path messages)
            throws LaunchException, IOException, InterruptedException {
        String what = "Preparing faster starts";
        return Progress.during(host, what, host.process(command), messages) == 0;
    }
}
