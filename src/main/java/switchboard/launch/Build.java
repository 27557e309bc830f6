package switchboard.launch;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Builds the program and the measurements, and writes the arguments that start them. One process at a time does so. */
final class Build {
    static final String BENCH = "switchboard.bench.Bench";
    private static final long POLL_MILLIS = 200;

    private final Host host;
    private final Maven maven;
    private final Path target;
    private final Path jar;
    private final Path stamp;
    private final Path log;

    Build(Host host, Maven maven) {
        this.host = host;
        this.maven = maven;
        this.target = host.target();
        this.jar = target.resolve("switchboard.jar");
        this.stamp = target.resolve(".built");
        this.log = target.resolve("build.log");
    }

    /** Returns the file that a start takes if its archive does not fit and {@code target} cannot be written. */
    private Path flagsFile(StartKind kind) {
        return target.resolve(kind.text() + ".flags");
    }

    /** Builds if the sources are newer than the build, and makes the archive for a kind of start if it does not fit. */
    void prepare(StartKind kind) throws LaunchException, IOException, InterruptedException {
        try (FileChannel held = lock()) {
            if (isStale()) {
                build();
            }
            StartArchive archive = new StartArchive(host, kind, jar);
            if (!archive.fits()) {
                archive.make();
            }
        }
    }

    /** Waits until no other process builds. The system frees the lock when its process ends, in whatever way. */
    private FileChannel lock() throws LaunchException, IOException, InterruptedException {
        FileChannel channel;
        try {
            Files.createDirectories(target);
            channel = FileChannel.open(target.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException readOnly) {
            throw new LaunchException("Switchboard has to be built, and " + target
                    + " cannot be written: start it once as a user who may write there.");
        }
        if (!tryLock(channel)) {
            String what = "Waiting for another start to finish building";
            host.announce(what + ".");
            try (Progress progress = new Progress(host, what)) {
                do {
                    progress.report("");
                    Thread.sleep(POLL_MILLIS);
                } while (!tryLock(channel));
            }
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /** Returns whether a source is newer than the build. A folder counts too: a file came or went. */
    private boolean isStale() throws IOException {
        List<Path> results =
                List.of(jar, target.resolve("lib"), stamp, flagsFile(StartKind.CONSOLE), flagsFile(StartKind.WINDOW));
        if (!results.stream().allMatch(Files::exists)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(stamp);
        List<Path> sources = new ArrayList<>(List.of(host.root().resolve("pom.xml")));
        try (Stream<Path> program = Files.walk(host.root().resolve("src").resolve("main"))) {
            program.forEach(sources::add);
        }
        for (Path source : sources) {
            if (Files.getLastModifiedTime(source, LinkOption.NOFOLLOW_LINKS).compareTo(built) > 0) {
                return true;
            }
        }
        return false;
    }

    private void build() throws LaunchException, IOException, InterruptedException {
        // The stamp has the time before the build, so that a later start sees an edit that was made meanwhile.
        Path newStamp = target.resolve(".built.new");
        Files.deleteIfExists(stamp);
        Files.write(newStamp, new byte[0]);
        // The first compiles no tests. The second runs none that were compiled before: for those of the core, pom.xml
        // replaces the condition of the first by its own.
        compile("Building Switchboard", "-Dmaven.test.skip=true", "-DskipTests", "package");
        forgetArchives();
        for (StartKind kind : StartKind.values()) {
            host.writeArguments(flagsFile(kind), host.flags(kind));
        }
        try {
            Files.move(target.resolve("fast").resolve("switchboard.jar"), jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException inUse) {
            if (!host.isWindows()) {
                throw inUse;
            }
            // Windows keeps the file of a running program.
            host.say("A running Switchboard holds the older build, which is started once more;"
                    + " close both to get the new one.");
            return;
        }
        Files.move(newStamp, stamp, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Compiles without the checks, which belong to the tests. */
    private void compile(String what, String... goals) throws LaunchException, IOException, InterruptedException {
        String program = maven.find();
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>(List.of(program, "-B", "-q", "-Dfast"));
        command.addAll(List.of(goals));
        host.announce(what + "; the first time takes a minute or two.");
        if (Progress.during(host, what, host.process(command), log) != 0) {
            throw new LaunchException("Switchboard could not be built: " + log + " has the messages of Maven.");
        }
    }

    private void forgetArchives() throws IOException {
        for (StartKind kind : StartKind.values()) {
            new StartArchive(host, kind, jar).forget();
        }
    }

    /** Deletes the jar: Maven would write into the file, and break a program that runs from it. */
    void deleteJar() throws IOException {
        forgetArchives();
        try {
            Files.deleteIfExists(jar);
        } catch (AccessDeniedException inUse) {
            // Windows keeps the file of a running program. Maven says so.
        }
    }

    /** Builds the tests, and writes the arguments of {@code java} for a measurement. */
    void prepareBench(List<String> command) throws LaunchException, IOException, InterruptedException {
        String name = command.isEmpty() ? "" : command.getFirst();
        List<String> console = new ArrayList<>();
        List<String> window = new ArrayList<>();
        if (name.equals("start")) {
            boolean display = !host.isLinux() || host.variable("DISPLAY").isPresent();
            StartKind shown = display ? StartKind.WINDOW : StartKind.CONSOLE;
            prepare(StartKind.CONSOLE);
            prepare(shown);
            console.addAll(new StartArchive(host, StartKind.CONSOLE, jar).uses());
            window.addAll(StartKind.WINDOW.windowFlags(host.isWindows()));
            window.addAll(new StartArchive(host, shown, jar).uses());
        }
        if (name.equals("bad-days")) {
            // It runs the script, which must not build meanwhile.
            prepare(StartKind.CONSOLE);
        }
        try (FileChannel held = lock()) {
            compile(
                    "Building the measurements",
                    "-DskipTests",
                    "package",
                    "dependency:copy-dependencies@libraries-of-the-bench");
        }
        Path fast = target.resolve("fast");
        boolean opensWindow = name.equals("window") || name.equals("window-flood");
        // The heap is the one that is promised. JMH's processes exchange serialized objects, which the program refuses.
        List<String> arguments = new ArrayList<>(host.flags(opensWindow ? StartKind.WINDOW : StartKind.CONSOLE));
        arguments.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Djdk.serialFilter=",
                "-Xmx256m",
                "-Dswitchboard.bench.flags=" + String.join(" ", host.flags(StartKind.CONSOLE)),
                "-Dswitchboard.bench.root=" + host.root(),
                "-Dswitchboard.bench.console=" + String.join("|", console),
                "-Dswitchboard.bench.window=" + String.join("|", window),
                "-cp",
                String.join(
                        File.pathSeparator,
                        fast.resolve("test-classes").toString(),
                        fast.resolve("switchboard.jar").toString(),
                        fast.resolve("test-lib") + File.separator + "*"),
                BENCH));
        host.writeArguments(target.resolve("bench.args"), arguments);
    }
}
