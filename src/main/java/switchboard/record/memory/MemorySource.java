package switchboard.record.memory;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;
import switchboard.event.ConflatedSubscription;
import switchboard.event.Fact;
import switchboard.filter.Annotations;
import switchboard.filter.Filter;
import switchboard.filter.MessageView;
import switchboard.filter.ResolvedFilter;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Note;
import switchboard.record.ClientStates.PlacedFact;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.Matches;
import switchboard.record.NumberList;
import switchboard.record.log.LogSource;
import switchboard.wire.explain.CharsetFindings;

/**
 * Reads a session in memory. Used by one thread. Publishers wait only while a block of messages is copied, which takes
 * some microseconds.
 */
final class MemorySource implements LogSource, Annotations<RuntimeException> {
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final int MOST_FOUND = 100_000;

    private final ConflatedSubscription<Fact.Recorded> subscription;
    private final MemoryFold fold;

    /** The block that was read last, because a caller that reads one row usually reads its neighbours next. */
    private List<MemoryMessage> last = List.of();

    MemorySource(ConflatedSubscription<Fact.Recorded> subscription, MemoryFold fold) {
        this.subscription = subscription;
        this.fold = fold;
    }

    private <T> T query(Function<MemoryFold, T> question) {
        return subscription.query(() -> question.apply(fold));
    }

    /**
     * Returns the messages of the block that contains a message, or of the first block after it; empty if there is
     * none.
     */
    private List<MemoryMessage> blockFrom(long number) {
        boolean known = !last.isEmpty()
                && number >= fold.messages().first()
                && number >= last.getFirst().number()
                && number <= last.getLast().number();
        if (!known) {
            last = query(all -> all.messages().blockFrom(number))
                    .map(MessageBlock::messages)
                    .orElse(List.of());
        }
        return last;
    }

    private Optional<MemoryMessage> find(long number) {
        List<MemoryMessage> blockMessages = blockFrom(number);
        if (blockMessages.isEmpty() || number < blockMessages.getFirst().number()) {
            return Optional.empty();
        }
        return Optional.of(
                blockMessages.get((int) (number - blockMessages.getFirst().number())));
    }

    @Override
    public List<LogRow> rows(long first, int count) {
        List<MemoryMessage> found = new ArrayList<>();
        long next = Math.max(1, first);
        long end = first + count - 1;
        while (next <= end) {
            List<MemoryMessage> blockMessages = blockFrom(next);
            if (blockMessages.isEmpty()) {
                break;
            }
            for (MemoryMessage message : blockMessages) {
                if (message.number() >= next && message.number() <= end) {
                    found.add(message);
                }
            }
            next = blockMessages.getLast().number() + 1;
        }
        return rows(found);
    }

    @Override
    public List<LogRow> rows(long[] numbers) {
        return rows(Arrays.stream(numbers)
                .boxed()
                .flatMap(number -> find(number).stream())
                .toList());
    }

    private List<LogRow> rows(List<MemoryMessage> messages) {
        Map<ConnectionId, String> names = new HashMap<>();
        Map<ConnectionId, Charset> charsets = new HashMap<>();
        Map<Long, Note> notes = new HashMap<>();
        Set<Long> superseded = new HashSet<>();
        query(all -> {
            for (MemoryMessage message : messages) {
                names.computeIfAbsent(message.client(), all::name);
                charsets.computeIfAbsent(message.client(), all.clients()::charset);
                notes.put(message.number(), all.messageNote(message.number()));
                if (all.isSuperseded(message.number())) {
                    superseded.add(message.number());
                }
            }
            return true;
        });
        return messages.stream()
                .map(message -> message.row(
                        names.getOrDefault(message.client(), ""),
                        charsets.getOrDefault(message.client(), StandardCharsets.UTF_8),
                        notes.getOrDefault(message.number(), Note.NONE),
                        superseded.contains(message.number())))
                .toList();
    }

    @Override
    public Optional<LoggedMessage> message(long number) {
        return find(number)
                .map(message -> query(all -> {
                    Optional<ConnectionInfo> info = all.clients().info(message.client());
                    Charset charset = all.clients().charset(message.client());
                    return new LoggedMessage(
                            number,
                            message.at(),
                            message.client(),
                            all.name(message.client()),
                            info.map(ConnectionInfo::peer).orElse(""),
                            message.direction(),
                            CharsetFindings.told(charset, message.message()),
                            message.request(),
                            all.messageNote(number),
                            info.map(ConnectionInfo::encrypted).orElse(false),
                            charset);
                }));
    }

    @Override
    public long newest() {
        return query(all -> all.messages().newest());
    }

    @Override
    public long firstAt(long micros) {
        return query(all -> all.messages().blockFromTime(micros))
                .flatMap(block -> block.messages().stream()
                        .filter(message -> message.at() >= micros)
                        .findFirst())
                .map(MemoryMessage::number)
                .orElse(0L);
    }

    @Override
    public long[] gaps() {
        return new long[0];
    }

    @Override
    public Optional<Gap> lastGap() {
        return Optional.empty();
    }

    @Override
    public Matches search(Filter filter, long after, long upTo) {
        ResolvedFilter resolved = filter.resolved(this);
        Map<ConnectionId, Charset> charsets = new HashMap<>();
        NumberList found = new NumberList();
        long deadline = System.nanoTime() + TURN_NANOS;
        long at = after;
        // Each turn makes some progress, even after its deadline.
        while (at < upTo && found.size() < MOST_FOUND && (at == after || System.nanoTime() - deadline < 0)) {
            List<MemoryMessage> blockMessages = blockFrom(at + 1);
            if (blockMessages.isEmpty()) {
                at = upTo;
            }
            for (MemoryMessage message : blockMessages) {
                if (message.number() > at && message.number() <= upTo && resolved.matches(view(message, charsets))) {
                    found.add(message.number());
                }
            }
            at = blockMessages.isEmpty()
                    ? upTo
                    : Math.min(upTo, blockMessages.getLast().number());
        }
        return new Matches(found.toArray(), at);
    }

    private MessageView<RuntimeException> view(MemoryMessage message, Map<ConnectionId, Charset> charsets) {
        Charset charset = charsets.computeIfAbsent(
                message.client(), client -> query(all -> all.clients().charset(client)));
        return charset.equals(StandardCharsets.UTF_8) ? message : new DecodedMessage(message, charset);
    }

    @Override
    public void clients(OfClients receiver) {
        for (LoggedClient client : clients()) {
            receiver.client(client.id(), client.name(), client.peer());
        }
    }

    @Override
    public void messageNotes(OfMessages receiver) {
        query(MemoryFold::messageNotes).forEach(receiver::note);
    }

    @Override
    public void superseded(LongConsumer receiver) {
        query(MemoryFold::superseded).forEach(receiver::accept);
    }

    @Override
    public void readAgain(LongConsumer receiver) {
        query(MemoryFold::readAgain).forEach(receiver::accept);
    }

    @Override
    public void clientNotes(OfClientNotes receiver) {
        query(MemoryFold::clientNotes).forEach((id, note) -> receiver.note(new ConnectionId(id), note));
    }

    @Override
    public List<LoggedClient> clients() {
        record ClientData(List<PlacedFact> facts, Map<Long, Note> notes) {}
        ClientData known = query(all -> new ClientData(all.clients().placed(), all.clientNotes()));
        MemoryClients clients = new MemoryClients(known.notes());
        known.facts().forEach(clients::add);
        return clients.logged();
    }

    @Override
    public void close() {
        last = List.of();
    }
}
