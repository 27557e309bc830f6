package switchboard.record.search;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.stream.Collectors;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/** Builds the zone map and the Bloom filter of a range of messages. Used by one thread. */
final class ZoneMapBuilder {
    /** The messages of a range. */
    private static final int MESSAGES = 1_024;

    /** The bytes of bodies that end a range sooner: with more, its Bloom filter would exclude hardly any text. */
    private static final long BYTES = 256 * 1_024;

    private final NgramBloomFilter texts = new NgramBloomFilter();
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

    ZoneMapBuilder() {
        clear();
    }

    /** Adds the next message. */
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
        if (client != newestClient && clients.size() <= ZoneMap.MOST_CLIENTS) {
            newestClient = client;
            clients.add(client);
        }
        texts.add(message.bytes(), message.headerLength(), length);
        if (!message.findings().isEmpty()) {
            findings++;
            problems += message.isProblem() ? 1 : 0;
            for (Finding finding : message.findings()) {
                byte[] sentence = finding.text().english().getBytes(StandardCharsets.UTF_8);
                texts.add(sentence, 0, sentence.length);
            }
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count >= MESSAGES || bytes >= BYTES;
    }

    /** Returns the zone map of the messages that were added. */
    ZoneMap zoneMap() {
        String named = clients.size() > ZoneMap.MOST_CLIENTS
                ? ""
                : clients.stream().map(String::valueOf).collect(Collectors.joining(","));
        return new ZoneMap(first, first + count - 1, fromAt, toAt, sent, problems, findings, shortest, longest, named);
    }

    /** Returns the Bloom filter of the messages that were added, as bytes, and starts a new range. */
    byte[] takeTexts() {
        clear();
        return texts.take();
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
