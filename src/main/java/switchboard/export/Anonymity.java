package switchboard.export;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchboard.model.AddressRange;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedListener;
import switchboard.record.LoggedMessage;
import switchboard.record.LoggedReading;
import switchboard.record.reader.SessionReader;
import switchboard.text.CodedText;
import switchboard.text.StoredText;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/**
 * Leaves out who the clients are: a client's number stands for its name, addresses are empty, and the notes of a person
 * are left out, because they are about somebody. Marks, and everything that was said, stay. Immutable.
 *
 * @param hides whether anything is left out
 * @param numbered whether a client's number is written in place of its name; otherwise nothing is
 */
record Anonymity(boolean hides, boolean numbered) {
    LoggedListener of(LoggedListener one) {
        return hides
                ? new LoggedListener(one.run(), one.id(), one.family(), "", one.framing(), one.replyAs(), one.strict())
                : one;
    }

    LoggedClient of(LoggedClient one) {
        if (!hides) {
            return one;
        }
        List<String> secrets = secrets(one.peer(), one.host(), one.local());
        return new LoggedClient(
                one.id(),
                one.listener().map(this::of),
                "",
                "",
                "",
                one.openedAt(),
                name(one.id()),
                one.closedAt(),
                one.reason(),
                one.farewell().map(text -> without(text, one.id(), secrets)),
                without(one.note()),
                one.charset(),
                one.readings(),
                one.steps());
    }

    LoggedMessage of(LoggedMessage one) {
        if (!hides) {
            return one;
        }
        List<String> secrets = secrets(one.peer(), AddressRange.hostOf(one.peer()));
        return new LoggedMessage(
                one.number(),
                one.at(),
                one.client(),
                name(one.client()),
                "",
                one.direction(),
                without(one.message(), one.client(), secrets),
                one.request(),
                without(one.note()),
                one.encrypted(),
                one.charset());
    }

    /** Returns a writer that writes to another one what is left. */
    ExportWriter around(ExportWriter writer) {
        return hides ? new Writer(writer, this) : writer;
    }

    private String name(ConnectionId id) {
        return numbered ? id.toString() : "";
    }

    private static Note without(Note note) {
        return new Note(note.marked(), "");
    }

    /** Returns the addresses that sentences may not contain, the longest first; no sentence has a name. */
    private static List<String> secrets(String... texts) {
        return Stream.of(texts)
                .flatMap(text -> Stream.of(text, AddressRange.counted(text)))
                .filter(text -> !text.isEmpty())
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    private static CodedText without(CodedText text, ConnectionId id, List<String> secrets) {
        String sentence = text.english();
        String left = sentence;
        for (String secret : secrets) {
            // The beginning of a longer address is none.
            left = left.replaceAll(
                    "(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", Matcher.quoteReplacement(id.toString()));
        }
        return left.equals(sentence) ? text : StoredText.of(left);
    }

    private static Message without(Message message, ConnectionId id, List<String> secrets) {
        if (message.findings().isEmpty()) {
            return message;
        }
        List<Finding> findings = message.findings().stream()
                .map(one -> new Finding(
                        one.cause(),
                        one.certainty(),
                        without(one.text(), id, secrets),
                        one.repair().map(text -> without(text, id, secrets))))
                .toList();
        return new Message(
                message.shape(),
                message.bytes(),
                message.headerLength(),
                message.bodyLength(),
                message.reads(),
                findings);
    }

    /** Leaves out who the clients are before another writer writes it. */
    private record Writer(ExportWriter inner, Anonymity anonymity) implements ExportWriter {
        @Override
        public boolean includesClientEvents() {
            return inner.includesClientEvents();
        }

        @Override
        public void came(LoggedClient client) throws IOException {
            inner.came(anonymity.of(client));
        }

        @Override
        public void left(LoggedClient client) throws IOException {
            inner.left(anonymity.of(client));
        }

        @Override
        public void ended(LoggedClient client) throws IOException {
            inner.ended(anonymity.of(client));
        }

        @Override
        public void readAs(LoggedClient client, LoggedReading reading) throws IOException {
            inner.readAs(anonymity.of(client), reading);
        }

        @Override
        public void gap(SessionReader.PlacedGap placed) throws IOException {
            inner.gap(placed);
        }

        @Override
        public void message(LoggedMessage message) throws IOException {
            inner.message(anonymity.of(message));
        }

        @Override
        public void end() throws IOException {
            inner.end();
        }
    }
}
