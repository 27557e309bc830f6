package switchboard.wire.framing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.RevisableOutput;
import switchboard.wire.Severity;
import switchboard.wire.explain.SkippedBytes;

/**
 * The bytes that a client sends, with the pauses between, played to a reader in random pieces with a clock of its own.
 *
 * <p>Pieces follow each other in less than a millisecond. An open frame is told of pauses and of its deadline as a
 * connection does it.
 */
final class ClientScript {
    private static final long MILLI = 1_000_000;
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(10);

    private static final byte[] FIN = {};
    private static final byte[] RESET = {};

    /** The steps: bytes to send, FIN, RESET, or a {@link Long} with the milliseconds of a pause. */
    private final List<Object> steps = new ArrayList<>();

    private final Framing framing;
    private final boolean strict;

    /** Whether messages that were given can be taken back, as a connection does it if a session keeps them. */
    private boolean revises;

    ClientScript(String framing) {
        this(framing, false);
    }

    ClientScript(String framing, boolean strict) {
        this.framing = Framings.parse(framing);
        this.strict = strict;
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    ClientScript send(byte[]... parts) {
        steps.add(join(parts));
        return this;
    }

    /** Sends text in Latin-1, so that each character is a byte. */
    ClientScript send(String text) {
        return send(latin(text));
    }

    ClientScript pause(long millis) {
        steps.add(millis);
        return this;
    }

    ClientScript fin() {
        steps.add(FIN);
        return this;
    }

    ClientScript reset() {
        steps.add(RESET);
        return this;
    }

    /** Lets messages be taken back that were given. */
    ClientScript revising() {
        revises = true;
        return this;
    }

    /** The messages that came out of a script. */
    static final class Outcome {
        final List<Message> messages = new ArrayList<>();
        final FrameReader reader;
        final Consumer<Message> out;

        /** The number of messages that were taken back. */
        int takenBack;

        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private long nanos = MILLI;
        private long waited;

        Outcome(FrameReader reader, boolean revises) {
            this.reader = reader;
            this.out = revises ? new Revising() : messages::add;
        }

        /** Takes the last messages back if their sizes are as is said. */
        private final class Revising implements RevisableOutput {
            @Override
            public void accept(Message message) {
                messages.add(message);
            }

            @Override
            public boolean takeBack(int count, long bytes) {
                List<Message> last = messages.subList(Math.max(0, messages.size() - count), messages.size());
                long size = last.stream().mapToLong(Message::size).sum();
                if (last.size() != count || size != bytes) {
                    throw new AssertionError(
                            count + " messages of " + bytes + " bytes are not the last of" + Outcome.this);
                }
                last.clear();
                takenBack += count;
                return true;
            }
        }

        /** Returns the texts of all messages. */
        List<String> texts() {
            return messages.stream().map(Message::text).toList();
        }

        List<Message> problems() {
            return messages.stream().filter(Message::isProblem).toList();
        }

        /** Returns the codes of all findings that are problems. */
        List<WireText> codes() {
            return messages.stream()
                    .flatMap(message -> message.findings().stream())
                    .filter(finding -> finding.severity() == Severity.PROBLEM)
                    .map(finding -> (WireText) finding.text().code())
                    .toList();
        }

        List<Cause> causes() {
            return messages.stream()
                    .flatMap(message -> message.findings().stream())
                    .filter(finding -> finding.severity() == Severity.PROBLEM)
                    .map(finding -> finding.cause())
                    .toList();
        }

        /** Returns the texts of the messages that are frames. */
        List<String> frames() {
            return messages.stream()
                    .filter(message -> message.shape() == FrameStatus.FRAMED)
                    .map(Message::text)
                    .toList();
        }

        /** Returns the sentences of all problems. */
        List<String> sentences() {
            return messages.stream()
                    .flatMap(message -> message.findings().stream())
                    .filter(finding -> finding.severity() == Severity.PROBLEM)
                    .map(finding -> finding.text().english())
                    .toList();
        }

        boolean hasBody(String body) {
            return messages.stream().anyMatch(message -> message.text().equals(body));
        }

        private void pause(long nanosToPass) {
            long left = nanosToPass;
            while (left > 0) {
                long next = left;
                boolean open = reader.frameOpen();
                long silence = open ? reader.pauseNanos() : 0;
                if (silence > 0) {
                    next = Math.min(next, silence);
                }
                boolean timed = open && reader.isTimed();
                if (timed) {
                    next = Math.min(next, Math.max(1, DEADLINE - waited));
                }
                nanos += next;
                left -= next;
                waited = open ? waited + next : 0;
                if (timed && waited >= DEADLINE) {
                    reader.expire(out);
                    waited = 0;
                } else if (silence > 0 && next == silence) {
                    reader.pause(out);
                }
            }
        }

        private void read(byte[] piece) {
            nanos += 100_000;
            if (reader.refusal().isEmpty()) {
                boolean open = reader.frameOpen();
                reader.accept(piece, 0, piece.length, nanos, out);
                sent.writeBytes(piece);
                waited = open && reader.frameOpen() ? waited : 0;
            }
        }

        /** Fails unless the messages are all bytes, in order. */
        private void requireAll() {
            byte[] all = sent.toByteArray();
            int at = 0;
            for (Message message : messages) {
                if (!Arrays.equals(message.bytes(), Arrays.copyOfRange(all, at, at + message.size()))) {
                    throw new AssertionError("at " + at + ": " + messages);
                }
                at += message.size() + (int) SkippedBytes.after(message);
            }
            if (at != all.length) {
                throw new AssertionError(at + " of " + all.length + " bytes: " + messages);
            }
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (Message message : messages) {
                text.append('\n')
                        .append(message.shape())
                        .append(' ')
                        .append(message.headerLength())
                        .append('+')
                        .append(message.bodyLength())
                        .append(" “")
                        .append(message.text(), 0, Math.min(40, message.text().length()))
                        .append('”');
                message.findings()
                        .forEach(finding -> text.append("\n    ")
                                .append(finding.certainty())
                                .append(' ')
                                .append(finding.text().english()));
            }
            return text.toString();
        }
    }

    /** Plays the script; seed 0 sends each step in one piece. */
    Outcome play(int seed) {
        Random random = new Random(seed);
        Outcome outcome = new Outcome(framing.reader(1 << 20, strict, MemoryBudget.UNLIMITED), revises);
        int most = seed % 3 == 0 ? 1_460 : seed % 3 == 1 ? 40 : 4;
        boolean ended = false;
        for (Object step : steps) {
            if (step instanceof Long millis) {
                outcome.pause(millis * MILLI);
            } else if (step == FIN || step == RESET) {
                if (step == FIN) {
                    outcome.reader.end(outcome.out);
                } else {
                    outcome.reader.cut(outcome.out);
                }
                ended = true;
            } else {
                byte[] bytes = (byte[]) step;
                int large = bytes.length > 10_000 ? 16_384 : most;
                for (int at = 0; at < bytes.length; ) {
                    int size = seed == 0 ? bytes.length : 1 + random.nextInt(large);
                    int end = Math.min(bytes.length, at + size);
                    outcome.read(Arrays.copyOfRange(bytes, at, end));
                    at = end;
                }
            }
        }
        if (!ended) {
            outcome.pause(15_000 * MILLI);
            outcome.reader.end(outcome.out);
        }
        outcome.requireAll();
        return outcome;
    }

    /** Plays the script in a hundred ways and fails where the outcome is another one. */
    void expect(String what, Predicate<Outcome> right) {
        for (int seed = 0; seed < 100; seed++) {
            Outcome outcome = play(seed);
            if (!right.test(outcome)) {
                throw new AssertionError("not " + what + " with seed " + seed + ":" + outcome);
            }
        }
    }
}
