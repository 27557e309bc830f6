package switchboard.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import switchboard.client.swarm.ClientKind;
import switchboard.event.Fact;
import switchboard.event.Fold;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

/**
 * The model of the server: the facts on the bus, summed up for comparison with the session file, the server's counts
 * and the swarm's own counts. Its size grows with connections, not with messages. Not thread-safe; see {@link Fold}.
 */
public final class FactSummary implements Fold<FactSummary> {
    /**
     * The beginning of a swarm client's messages: kind, client, connection, message. Other kinds send no complete ones.
     */
    private static final Pattern SIGNED =
            Pattern.compile("((?:" + kindsWithWholeMessages() + ") [0-9]+\\.[0-9]+)\\.([0-9]+): ");

    /** The messages of one client in one direction, in order. */
    static final class Strand {
        private final CRC32 checksum = new CRC32();
        private long messages;

        void add(Message message) {
            messages++;
            checksum.update(message.shape().ordinal());
            checksum.update(message.headerLength());
            checksum.update(message.bytes());
        }

        @Override
        public String toString() {
            return messages + " messages, checksum " + Long.toHexString(checksum.getValue());
        }
    }

    private final Map<ConnectionId, Map<Direction, Strand>> strands = new TreeMap<>();
    private final Map<String, Long> accepted = new HashMap<>();
    private final Map<String, Long> answered = new HashMap<>();
    private final Map<CloseReason, Long> closed = new EnumMap<>(CloseReason.class);
    private final Map<ConnectionId, Integer> open = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private long opened;
    private long rejected;

    @Override
    public void add(Fact fact) {
        switch (fact) {
            case Fact.Opened one -> {
                opened++;
                open.merge(one.id(), 1, Integer::sum);
            }
            case Fact.Received one -> {
                strand(one.id(), Direction.IN).add(one.message());
                note(accepted, one.message());
            }
            case Fact.Sent one -> {
                strand(one.id(), Direction.OUT).add(one.message());
                note(answered, one.message());
            }
            case Fact.Closed one -> {
                closed.merge(one.reason(), 1L, Long::sum);
                if (open.merge(one.id(), -1, Integer::sum) != 0) {
                    violations.add(one.id() + " was not closed once for being opened once");
                }
            }
            case Fact.Rejected one -> rejected++;
            default -> {}
        }
    }

    Strand strand(ConnectionId id, Direction direction) {
        return strands.computeIfAbsent(id, key -> new EnumMap<>(Direction.class))
                .computeIfAbsent(direction, key -> new Strand());
    }

    /** Checks that a signed message follows its predecessor: no repetition, no gap, no wrong order. */
    private void note(Map<String, Long> last, Message message) {
        if (message.shape() != FrameStatus.FRAMED) {
            return;
        }
        Matcher signed = SIGNED.matcher(message.text());
        if (signed.lookingAt()) {
            long number = Long.parseLong(signed.group(2));
            long before = last.getOrDefault(signed.group(1), 0L);
            if (number != before + 1) {
                violations.add(signed.group() + "came after number " + before);
            }
            last.put(signed.group(1), number);
        }
    }

    private static String kindsWithWholeMessages() {
        return Arrays.stream(ClientKind.values())
                .filter(kind -> !kind.miscounts())
                .map(ClientKind::word)
                .collect(Collectors.joining("|"));
    }

    /** Returns this ledger unchanged; it is read when all connections have ended. */
    @Override
    public FactSummary take() {
        return this;
    }

    /** Returns the number of understood messages of a swarm's connection, such as {@code tidy 3.1}. */
    public long accepted(String connection) {
        return accepted.getOrDefault(connection, 0L);
    }

    /** Returns the number of these messages that were echoed. */
    public long answered(String connection) {
        return answered.getOrDefault(connection, 0L);
    }

    public long opened() {
        return opened;
    }

    public long rejected() {
        return rejected;
    }

    public Map<CloseReason, Long> closed() {
        return closed;
    }

    /** Returns the violations of the model, in words. */
    public List<String> violations() {
        return violations;
    }

    /** Returns the sums for comparison, one line for each client and direction. */
    public String transcript() {
        StringBuilder lines = new StringBuilder();
        strands.forEach((id, both) -> both.forEach((direction, strand) -> lines.append(id)
                .append(' ')
                .append(direction)
                .append(' ')
                .append(strand)
                .append('\n')));
        return lines.toString();
    }
}
