package switchboard.bench.baddays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import switchboard.bench.BadMachine;

/**
 * The order of events: all kinds of bad days in an order by chance, then an end of the program, and again. Everything
 * by chance comes from one seed.
 *
 * <p>Used by one thread.
 */
final class BadDaysScript {
    /** After this many ends by a kill comes one by a signal that lets the program finish. */
    private static final int KILLS_IN_A_ROW = 2;

    private static final int SETTLE_SECONDS = 30;
    private static final int FOLDER_SECONDS = 5;

    private static final List<Duration> JUMPS = List.of(
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(-1),
            Duration.ofSeconds(7),
            Duration.ofSeconds(-90),
            Duration.ofDays(400),
            Duration.ofDays(-3));

    private final Lives lives;
    private final Lives.Setting setting;
    private final ReaderVisits reader;
    private final Runnable report;
    private final SplittableRandom random;
    private final int longestPause;
    private int ends;
    private Duration distance = Duration.ZERO;

    /**
     * Creates a script.
     *
     * @param reader the outside reader
     * @param report reports slow answers, called between events
     * @param longestPause the most seconds between two events
     */
    BadDaysScript(
            Lives lives,
            Lives.Setting setting,
            ReaderVisits reader,
            Runnable report,
            SplittableRandom random,
            int longestPause) {
        this.lives = lives;
        this.setting = setting;
        this.reader = reader;
        this.report = report;
        this.random = random;
        this.longestPause = longestPause;
    }

    /** Plays until that time, and ends the program. */
    void play(long end) throws IOException, InterruptedException {
        while (true) {
            for (BadDay day : BadDay.shuffled(random)) {
                pause(random.nextInt(2, longestPause + 1));
                if (RunClock.now() >= end) {
                    finish();
                    return;
                }
                if (!lives.program().isAlive()) {
                    setting.log().finding("the program ended by itself");
                    lives.kill();
                    next(true);
                }
                try {
                    play(day);
                } catch (IOException failed) {
                    setting.log().finding("%s could not be played: %s", day, failed);
                }
                report.run();
            }
            pause(random.nextInt(2, longestPause + 1));
            // A reader that comes between an end and a start would keep the program from starting, and from removing
            // its log.
            reader.beginNoVisits();
            try {
                end();
                next(random.nextBoolean());
            } finally {
                reader.endNoVisits();
            }
        }
    }

    private void end() throws IOException, InterruptedException {
        boolean orderly = ends++ % (KILLS_IN_A_ROW + 1) == KILLS_IN_A_ROW;
        if (orderly) {
            lives.endOrderly(reader.isHolding());
        } else {
            setting.log().event("kill -9");
            lives.kill();
        }
    }

    private void next(boolean another) throws IOException, InterruptedException {
        if (another) {
            lives.newSession();
        }
        lives.start();
        setting.log().event("dead for %.1f s; %s session", lives.deadSeconds(), another ? "a new" : "the same");
        lives.serve();
        report.run();
    }

    private void finish() throws IOException, InterruptedException {
        setting.log().event("the end");
        reader.beginNoVisits();
        try {
            lives.endOrderly(reader.isHolding());
            lives.newSession();
        } finally {
            reader.endNoVisits();
        }
        report.run();
    }

    private void pause(long seconds) throws InterruptedException {
        for (long second = 0; second < seconds; second++) {
            TimeUnit.SECONDS.sleep(1);
            report.run();
        }
    }

    private void play(BadDay day) throws IOException, InterruptedException {
        switch (day) {
            case FULL_DISK -> fullDisk();
            case DELETED_FOLDER -> deletedFolder();
            case STANDSTILL -> standstill();
            case CLOCK_JUMP -> clockJump();
            case NOT_READING -> {
                int count = random.nextInt(1, 7);
                int seconds = random.nextInt(8, 18);
                setting.log().event("%d clients that do not read, for %d s", count, seconds);
                BadClients.thatDoNotRead(lives.program(), lives.address(), count, seconds);
            }
            case RESETS -> setting.log().event("%d clients reset", BadClients.thatReset(lives.address(), random, 5));
        }
    }

    private void fullDisk() throws IOException, InterruptedException {
        if (!setting.disk().canBeFull()) {
            return;
        }
        int seconds = random.nextInt(5, 16);
        lives.hindered();
        setting.log().event("the disk is full for %d s", seconds);
        try {
            setting.disk().fill();
            pause(seconds);
        } finally {
            setting.disk().free();
        }
        setting.log().event("the disk has room again");
        settle();
    }

    private void deletedFolder() throws IOException, InterruptedException {
        Path folder = lives.folder();
        lives.hindered();
        setting.log().event("the folder of the session is deleted");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
        pause(FOLDER_SECONDS);
        if (!Files.isDirectory(folder)) {
            setting.log().event("somebody makes the folder again");
            Files.createDirectories(folder);
        }
        settle();
    }

    private void standstill() throws IOException, InterruptedException {
        long millis = random.nextInt(500, 15_000);
        setting.log().event("SIGSTOP for %.1f s", millis / 1e3);
        try (Standstills.Running stopped = setting.standstills().begin(RunClock.now())) {
            lives.program().signal("STOP");
            TimeUnit.MILLISECONDS.sleep(millis);
            lives.program().signal("CONT");
        }
        settle();
    }

    private void clockJump() throws InterruptedException {
        Optional<BadMachine> machine = setting.machine();
        if (machine.isPresent()) {
            List<Duration> others =
                    JUMPS.stream().filter(jump -> !jump.equals(distance)).toList();
            distance = others.get(random.nextInt(others.size()));
            setting.log().event("the wall clock is %s from the true time", distance);
            machine.get().moveWallClock(distance);
            pause(3);
        }
    }

    /** Waits until the program tells that messages are recorded again. */
    private void settle() throws InterruptedException {
        long before = lives.session().told();
        long began = RunClock.now();
        while (lives.session().told() <= before) {
            if (RunClock.now() - began > TimeUnit.SECONDS.toNanos(SETTLE_SECONDS)) {
                setting.log().finding("nothing was told as recorded for %d s afterwards", SETTLE_SECONDS);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        setting.log().event("  recorded again after %.1f s", (RunClock.now() - began) / 1e9);
    }
}
