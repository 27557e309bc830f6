package switchboard.record.memory;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.event.Fact;
import switchboard.filter.MessageView;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.BodyPreview;
import switchboard.record.LogRow;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.Severity;
import switchboard.wire.explain.CharsetFindings;

/**
 * A message in memory. Immutable.
 *
 * @param number its number in the session, counted from 1 without gaps
 * @param at microseconds since 1970, UTC
 * @param client the client that sent or received it
 * @param direction its direction
 * @param message its bytes, reads and findings
 * @param request the reply request it belongs to; empty if there is none
 */
record MemoryMessage(
        long number, long at, ConnectionId client, Direction direction, Message message, OptionalLong request)
        implements MessageView<RuntimeException> {

    /** Returns the fact of this message. */
    Fact fact() {
        return switch (direction) {
            case IN -> new Fact.Received(client, at, message);
            case OUT -> new Fact.Sent(client, at, message, request);
        };
    }

    /** Returns it as a row of the log. */
    LogRow row(String clientName, Charset charset, Note note, boolean superseded) {
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
                message.bodyLength(),
                BodyPreview.of(preview, message.bodyLength(), charset),
                findings.stream().findFirst().map(first -> CharsetFindings.told(charset, first.text())),
                findings.stream().findFirst().map(Finding::cause),
                message.isProblem() ? Severity.PROBLEM : Severity.NOTE,
                note,
                Optional.empty(),
                superseded);
    }

    @Override
    public int bodyLength() {
        return message.bodyLength();
    }

    @Override
    public byte[] body() {
        return message.body();
    }

    @Override
    public boolean isProblem() {
        return message.isProblem();
    }

    @Override
    public List<String> causes() {
        return message.findings().stream().map(finding -> finding.cause().id()).toList();
    }

    @Override
    public List<String> sentences() {
        return message.findings().stream()
                .map(finding -> finding.text().english())
                .toList();
    }
}
