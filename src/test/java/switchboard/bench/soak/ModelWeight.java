package switchboard.bench.soak;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import switchboard.event.Fact;
import switchboard.fault.FactSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Reading;
import switchboard.text.StoredText;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** Measures the memory of the model, which keeps data of each connection and is not part of the tested program. */
final class ModelWeight {
    private static final int CONNECTIONS = 20_000;

    private ModelWeight() {}

    /** Returns the bytes that the model keeps for each connection. */
    static double perConnection() {
        long before = Vitals.heapNow();
        FactSummary ledger = new FactSummary();
        for (int number = 1; number <= CONNECTIONS; number++) {
            converse(ledger, new ConnectionId(number));
        }
        double weight = (double) (Vitals.heapNow() - before) / CONNECTIONS;
        if (ledger.opened() != CONNECTIONS) {
            throw new IllegalStateException("the ledger has to be there until now");
        }
        return Math.max(0, weight);
    }

    private static void converse(FactSummary ledger, ConnectionId id) {
        Message message =
                Framings.HEADER64.frame(("reconnect " + id.number() + ".7.1: hello").getBytes(StandardCharsets.UTF_8));
        ledger.add(new Fact.Opened(
                new ConnectionInfo(
                        id,
                        1,
                        "127.0.0.1:50000",
                        "127.0.0.1",
                        "127.0.0.1:5050",
                        0,
                        ReplyFormat.FRAMED,
                        false,
                        Reading.USUAL),
                Counts.ZERO));
        ledger.add(new Fact.Received(id, 0, message));
        ledger.add(new Fact.Sent(id, 0, message, OptionalLong.empty()));
        ledger.add(new Fact.Closed(id, 0, CloseReason.FIN, StoredText.of(""), false, Counts.ZERO));
    }
}
