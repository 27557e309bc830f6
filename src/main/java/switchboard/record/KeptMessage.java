package switchboard.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.event.Fact;
import switchboard.filter.text.TextMatcher;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/**
 * A message as memory keeps it. Immutable.
 *
 * @param number its place in the session, counted from 1 without gaps
 * @param at microseconds since 1970, UTC
 * @param client who it came from or went to
 * @param request the reply request it belongs to, if it does
 */
record KeptMessage(
        long number, long at, ConnectionId client, Direction direction, Message message, OptionalLong request) {

    /** Return the fact that told of it. */
    Fact fact() {
        return switch (direction) {
            case IN -> new Fact.Received(client, at, message);
            case OUT -> new Fact.Sent(client, at, message, request);
        };
    }

    /** Return it as a row of the log. */
    LogRow row(String clientName, Note note) {
        int shown = Math.min(message.bodyLength(), LogRow.PREVIEW_BYTES);
        byte[] preview = new byte[shown];
        System.arraycopy(message.bytes(), message.headerLength(), preview, 0, shown);
        List<Finding> findings = message.findings();
        return new LogRow(
                number,
                at,
                client,
                clientName,
                direction,
                message.shape(),
                message.bodyLength(),
                StoredMessage.previewText(preview, message.bodyLength()),
                findings.isEmpty() ? "" : findings.getFirst().text().english(),
                StoredMessage.severity(StoredMessage.findingCode(message)),
                note,
                Optional.empty());
    }

    /** Return whether a sieve lets it through. */
    boolean passes(Sieve sieve) {
        return switch (sieve) {
            case Sieve.Clients clients -> clients.ids().contains(client.number());
            case Sieve.Numbers numbers -> numbers.numbers().contains(number);
            case Sieve.Way way -> direction == way.direction();
            case Sieve.Size size -> size.comparison().holds(message.bodyLength(), size.bytes());
            case Sieve.Time time -> time.comparison().holds(at, time.micros());
            case Sieve.Number wanted -> wanted.comparison().holds(number, wanted.number());
            case Sieve.Problem problem -> message.isProblem();
            case Sieve.OfCause cause ->
                message.findings().stream()
                        .anyMatch(finding -> finding.cause().id().equals(cause.cause()));
            case Sieve.Content content -> contains(content.text());
            case Sieve.Every every -> every.parts().stream().allMatch(this::passes);
            case Sieve.Some some -> some.parts().stream().anyMatch(this::passes);
            case Sieve.Opposite opposite -> !passes(opposite.sieve());
        };
    }

    private boolean contains(TextMatcher text) {
        return text.matches(StoredMessage.body(message))
                || message.findings().stream()
                        .anyMatch(finding -> text.matches(finding.text().english()));
    }
}
