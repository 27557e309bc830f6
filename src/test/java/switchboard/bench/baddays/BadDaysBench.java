package switchboard.bench.baddays;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import switchboard.bench.BadMachine;
import switchboard.bench.Options;
import switchboard.bench.echo.ClosedLoop;
import switchboard.bench.echo.Generator;
import switchboard.bench.echo.Scenario;
import switchboard.bench.echo.Scratch;
import switchboard.bench.echo.WarmUp;

/**
 * Lets the program live through one machine's bad days:
 * {@code ./run.sh bench bad-days [--minutes 40] [--seed N] [--in FOLDER] [--memory MIB] [--wal MIB]}.
 *
 * <p>The console runs and records as it is shipped, in a process of its own. Its rate is measured at the start; then
 * good clients send at a tenth of it, check and time each answer, while an outside reader comes and goes and the
 * {@linkplain BadDay bad days} follow each other, with a {@code kill -9} or SIGTERM after each six. Everything by
 * chance comes from the seed.
 *
 * <p>At the end the model of the clients is compared with the files: messages that were answered and told as recorded
 * are there in order, once, or stand in a gap; after SIGTERM all that were answered. No answer took longer than 250 ms
 * but while the process stood still or was dead; memory, descriptors and files stay within bounds.
 */
public final class BadDaysBench {
    private static final int MEMORY_MIB = 512;
    private static final int WAL_MIB = 512;
    private static final long MEASURED_MILLIS = 3_000;
    private static final int MOST_INTERVALS = 10;

    private final PrintStream out;
    private final long minutes;
    private final long seed;
    private final long memory;
    private final long wal;
    private final Path root = Path.of(System.getProperty("switchboard.bench.root", ""));
    private final Path scratch;
    private final EventLog log;

    private BadDaysBench(Options options, Path scratch, PrintStream out) throws Options.BadOption, IOException {
        this.out = out;
        this.scratch = scratch;
        minutes = options.number("minutes", 40);
        seed = options.number("seed", ThreadLocalRandom.current().nextLong(1_000_000));
        memory = options.number("memory", MEMORY_MIB);
        wal = options.number("wal", WAL_MIB);
        log = new EventLog(out, root.resolve("target/bench/bad-days-" + seed + ".log"));
    }

    /** Runs the bad days, prints a table and returns 0 if everything held. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("minutes", "seed", "in", "memory", "wal");
        Path parent = Path.of(options.text("in", System.getProperty("java.io.tmpdir")));
        Path scratch = Files.createTempDirectory(parent, "switchboard-bad-days-");
        try {
            return new BadDaysBench(options, scratch, out).run();
        } finally {
            Scratch.delete(scratch);
        }
    }

    private int run() throws Exception {
        Optional<BadMachine> machine = BadMachine.in(scratch, SessionDisk.folderIn(scratch));
        Standstills standstills = new Standstills();
        Waits answers = new Waits("answers", standstills, log);
        Waits replies = new Waits("replies by hand", standstills, log);
        SplittableRandom random = new SplittableRandom(seed);
        try (log;
                SessionDisk disk = SessionDisk.in(scratch, machine);
                GoodClients clients = new GoodClients(answers, log);
                MachinePauses pauses = new MachinePauses(standstills)) {
            String jumps = machine.isPresent() ? "SIMULATED by bad_machine.c" : "LEFT OUT: there is no C compiler";
            log.event("seed %d, %d minutes; full disk: %s; clock jumps: %s", seed, minutes, disk.words(), jumps);
            Path home = Files.createDirectory(scratch.resolve("home"));
            Lives.Setting setting = new Lives.Setting(root, home, disk, machine, clients, replies, standstills, log);
            try (Lives lives = new Lives(setting, random.split())) {
                lives.start();
                double rate = measure(lives) / 10;
                clients.rate(rate);
                lives.serve();
                log.event("%d good clients send %,.0f messages a second together", GoodClients.COUNT, rate);
                String visits;
                ProcessWatch watch = new ProcessWatch(lives::pid, lives::folder, memory, wal, log);
                try (watch;
                        ReaderVisits reader = new ReaderVisits(lives::file, random.split(), log)) {
                    Runnable report = () -> {
                        answers.report(false);
                        replies.report(false);
                    };
                    int longestPause = (int) Math.clamp(minutes / 2, 4, 20);
                    new BadDaysScript(lives, setting, reader, report, random.split(), longestPause)
                            .play(RunClock.now() + TimeUnit.MINUTES.toNanos(minutes));
                    visits = reader.text();
                }
                answers.report(true);
                replies.report(true);
                row("lives", lives.summary().lives());
                row("files", lives.summary().files());
                row("answers", answers.text());
                row("replies by hand", replies.text());
                row(
                        "sent",
                        String.format(
                                Locale.ROOT,
                                "%,d messages, %,d left out as too many were unanswered",
                                clients.sent(),
                                clients.leftOut()));
                row("outside reader", visits);
                for (String[] figure : watch.table()) {
                    row(figure[0], figure[1]);
                }
                row("machine stood still", pauses.text());
                row("full disk", disk.words());
                row("clock jumps", jumps);
            }
            return verdict();
        }
    }

    /** Returns the messages a second that the warm program can answer and record. */
    private double measure(Lives lives) throws IOException {
        Generator generator = Generator.find(scratch);
        try (ClosedLoop load = generator.connect(Scenario.SMALL, lives.address())) {
            boolean steady = WarmUp.untilSteady(load, 1_000, MOST_INTERVALS);
            double rate = load.run(MEASURED_MILLIS).perSecond();
            log.event(
                    "it can do %,.0f messages a second (%s%s; generator: %s)",
                    rate, Scenario.SMALL.words(), steady ? "" : ", NOT STEADY", generator.words());
            return rate;
        }
    }

    private void row(String name, String text) {
        out.printf(Locale.ROOT, "%-20s %s%n", name, text);
    }

    private int verdict() {
        List<String> findings = log.findings();
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "Everything held." : findings.size() + " findings.");
        return findings.isEmpty() ? 0 : 1;
    }
}
