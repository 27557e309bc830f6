package switchboard.bench.parts;

import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Reading;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** Facts for the benchmarks. */
final class SampleFacts {
    private static final int BODY = 200;

    private SampleFacts() {}

    static Fact opened(long client) {
        return new Fact.Opened(
                new ConnectionInfo(
                        new ConnectionId(client),
                        1,
                        "127.0.0.1:50001",
                        "127.0.0.1",
                        "127.0.0.1:5050",
                        1_700_000_000_000_000L,
                        ReplyFormat.FRAMED,
                        false,
                        Reading.USUAL),
                Counts.ZERO);
    }

    /** Returns the fact of a received message of 200 bytes. */
    static Fact received(long client) {
        byte[] body = new byte[BODY];
        for (int at = 0; at < BODY; at++) {
            body[at] = (byte) ('a' + at % 26);
        }
        return new Fact.Received(new ConnectionId(client), 1_700_000_000_000_000L, Framings.HEADER64.frame(body));
    }
}
