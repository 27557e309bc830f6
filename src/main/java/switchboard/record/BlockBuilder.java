package switchboard.record;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.stream.Collectors;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/** Gathers what is known of a stretch of messages. Used by one thread. */
final class BlockBuilder {
    private static final int MESSAGES = 1_024;

    /** Long bodies fill a block sooner: else so much stands in it that it holds every text. */
    private static final long BYTES = 256 * 1_024;

    private final Grams grams = new Grams();
    private final TreeSet<Long> clients = new TreeSet<>();
    private long newestClient;
    private long first;
    private long count;
    private long bytes;
    private long fromAt;
    private long toAt;
    private long sent;
    private long problems;
    private long findings;
    private long shortest;
    private long longest;

    BlockBuilder() {
        clear();
    }

    /** Add the next message. */
    void add(long number, long at, long client, Direction direction, Message message) {
        if (count++ == 0) {
            first = number;
        }
        int length = message.bodyLength();
        bytes += length;
        fromAt = Math.min(fromAt, at);
        toAt = Math.max(toAt, at);
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        sent += direction == Direction.OUT ? 1 : 0;
        if (client != newestClient && clients.size() <= Block.MOST_CLIENTS) {
            newestClient = client;
            clients.add(client);
        }
        grams.add(message.bytes(), message.headerLength(), length);
        if (!message.findings().isEmpty()) {
            findings++;
            problems += message.isProblem() ? 1 : 0;
            for (Finding finding : message.findings()) {
                byte[] sentence = finding.sentence().getBytes(StandardCharsets.UTF_8);
                grams.add(sentence, 0, sentence.length);
            }
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count >= MESSAGES || bytes >= BYTES;
    }

    /** Return the messages that were added. */
    Block block() {
        String named = clients.size() > Block.MOST_CLIENTS
                ? ""
                : clients.stream().map(String::valueOf).collect(Collectors.joining(","));
        return new Block(first, first + count - 1, fromAt, toAt, sent, problems, findings, shortest, longest, named);
    }

    /** Return the texts of the messages that were added, and begin anew. */
    byte[] takeGrams() {
        clear();
        return grams.take();
    }

    private void clear() {
        clients.clear();
        newestClient = 0;
        count = 0;
        bytes = 0;
        fromAt = Long.MAX_VALUE;
        toAt = Long.MIN_VALUE;
        sent = 0;
        problems = 0;
        findings = 0;
        shortest = Long.MAX_VALUE;
        longest = 0;
    }
}
