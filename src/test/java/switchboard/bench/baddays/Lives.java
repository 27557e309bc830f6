package switchboard.bench.baddays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import switchboard.bench.BadMachine;

/**
 * The lives of the program, one after the other, with the sessions that they continue or begin, the good clients and
 * the checks of finished sessions.
 *
 * <p>Used by the script's thread; {@link #pid()} and {@link #file()} are thread-safe.
 */
final class Lives implements AutoCloseable {
    /** Names that are not installed are usual over ssh. */
    private static final List<String> LOCALES = List.of(
            "C.UTF-8",
            "C",
            "POSIX",
            "",
            "en_US.UTF-8",
            "de_DE.UTF-8",
            "tr_TR.UTF-8",
            "ar_EG.UTF-8",
            "nowhere",
            "C.UTF-8");

    private static final List<String> NAMES = List.of("class", "stunde-\u00fc", "\u6388\u696d", "a lesson");
    private static final String SAFE_LOCALE = "C.UTF-8";
    private static final int START_SECONDS = 60;
    private static final int END_SECONDS = 5;

    /** The fixed parts of the run. */
    record Setting(
            Path root,
            Path home,
            SessionDisk disk,
            Optional<BadMachine> machine,
            GoodClients clients,
            Waits byHand,
            Standstills standstills,
            EventLog log) {}

    private final Setting setting;
    private final SplittableRandom random;
    private final AtomicInteger talkNumbers = new AtomicInteger();
    private final LivesSummary summary = new LivesSummary();
    private final Path folder;
    private volatile Path file;
    private volatile Optional<ProgramProcess> program = Optional.empty();
    private Optional<HandReplies> byHand = Optional.empty();
    private Optional<Standstills.Running> dead = Optional.empty();
    private InetSocketAddress address = new InetSocketAddress(0);
    private ExpectedSession session = new ExpectedSession(talkNumbers);
    private long endedAt;
    private boolean hindered;

    Lives(Setting setting, SplittableRandom random) throws IOException {
        this.setting = setting;
        this.random = random;
        folder = Files.createDirectories(setting.disk().folder().resolve("sessions"));
        file = folder.resolve("class.db");
    }

    /** Starts the program with a locale by chance, and waits until it listens. */
    void start() throws IOException, InterruptedException {
        String locale = LOCALES.get(random.nextInt(LOCALES.size()));
        try {
            start(locale);
        } catch (IOException failed) {
            setting.log().finding("no start with LC_ALL=%s and %s: %s", locale, file, failed.getMessage());
            newSession();
            file = folder.resolve("class.db");
            start(SAFE_LOCALE);
        }
    }

    private void start(String locale) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        environment.put("LC_ALL", locale);
        environment.put("XDG_DATA_HOME", setting.home().toString());
        environment.put("XDG_CONFIG_HOME", setting.home().toString());
        setting.machine().ifPresent(machine -> environment.putAll(machine.environment()));
        Files.createDirectories(folder);
        long began = RunClock.now();
        ProgramProcess started = ProgramProcess.start(setting.root(), file, environment, setting.log(), session);
        program = Optional.of(started);
        address = started.awaitListening(START_SECONDS);
        summary.started(RunClock.now() - began);
        setting.log()
                .event(
                        "started with LC_ALL=%s, %s, in %.1f s",
                        locale, file.getFileName(), (RunClock.now() - began) / 1e9);
    }

    /** Lets the clients in. */
    void serve() throws IOException {
        byHand = Optional.of(new HandReplies(program(), address.getPort(), setting.byHand(), setting.log()));
        setting.clients().connect(address, session);
        dead.ifPresent(Standstills.Running::close);
        dead = Optional.empty();
    }

    ProgramProcess program() {
        return program.orElseThrow();
    }

    InetSocketAddress address() {
        return address;
    }

    ExpectedSession session() {
        return session;
    }

    Path folder() {
        return folder;
    }

    LivesSummary summary() {
        return summary;
    }

    /** Returns the session file of the moment: the newest, as the session may have moved to a file beside it. */
    Path file() {
        try {
            List<Path> files = SessionFiles.in(folder);
            return files.isEmpty() ? file : files.getLast();
        } catch (IOException | UncheckedIOException changing) {
            return file;
        }
    }

    /** Returns the process of the moment; 0 if there is none. */
    long pid() {
        return program.filter(ProgramProcess::isAlive).map(ProgramProcess::pid).orElse(0L);
    }

    /** Notes that this life cannot record for a while; then its exit code may be 1, as the manual says. */
    void hindered() {
        hindered = true;
    }

    /** Kills the program. */
    void kill() throws IOException, InterruptedException {
        part();
        program().signal("KILL");
        if (program().awaitEnd(30).isEmpty()) {
            throw new IOException("it can't be killed");
        }
        gone(false);
        summary.killed();
    }

    /** Ends the program by SIGTERM, under load. */
    void endOrderly(boolean readerHolds) throws IOException, InterruptedException {
        part();
        long began = RunClock.now();
        program().signal("TERM");
        OptionalInt status = program().awaitEnd(30);
        double seconds = (RunClock.now() - began) / 1e9;
        if (status.isEmpty()) {
            setting.log().finding("SIGTERM did not end it within 30 s; it is killed");
            program().close();
            gone(false);
            return;
        }
        setting.log().event("SIGTERM ended it with %d after %.2f s", status.getAsInt(), seconds);
        int expected = hindered ? 1 : 0;
        if (status.getAsInt() > expected || seconds > END_SECONDS) {
            setting.log().finding("SIGTERM ended it with %d after %.2f s", status.getAsInt(), seconds);
        }
        gone(true);
        summary.ended(seconds);
        if (!readerHolds) {
            leftovers();
        }
    }

    private void part() throws IOException {
        dead = Optional.of(setting.standstills().begin(RunClock.now()));
        setting.clients().expectEnd();
        if (byHand.isPresent()) {
            byHand.get().close();
        }
    }

    private void gone(boolean orderly) throws IOException {
        setting.clients().disconnect();
        session.lifeEnded(orderly);
        endedAt = RunClock.now();
        hindered = false;
        program = Optional.empty();
        file = file();
    }

    private void leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(left -> !left.toString().endsWith(".db"))
                    .forEach(left -> setting.log().finding("%s is left after an orderly end", left.getFileName()));
        }
    }

    /** Checks the session, deletes its files, and lets the next start begin another one. */
    void newSession() throws IOException {
        long began = RunClock.now();
        try {
            MessageAudit.Result result = SessionFiles.audit(folder, session);
            summary.checked(result);
            setting.log()
                    .event(
                            "checked in %.1f s: %,d rows; %d gaps for %,d messages, %,d of them of good clients;"
                                    + " %,d answered, not told and not there",
                            (RunClock.now() - began) / 1e9,
                            result.rows(),
                            result.gaps(),
                            result.marked(),
                            result.missing(),
                            result.behind());
            result.complaints().forEach(complaint -> setting.log().finding("in %s: %s", file.getFileName(), complaint));
        } catch (SQLException unreadable) {
            setting.log().finding("%s can't be read: %s", file, unreadable.getMessage());
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old : files.toList()) {
                Files.deleteIfExists(old);
            }
        }
        session = new ExpectedSession(talkNumbers);
        file = folder.resolve(NAMES.get(random.nextInt(NAMES.size())) + ".db");
    }

    /** Returns for how many seconds the program has been dead. */
    double deadSeconds() {
        return TimeUnit.NANOSECONDS.toMillis(RunClock.now() - endedAt) / 1e3;
    }

    @Override
    public void close() {
        program.ifPresent(ProgramProcess::close);
    }
}
