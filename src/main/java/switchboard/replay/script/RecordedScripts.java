package switchboard.replay.script;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import switchboard.filter.ClientCondition;
import switchboard.model.ClassCode;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.Matches;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.text.ReplayText;
import switchboard.wire.Cause;
import switchboard.wire.Direction;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.FramingException;

/**
 * Reads scripts and their messages from a session's log.
 *
 * <p>A script keeps only the numbers of its messages, 8 bytes each, so {@link #MOST_MESSAGES} of them take 16 MB.
 *
 * <p>Thread-safe; each call waits for the disk.
 */
public final class RecordedScripts {
    /** The largest number of messages in one replay. */
    static final int MOST_MESSAGES = 2_000_000;

    /** The number of messages in one request to the log. */
    private static final int PAGE = 1_000;

    /** The recorded order; scripts without one are of an older program's run, thus earlier, and follow the clock. */
    private static final Comparator<Script> BY_BEGINNING = Comparator.comparingLong((Script script) -> script.client()
                    .step(ClientStep.Kind.CAME)
                    .map(ClientStep::place)
                    .orElse(0L))
            .thenComparingLong(Script::beganAt);

    private final SessionLog log;
    private final ClassCode code;

    /**
     * Creates a reader.
     *
     * @param code the class code to put where one was said, which a recording does not keep; may be none
     */
    public RecordedScripts(SessionLog log, ClassCode code) {
        this.log = log;
        this.code = code;
    }

    /**
     * Returns the scripts of clients in the order of their beginnings.
     *
     * @param chosen the clients; empty for all that exchanged a message
     * @throws SessionException if there are none or too many, or if they cannot be read
     */
    public List<Script> scripts(Set<ConnectionId> chosen) throws SessionException, InterruptedException {
        Map<ConnectionId, ScriptBuilder> drafts = new LinkedHashMap<>();
        for (LoggedClient client : answer(log.clients())) {
            if (chosen.isEmpty() || chosen.contains(client.id())) {
                drafts.put(client.id(), new ScriptBuilder(client));
            }
        }
        for (ConnectionId id : chosen) {
            if (!drafts.containsKey(id)) {
                throw new SessionException(ReplayText.CLIENT_UNKNOWN.with(id.number()));
            }
        }
        long[] numbers = numbers(chosen);
        for (int first = 0; first < numbers.length; first += PAGE) {
            long[] page = Arrays.copyOfRange(numbers, first, Math.min(numbers.length, first + PAGE));
            for (LogRow row : answer(log.rows(page))) {
                Optional.ofNullable(drafts.get(row.client())).ifPresent(draft -> draft.add(row));
            }
        }
        List<Script> scripts = drafts.values().stream()
                .filter(draft -> !chosen.isEmpty() || !draft.isEmpty())
                .map(ScriptBuilder::script)
                .sorted(BY_BEGINNING)
                .toList();
        if (scripts.isEmpty()) {
            throw new SessionException(ReplayText.NOTHING_SAID.with());
        }
        return scripts;
    }

    private long[] numbers(Set<ConnectionId> chosen) throws SessionException, InterruptedException {
        long newest = answer(log.newest());
        LongStream.Builder numbers = LongStream.builder();
        long count = 0;
        for (long after = 0; after < newest; ) {
            long[] found;
            if (chosen.isEmpty()) {
                found = LongStream.rangeClosed(after + 1, Math.min(newest, after + PAGE))
                        .toArray();
                after += PAGE;
            } else {
                Matches matches = answer(log.matches(new ClientCondition(chosen), after, newest));
                found = matches.numbers();
                after = matches.lookedUpTo();
            }
            LongStream.of(found).forEach(numbers::add);
            count += found.length;
            if (count > MOST_MESSAGES) {
                throw new SessionException(ReplayText.MESSAGES_MANY.with(MOST_MESSAGES));
            }
        }
        return numbers.build().toArray();
    }

    /**
     * Returns one message of a script.
     *
     * @param place its place in the script, from 0
     * @throws SessionException if it cannot be read, or if the code does not fit the recorded framing
     */
    public ScriptStep.MessageStep message(Script script, int place) throws SessionException, InterruptedException {
        long number = script.numbers()[place];
        LoggedMessage logged = answer(log.message(number))
                .orElseThrow(() -> new SessionException(ReplayText.MESSAGE_GONE.with(number)));
        Message said = saysCode(logged) ? code(script) : logged.message();
        return new ScriptStep.MessageStep(number, logged.at(), logged.direction(), said);
    }

    private boolean saysCode(LoggedMessage logged) {
        Message message = logged.message();
        return code.isWanted()
                && logged.direction() == Direction.IN
                && message.shape() == FrameStatus.FRAMED
                && message.findings().stream().anyMatch(finding -> finding.cause() == Cause.CLASS_CODE);
    }

    private Message code(Script script) throws SessionException {
        byte[] word = code.word().getBytes(StandardCharsets.UTF_8);
        try {
            Message framed = script.framing().encode(word, ReplyFormat.FRAMED);
            return new Message(
                    FrameStatus.FRAMED,
                    framed.bytes(),
                    framed.headerLength(),
                    framed.bodyLength(),
                    ReadTrace.single(1, framed.size()),
                    List.of());
        } catch (FramingException unfit) {
            throw new SessionException(
                    ReplayText.CODE_UNFIT.with(script.framing().name(), unfit.text()), unfit);
        }
    }

    private static <T> T answer(CompletableFuture<T> future) throws SessionException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SessionException explained) {
                throw explained;
            }
            throw new SessionException(ReplayText.SESSION_BROKEN.with(String.valueOf(failed.getCause())), failed);
        } catch (InterruptedException cancelled) {
            future.cancel(false);
            throw cancelled;
        }
    }

    /** A script under construction while the log is read. */
    private static final class ScriptBuilder {
        private final LoggedClient client;
        private final LongStream.Builder numbers = LongStream.builder();
        private int size;
        private int endPlace;
        private boolean ended;
        private int nextReading;
        private int again;
        private long firstAt;

        ScriptBuilder(LoggedClient client) {
            this.client = client;
            firstAt = client.openedAt();
        }

        boolean isEmpty() {
            return size == 0;
        }

        void add(LogRow row) {
            if (isReadAgain(row)) {
                return;
            }
            if (firstAt == 0) {
                firstAt = row.at();
            }
            // After a client has ended its stream, only the server's replies can follow.
            ended = row.direction() == Direction.OUT && (ended || isAfterEnd(row));
            numbers.add(row.number());
            size++;
            if (!ended) {
                endPlace = size;
            }
        }

        /**
         * Returns whether a message is an earlier one that was read again in another framing. The bytes are played as
         * they were read first, because only that reading has them at their places among the replies.
         */
        private boolean isReadAgain(LogRow row) {
            if (row.direction() == Direction.OUT) {
                return false;
            }
            while (nextReading < client.readings().size()
                    && row.number() > client.readings().get(nextReading).after()) {
                again = client.readings().get(nextReading++).again();
            }
            return again-- > 0;
        }

        private boolean isAfterEnd(LogRow row) {
            return client.step(ClientStep.Kind.FINISHED)
                    .or(() -> client.step(ClientStep.Kind.LEFT))
                    .map(end -> row.number() > end.after())
                    .orElseGet(() -> client.closedAt().isPresent()
                            && row.at() > client.closedAt().getAsLong());
        }

        Script script() {
            return new Script(client, numbers.build().toArray(), endPlace, firstAt);
        }
    }
}
