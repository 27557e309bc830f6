package switchboard.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import switchboard.event.Fact;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Reading;
import switchboard.text.StoredText;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** Creates the facts that the tests of this package publish. */
public final class Facts {
    private Facts() {}

    public static ConnectionId id(long number) {
        return new ConnectionId(number);
    }

    public static Fact.Opened opened(long client) {
        return opened(client, 1_000_000);
    }

    /** Returns the fact that a client came at a time in microseconds since 1970. */
    public static Fact.Opened opened(long client, long at) {
        return new Fact.Opened(
                new ConnectionInfo(
                        id(client),
                        1,
                        "127.0.0.1:" + (50_000 + client),
                        "127.0.0.1",
                        "127.0.0.1:5050",
                        at,
                        ReplyFormat.FRAMED,
                        false,
                        Reading.USUAL),
                Counts.ZERO);
    }

    public static Fact.Closed closed(long client, boolean answerable) {
        return closed(client, 9_000_000, answerable);
    }

    /** Returns the fact that a client finished at a time in microseconds since 1970. */
    public static Fact.Closed closed(long client, long at, boolean answerable) {
        return new Fact.Closed(id(client), at, CloseReason.FIN, StoredText.of("left"), answerable, Counts.ZERO);
    }

    public static Fact.Received received(long client, Message message) {
        return new Fact.Received(id(client), 2_000_000 + client, message);
    }

    public static Fact.Received received(long client, String text) {
        return received(client, in(utf8(text)));
    }

    /** Returns the fact that a message came at a time in microseconds since 1970. */
    public static Fact.Received received(long client, long at, String text) {
        return new Fact.Received(id(client), at, in(utf8(text)));
    }

    public static Fact.Sent sent(long client, String text, OptionalLong request) {
        return sent(client, 3_000_000, text, request);
    }

    /** Returns the fact that a message was sent at a time in microseconds since 1970. */
    public static Fact.Sent sent(long client, long at, String text, OptionalLong request) {
        return new Fact.Sent(id(client), at, Framings.HEADER64.frame(utf8(text)), request);
    }

    /** Returns a complete frame that arrived in one read. */
    public static Message in(byte[] body) {
        Message framed = Framings.HEADER64.frame(body);
        return new Message(
                FrameStatus.FRAMED,
                framed.bytes(),
                framed.headerLength(),
                framed.bodyLength(),
                ReadTrace.single(7, framed.size()),
                List.of());
    }

    public static Message unframed(byte[] bytes, Finding... findings) {
        return new Message(
                FrameStatus.UNFRAMED, bytes, 0, bytes.length, ReadTrace.single(1, bytes.length), List.of(findings));
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
