package switchboard.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import switchboard.record.LoggedRun;
import switchboard.record.SessionContent;
import switchboard.record.SessionException;
import switchboard.record.SessionUsage;
import switchboard.record.file.Companions;
import switchboard.record.reader.SessionReader;
import switchboard.record.session.LockedSession;
import switchboard.text.ArchiveText;
import switchboard.text.CodedText;

/** Reads the summary of one session file: its state, times, size and counts. Stateless; waits for the disk. */
final class SessionInspector {
    private static final int MOST_SECONDS = 10;

    private SessionInspector() {}

    /**
     * Returns the summary of a file; empty if the file no longer exists. A file that takes longer than
     * {@value #MOST_SECONDS} s is unreadable, because the list of sessions waits for it.
     */
    static Optional<SessionSummary> at(Path file) {
        long began = System.nanoTime();
        Thread reading = Thread.currentThread();
        return at(
                file,
                () -> System.nanoTime() - began > TimeUnit.SECONDS.toNanos(MOST_SECONDS) || reading.isInterrupted());
    }

    /**
     * Returns the summary of a file; empty if the file no longer exists.
     *
     * @param stopped whether to give up, which makes the file unreadable; asked again and again on the calling thread
     */
    static Optional<SessionSummary> at(Path file, BooleanSupplier stopped) {
        long size;
        long written;
        try {
            if (Files.notExists(file)) {
                return left(file);
            }
            size = Files.size(file) + Companions.bytes(file);
            written = Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
        } catch (IOException gone) {
            return Optional.empty();
        }
        String name = SessionName.title(String.valueOf(file.getFileName()));
        try {
            // The lock is checked before the content: a session that ends in between is then reported as live, not as
            // crashed.
            SessionUsage use = LockedSession.use(file);
            SessionContent content;
            try (SessionReader reader = SessionReader.open(file, stopped)) {
                content = reader.content();
            }
            return Optional.of(summary(file, name, use, content, size, written));
        } catch (SessionException unreadable) {
            return Optional.of(unreadable(file, written, size, unreadable.text()));
        }
    }

    /** Returns the row of a session whose file is gone while its log is still there; empty if that is gone, too. */
    private static Optional<SessionSummary> left(Path file) throws IOException {
        List<Path> companions = Companions.existing(file);
        if (companions.isEmpty()) {
            return Optional.empty();
        }
        Path first = companions.getFirst();
        return Optional.of(unreadable(
                file,
                Files.getLastModifiedTime(first).to(TimeUnit.MICROSECONDS),
                Companions.bytes(file),
                ArchiveText.SESSION_LEFT.with(String.valueOf(first.getFileName()))));
    }

    private static SessionSummary unreadable(Path file, long written, long size, CodedText problem) {
        return new SessionSummary(
                file,
                SessionName.title(String.valueOf(file.getFileName())),
                SessionState.UNREADABLE,
                written,
                written,
                Optional.empty(),
                size,
                Optional.of(problem));
    }

    private static SessionSummary summary(
            Path file, String name, SessionUsage use, SessionContent content, long size, long written) {
        long started = content.runs().stream()
                .mapToLong(LoggedRun::startedAt)
                .findFirst()
                .orElse(written);
        long last = content.runs().stream()
                .mapToLong(run -> run.endedAt().orElse(run.startedAt()))
                .reduce(Math.max(started, content.lastAt()), Math::max);
        boolean ended =
                content.runs().isEmpty() || content.runs().getLast().endedAt().isPresent();
        SessionState state = switch (use) {
            case HERE -> SessionState.LIVE;
            case ELSEWHERE -> SessionState.LIVE_ELSEWHERE;
            case NOBODY -> ended ? SessionState.ENDED : SessionState.CRASHED;
        };
        return new SessionSummary(file, name, state, started, last, Optional.of(content), size, Optional.empty());
    }
}
