package switchboard.archive;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import switchboard.record.SessionContent;
import switchboard.text.CodedText;

/**
 * A recorded session as one row of the list. Immutable. Times are microseconds since 1970, UTC.
 *
 * @param file where it is
 * @param name its title: the file's name without {@code .db}
 * @param state whether it is live, ended, left by a crash, or can't be read
 * @param startedAt when it began; when the file was written last, where it can't be read
 * @param lastAt when something was recorded last, or it ended; at least {@code startedAt}
 * @param content what it holds; empty where it can't be read
 * @param size the bytes that it takes on disk
 * @param problem why it can't be read; empty where it can
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
    /** Returns how long it went from its first start to its last end, pauses between two starts included. */
    public Duration length() {
        return Duration.of(lastAt - startedAt, ChronoUnit.MICROS);
    }

    /** Returns how many clients came. */
    public long clients() {
        return content.map(SessionContent::clients).orElse(0L);
    }

    /** Returns how many messages it has. */
    public long messages() {
        return content.map(SessionContent::messages).orElse(0L);
    }

    /** Returns whether a person put a mark or a note to something in it. */
    public boolean isAnnotated() {
        return content.map(held -> held.marks() + held.notes() > 0).orElse(false);
    }
}
