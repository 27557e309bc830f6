package switchboard.filter;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.model.AddressRange;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/** Defines the meaning of filters as plainly as possible, as the reference for the optimized searches. */
public final class FilterMeaning {
    /** A message as it was published. Immutable. */
    public record Said(long number, long at, ConnectionId client, Direction direction, Message message) {}

    public final Map<ConnectionId, String> names = new HashMap<>();
    public final Map<ConnectionId, String> peers = new HashMap<>();
    public final Map<ConnectionId, Note> clientNotes = new HashMap<>();
    public final Map<Long, Note> messageNotes = new HashMap<>();

    /** Returns whether a message matches a filter. */
    public boolean letsThrough(Filter filter, Said said) {
        Note note = messageNotes.getOrDefault(said.number, Note.NONE);
        Note clientNote = clientNotes.getOrDefault(said.client, Note.NONE);
        return switch (filter) {
            case TextCondition text ->
                contains(new String(said.message.body(), StandardCharsets.UTF_8), text.text())
                        || said.message.findings().stream()
                                .anyMatch(one -> contains(one.text().english(), text.text()))
                        || contains(names.getOrDefault(said.client, ""), text.text())
                        || contains(note.text(), text.text())
                        || contains(clientNote.text(), text.text());
            case ClientCondition clients -> clients.ids().contains(said.client);
            case ClientNameCondition called ->
                contains(names.getOrDefault(said.client, ""), called.text())
                        || contains(peers.getOrDefault(said.client, ""), called.text());
            case DirectionCondition way -> said.direction == way.direction();
            case SizeCondition size -> size.comparison().holds(said.message.bodyLength(), size.bytes());
            case TimeCondition time -> time.comparison().holds(said.at, time.micros());
            case NumberCondition number -> number.comparison().holds(said.number, number.number());
            case ProblemCondition problem ->
                problem.cause().isEmpty()
                        ? said.message.isProblem()
                        : said.message.findings().stream()
                                .map(Finding::cause)
                                .anyMatch(cause -> cause.id().equals(problem.cause()));
            case SupersededCondition superseded -> false;
            case ReadAgainCondition again -> false;
            case MarkCondition marked -> note.marked() || clientNote.marked();
            case NoteCondition noted ->
                (!note.text().isEmpty() && contains(note.text(), noted.text()))
                        || (!clientNote.text().isEmpty() && contains(clientNote.text(), noted.text()));
            case AddressCondition addresses -> {
                String peer = peers.getOrDefault(said.client, "");
                Optional<AddressRange> host = AddressRange.parse(peer.replaceFirst(":[0-9]*$", ""));
                yield host.isPresent() && addresses.spans().stream().anyMatch(span -> span.contains(host.get()));
            }
            case BytesCondition bytes ->
                HexFormat.ofDelimiter(" ")
                        .formatHex(said.message.body())
                        .contains(bytes.hex().replaceAll("(..)(?=.)", "$1 "));
            case PatternCondition pattern ->
                Pattern.compile(pattern.source(), Pattern.MULTILINE | Pattern.UNIX_LINES | Pattern.CASE_INSENSITIVE)
                        .matcher(new String(said.message.body(), StandardCharsets.UTF_8))
                        .find();
            case Filter.And and -> and.parts().stream().allMatch(part -> letsThrough(part, said));
            case Filter.Or or -> or.parts().stream().anyMatch(part -> letsThrough(part, said));
            case Filter.Not not -> !letsThrough(not.filter(), said);
        };
    }

    /** Returns a message with its annotations, as a filter tests it. */
    public AnnotatedMessage<RuntimeException> annotated(Said said) {
        return new Annotated(said);
    }

    private final class Annotated implements AnnotatedMessage<RuntimeException> {
        private final Said said;

        Annotated(Said said) {
            this.said = said;
        }

        @Override
        public long number() {
            return said.number;
        }

        @Override
        public long at() {
            return said.at;
        }

        @Override
        public ConnectionId client() {
            return said.client;
        }

        @Override
        public Direction direction() {
            return said.direction;
        }

        @Override
        public int bodyLength() {
            return said.message.bodyLength();
        }

        @Override
        public byte[] body() {
            return said.message.body();
        }

        @Override
        public boolean isProblem() {
            return said.message.isProblem();
        }

        @Override
        public List<String> causes() {
            return said.message.findings().stream()
                    .map(finding -> finding.cause().id())
                    .toList();
        }

        @Override
        public List<String> sentences() {
            return said.message.findings().stream()
                    .map(finding -> finding.text().english())
                    .toList();
        }

        @Override
        public String clientName() {
            return names.getOrDefault(said.client, "");
        }

        @Override
        public String clientAddress() {
            return peers.getOrDefault(said.client, "");
        }

        @Override
        public Note clientNote() {
            return clientNotes.getOrDefault(said.client, Note.NONE);
        }

        @Override
        public Note note() {
            return messageNotes.getOrDefault(said.number, Note.NONE);
        }
    }

    /** Returns whether a text contains another one without regard to case. */
    public static boolean contains(String text, String wanted) {
        return Collections.indexOfSubList(folded(text), folded(wanted)) >= 0;
    }

    private static List<Integer> folded(String text) {
        return text.codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .boxed()
                .toList();
    }
}
