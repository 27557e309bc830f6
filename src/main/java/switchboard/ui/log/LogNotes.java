package switchboard.ui.log;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.LogRow;
import switchboard.record.SessionLog;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.note.NoteCard;
import switchboard.ui.note.NoteWriter;

/**
 * Changes notes and marks of messages. Event dispatch thread only; never waits.
 *
 * <p>A note is always written as a whole, so the present one is read first.
 */
final class LogNotes {
    /** The largest number of messages that can be marked at once, because they are read and written in one request. */
    static final int MOST = 1_000;

    private final SessionLog log;
    private final Executor edt;
    private final NoteWriter noteWriter;
    private final NoteCard card;
    private final Consumer<String> onFailure;

    /**
     * Creates the writer of notes.
     *
     * @param onFailure gets a sentence
     */
    LogNotes(SessionLog log, Executor edt, NoteWriter noteWriter, Consumer<String> onFailure) {
        this.log = log;
        this.edt = edt;
        this.noteWriter = noteWriter;
        this.onFailure = onFailure;
        card = new NoteCard(noteWriter);
    }

    /** Returns the note card, which the caller lays over the rows. */
    NoteCard card() {
        return card;
    }

    /** Marks these messages, or removes the marks if all of them are marked; at most {@value #MOST}. */
    void toggleMarks(long[] numbers) {
        if (numbers.length > 0) {
            FutureCallbacks.deliver(log.rows(numbers), edt, this::toggleMarks, onFailure);
        }
    }

    private void toggleMarks(List<LogRow> rows) {
        boolean mark = !rows.stream().allMatch(row -> row.note().marked());
        noteWriter.put(rows.stream()
                .filter(row -> row.note().marked() != mark)
                .map(row -> new Annotation(
                        new Note.Subject.OfMessage(row.number()),
                        new Note(mark, row.note().text())))
                .toList());
    }

    /** Reports that this many messages cannot be marked at once. */
    void tooMany(int chosen) {
        onFailure.accept(Strings.of("note.most", LocalizedFormats.count(MOST), LocalizedFormats.count(chosen)));
    }

    /** Opens the note card of a message beside its row. */
    void edit(long number, Rectangle beside) {
        FutureCallbacks.deliver(
                log.message(number),
                edt,
                found -> found.ifPresentOrElse(
                        message -> card.open(
                                new Note.Subject.OfMessage(number),
                                Strings.of(
                                        "note.of.message",
                                        LocalizedFormats.count(number),
                                        title(message.client().toString(), message.clientName())),
                                message.note(),
                                beside.y,
                                beside.y + beside.height),
                        () -> onFailure.accept(Strings.of("wire.gone"))),
                onFailure);
    }

    private static String title(String id, String name) {
        return Optional.of(name)
                .filter(some -> !some.isEmpty())
                .map(some -> id + " " + some)
                .orElse(id);
    }
}
