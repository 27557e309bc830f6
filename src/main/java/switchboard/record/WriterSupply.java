package switchboard.record;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * Keeps a writer at hand: opens it again after a failure, and in another file when the old one is lost.
 *
 * <p>On the recorder's thread, but for {@link #file}.
 */
final class WriterSupply {
    private static final Logger LOG = LoggerFactory.getLogger(WriterSupply.class);
    private static final int MOST_PRESENT = 50_000;

    private final Clock clock;

    /** Who is there now, for a file that does not know them yet. */
    private final ClientStates present = new ClientStates(MOST_PRESENT);

    private volatile SessionFile file;
    private @Nullable SessionWriter writer;
    private OptionalLong run = OptionalLong.empty();
    private long newest;
    private long bytes;
    private long began;
    private boolean damagedBefore;

    /** What a new file has to say about the messages before its first one. */
    private Optional<Gap> elsewhere = Optional.empty();

    WriterSupply(SessionFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Returns the file that is written now; any thread. */
    SessionFile file() {
        return file;
    }

    /** Returns the number of the newest message on disk, also if that is in a file of before. */
    long newest() {
        return newest;
    }

    /** Returns the bytes of all messages of the file on disk. */
    long bytes() {
        return bytes;
    }

    /** Returns the writer; open it if there is none. */
    SessionWriter writer() throws SQLException, SessionException {
        SessionWriter current = writer;
        if (current == null) {
            current = SessionWriter.open(file, run, newest, now());
            writer = current;
            if (run.isEmpty()) {
                current.write(present.facts(), elsewhere.stream().toList(), List.of());
                elsewhere = Optional.empty();
                run = OptionalLong.of(current.run());
                newest = current.newest();
                bytes = current.bytes();
                began = now();
            }
        }
        return current;
    }

    /**
     * Writes facts, marks and notes into the file that stands where it is looked for.
     *
     * @param others those of the facts that are no messages
     */
    void write(List<Fact> facts, List<Fact> others, List<Gap> marks, List<Annotation> annotations)
            throws SQLException, SessionException {
        SessionWriter current = writer();
        if (!current.isPresent()) {
            throw new FileGoneException(file.path());
        }
        int messages = facts.size() - others.size();
        // A commit that reported a failure may have come through.
        if (messages == 0 || current.newest() != newest + messages) {
            current.write(facts, marks, annotations);
        }
        newest = current.newest();
        bytes = current.bytes();
        damagedBefore = false;
        others.forEach(present::add);
        if (others.stream().anyMatch(fact -> fact instanceof Fact.Closed || fact instanceof Fact.AnswerEnded)) {
            present.keepPresent();
        }
    }

    /** Returns whether the file stands where it is looked for, as far as is known. */
    boolean isPresent() {
        return writer == null || writer.isPresent();
    }

    /** Closes the writer after a failure; what is not on disk is rolled back. */
    void abandon() {
        SessionWriter failed = writer;
        writer = null;
        if (failed != null) {
            failed.abandon();
        }
    }

    /** Ends the run and close the writer. */
    void end() throws SQLException, SessionException {
        writer().end(now());
        writer = null;
    }

    /**
     * Begins another file beside this one if a fault means that this one is lost; the numbers go on.
     *
     * <p>From a file that only lost its name everything is taken along. A damaged one stays as it is.
     *
     * @param upTo when the newest message came or went
     * @return what was done, a sentence; empty if the file may be tried again
     */
    Optional<CodedText> moveOn(Fault fault, long upTo) throws SQLException, SessionException {
        return switch (fault.kind()) {
            case PASSING -> Optional.empty();
            // A disk's passing fault looks the same: it is read anew once.
            case DAMAGED -> {
                boolean sure = damagedBefore;
                damagedBefore = true;
                yield sure ? Optional.of(beginAnother(fault, upTo)) : Optional.empty();
            }
            case GONE ->
                Optional.of(
                        takeAlong()
                                ? RecordText.MOVED_ALONG.with(
                                        fault.text(), file.path().toString())
                                : beginAnother(fault, upTo));
        };
    }

    /**
     * Copies everything into another file and go on there.
     *
     * @return false if there is nothing that could be copied
     * @throws SQLException if it can't be copied now; it still can be later
     */
    private boolean takeAlong() throws SQLException, SessionException {
        SessionWriter current = writer;
        if (current == null) {
            return false;
        }
        SessionFile next = file.successor();
        boolean copied = false;
        try {
            current.copyTo(next);
            copied = true;
        } catch (SQLException failure) {
            if (Fault.of(next, failure).kind() == Fault.Kind.PASSING) {
                throw failure;
            }
            LOG.debug("{} can't be copied to {}", file.path(), next.path(), failure);
        } finally {
            if (!copied) {
                next.discardHalf();
            }
        }
        if (copied) {
            abandon();
            replaceBy(next);
        }
        return copied;
    }

    private CodedText beginAnother(Fault fault, long upTo) throws SessionException {
        SessionFile next = file.successor();
        String there = next.path().toString();
        CodedText done = newest == 0
                ? RecordText.MOVED_NEW.with(fault.text(), there)
                : RecordText.MOVED_NEW_LEFT.with(fault.text(), there, newest);
        if (newest > 0) {
            CodedText where = RecordText.GAP_MOVED.with(newest, file.path().toString());
            elsewhere = Optional.of(new Gap(began, Math.max(began, upTo), newest, bytes, where));
        }
        abandon();
        replaceBy(next);
        run = OptionalLong.empty();
        return done;
    }

    private void replaceBy(SessionFile next) {
        SessionFile old = file;
        file = next;
        try {
            old.setAside();
        } catch (SessionException failure) {
            LOG.debug("{} could not be given back", old.path(), failure);
        }
    }

    long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
