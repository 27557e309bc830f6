package switchboard.archive;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import switchboard.record.SessionContent;
import switchboard.text.CodedText;

/**
 * One row of the list of recorded sessions. Immutable. Times are microseconds since 1970, UTC; sizes are bytes.
 *
 * @param file the path of the session file
 * @param name its title: the file's name without {@code .db}
 * @param state whether it is live, ended, left by a crash, or can't be read
 * @param startedAt the time at which it began; the file's last modification if it can't be read
 * @param lastAt the time at which something was recorded last, or the run ended; at least {@code startedAt}
 * @param content the counts of its content; empty if it can't be read
 * @param size the bytes on disk
 * @param problem the reason why it can't be read; empty if it can
 */
public record SessionSummary(
        Path file,
        String name,
        SessionState state,
        long startedAt,
        long lastAt,
        Optional<SessionContent> content,
        long size,
        Optional<CodedText> problem) {
    /** Returns the time from its first start to its last end, including the pauses between runs. */
    public Duration length() {
        return Duration.of(lastAt - startedAt, ChronoUnit.MICROS);
    }

    /** Returns the number of clients. */
    public long clients() {
        return content.map(SessionContent::clients).orElse(0L);
    }

    /** Returns the number of messages. */
    public long messages() {
        return content.map(SessionContent::messages).orElse(0L);
    }

    /** Returns whether a message or client in it has a mark or a note. */
    public boolean isAnnotated() {
        return content.map(held -> held.marks() + held.notes() > 0).orElse(false);
    }
}
