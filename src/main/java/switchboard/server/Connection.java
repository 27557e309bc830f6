package switchboard.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.ClientSummary;
import switchboard.event.CloseReason;
import switchboard.event.ConnectionId;
import switchboard.event.ConnectionInfo;
import switchboard.event.Delivery;
import switchboard.event.Fact;
import switchboard.event.Limit;
import switchboard.event.ListenerSettings;
import switchboard.event.ListenerSettings.AutoReply;
import switchboard.event.Request;
import switchboard.thread.Threads;
import switchboard.wire.Cause;
import switchboard.wire.Explanations;
import switchboard.wire.Finding;
import switchboard.wire.FrameReader;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.Shape;

/**
 * One client, from its acceptance to its end.
 *
 * <p>{@link #run} is its virtual thread: it reads, publishes what it understood, and writes automatic replies.
 * Everything else ({@link #reply}, {@link #hold}, {@link #disconnect} …) comes from other threads and never
 * waits for the client. It is counted as live until {@link #end} was called for the first time; after that the
 * thread reads on, throwing away, for as long as politeness asks, so that closing does not destroy what was
 * sent last.
 */
final class Connection implements Runnable, Outbox.Outcome {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** What an idle client's read has room for; only when it is filled a large buffer is borrowed. */
    private static final int FIRST_READ = 256;

    /** What is thrown away at most for the sake of politeness. */
    private static final int MOST_DRAINED = 64 * 1024;

    /** After an answer a client that finished sending is given this long for another one. */
    private static final long NEXT_ANSWER_NANOS = 5_000_000_000L;

    /** A frame that has been open for this long is worth showing as unfinished. */
    private static final long UNFINISHED_NANOS = 2_000_000_000L;

    private final House house;
    private final ConnectionInfo info;
    private final ListenerSettings settings;
    private final Transport transport;
    private final FrameReader reader;
    private final Outbox outbox;
    private final boolean guarded;
    private final Thread thread;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean transportClosed = new AtomicBoolean();
    private final ClientTally tally;

    private volatile boolean held;
    private volatile long releasedNanos;
    private volatile ReplyFormat replyAs;
    private volatile String name = "";
    private volatile boolean answerable;

    /** How many answers a client that finished sending may still expect. */
    private final AtomicInteger answersLeft = new AtomicInteger();

    /** When politeness or answering is over, in nanoseconds; 0 while neither runs. */
    private volatile long partUntil;

    /** When the open frame must be complete, in nanoseconds; 0 while none is open. */
    private volatile long frameDeadline;

    private volatile long frameOpened;
    private volatile int frameBytes;
    private volatile boolean shownUnfinished;
    private volatile boolean unframed;
    private volatile boolean shownQueued;

    Connection(House house, ConnectionInfo info, ListenerSettings settings, Transport transport, boolean guarded) {
        this.house = house;
        this.info = info;
        this.settings = settings;
        this.transport = transport;
        this.guarded = guarded;
        this.reader =
                settings.framing().reader(house.limits.inbound().maxMessage(), settings.strict(), house.receiving);
        this.outbox = new Outbox("client " + info.id(), transport, house.limits.outbound(), this);
        this.replyAs = info.replyAs();
        this.tally = new ClientTally(info.openedAt());
        this.held = house.holdingAll;
        this.thread = Threads.virtual("client " + info.id(), this);
    }

    ConnectionId id() {
        return info.id();
    }

    void start() {
        thread.start();
    }

    // ---- its own thread ----

    @Override
    public void run() {
        try {
            house.bus.publish(new Fact.Opened(info, house.registry.counts()));
            if (held) {
                publishChanged();
            }
            read();
        } catch (IOException gone) {
            leftBy(gone);
        } catch (RuntimeException | Error broken) {
            LOG.warn("Client {} was disconnected because its thread failed", info.id(), broken);
            end(
                    CloseReason.FAILED,
                    Sentences.of("left.failed", broken.getClass().getSimpleName()),
                    false);
        } finally {
            reader.close();
            if (!answerable) {
                closeTransport();
            }
            house.registry.threadEnded();
        }
    }

    private void read() throws IOException {
        byte[] first = new byte[FIRST_READ];
        List<Message> messages = new ArrayList<>(2);
        while (true) {
            awaitRelease();
            if (ended.get()) {
                drain(first);
                return;
            }
            int count;
            try {
                count = transport.read(first, 0, FIRST_READ, timeoutMillis());
            } catch (SocketTimeoutException late) {
                reader.expire(messages::add);
                tookTooLong(messages);
                continue;
            }
            awaitRelease();
            if (ended.get()) {
                continue;
            }
            if (count < 0) {
                finished(messages);
                return;
            }
            int more = count == FIRST_READ ? transport.available() : 0;
            if (more == 0) {
                reader.accept(first, 0, count, System.nanoTime(), messages::add);
            } else {
                acceptLarge(first, more, messages);
            }
            took(messages);
        }
    }

    /** There is more than the first buffer held: let a large one take the rest of the same read. */
    private void acceptLarge(byte[] first, int more, List<Message> messages) throws IOException {
        byte[] large = house.buffers.lend();
        try {
            System.arraycopy(first, 0, large, 0, FIRST_READ);
            int room = Math.min(more, large.length - FIRST_READ);
            int count = transport.read(large, FIRST_READ, room, 0);
            reader.accept(large, 0, FIRST_READ + Math.max(0, count), System.nanoTime(), messages::add);
        } finally {
            house.buffers.giveBack(large);
        }
    }

    private int timeoutMillis() {
        if (!reader.frameOpen()) {
            return 0;
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (frameDeadline - System.nanoTime()) / 1_000_000));
    }

    /** Publish what came, answer it, and do what it asks for. */
    private void took(List<Message> messages) {
        noteFrame();
        if (!messages.isEmpty()) {
            boolean goodbye = publishReceived(messages);
            noteFraming();
            List<Outgoing> replies = new ArrayList<>(messages.size());
            for (Message message : messages) {
                autoReply(message, replies);
            }
            messages.clear();
            if (!replies.isEmpty()) {
                outbox.write(replies);
            }
            if (goodbye) {
                part(CloseReason.GOODBYE, Sentences.of("left.goodbye", settings.goodbye()));
            }
        }
        Finding refusal = reader.refusal().orElse(null);
        if (refusal != null) {
            refuse(refusal, refusal.cause() == Cause.OVERLOADED ? CloseReason.OVERLOADED : CloseReason.PROTOCOL);
        }
    }

    private boolean publishReceived(List<Message> messages) {
        boolean goodbye = false;
        long at = Clock.micros();
        List<Fact> facts = new ArrayList<>(messages.size());
        for (Message message : messages) {
            Message noted = message;
            if (isGoodbye(message)) {
                goodbye = true;
                noted = message.with(Explanations.goodbye(settings.goodbye()));
            }
            tally.received(at, noted);
            facts.add(new Fact.Received(info.id(), at, noted));
        }
        house.bus.publish(facts);
        for (Message message : messages) {
            if (!message.findings().isEmpty() && message.findings().getFirst().cause() == Cause.TOO_LONG) {
                house.hit(
                        Limit.MESSAGE_LENGTH,
                        Sentences.of(
                                "limit.message",
                                info.id(),
                                message.findings().getFirst().sentence()));
            }
        }
        return goodbye;
    }

    private boolean isGoodbye(Message message) {
        String word = settings.goodbye();
        return !word.isEmpty()
                && message.bodyLength() >= word.length()
                && message.bodyLength() <= word.length() * 4 + 2
                && message.shape() != Shape.PARTIAL
                && message.text().stripTrailing().equals(word);
    }

    private void autoReply(Message message, List<Outgoing> replies) {
        if (message.shape() == Shape.PARTIAL || reader.refusal().isPresent()) {
            return;
        }
        byte[] body = switch (settings.auto()) {
            case AutoReply.Off off -> null;
            case AutoReply.Echo echo -> message.body();
            case AutoReply.Fixed fixed -> fixed.text().getBytes(StandardCharsets.UTF_8);
        };
        if (body == null) {
            return;
        }
        try {
            ReplyFormat format = message.shape() == Shape.UNFRAMED ? ReplyFormat.RAW : replyAs;
            replies.add(new Outgoing(settings.framing().encode(body, format), OptionalLong.empty()));
        } catch (IllegalArgumentException tooLong) {
            house.bus.publish(
                    new Fact.Trouble("auto reply", Sentences.of("auto.failed", info.id(), tooLong.getMessage())));
        }
    }

    private void tookTooLong(List<Message> messages) {
        boolean body = !messages.isEmpty() && messages.getFirst().headerLength() > 0;
        house.hit(body ? Limit.BODY_TIME : Limit.HEADER_TIME, Sentences.of("limit.time", info.id()));
        publishReceived(messages);
        messages.clear();
        noteFrame();
        noteFraming();
        Finding refusal = reader.refusal().orElse(null);
        if (refusal != null) {
            refuse(refusal, CloseReason.TIMEOUT);
        }
    }

    /** Tell the client why, then part from it so that it really gets to read that. */
    private void refuse(Finding why, CloseReason reason) {
        byte[] text = (why.sentence() + "\n").getBytes(StandardCharsets.UTF_8);
        outbox.write(List.of(new Outgoing(Message.outbound(text, 0, text.length), OptionalLong.empty())));
        part(reason, why.sentence());
    }

    /** The client sends nothing more; it may still wait for an answer. */
    private void finished(List<Message> messages) {
        reader.end(messages::add);
        boolean truncated = !messages.isEmpty();
        if (truncated) {
            publishReceived(messages);
        }
        noteFrame();
        boolean waits = (tally.unanswered() > 0 || !outbox.isIdle()) && house.registry.hasRoomToAnswer();
        String sentence = truncated
                ? Sentences.of(
                        "left.truncated",
                        messages.getFirst().findings().getFirst().sentence())
                : farewell(waits);
        if (waits) {
            partUntil = later(house.limits.parting().answerTime().toNanos());
            answersLeft.set((int) Math.min(Integer.MAX_VALUE, tally.unanswered()));
            answerable = true;
        }
        if (!end(truncated ? CloseReason.TRUNCATED : CloseReason.FIN, sentence, waits)) {
            answerable = false;
        } else if (waits && outbox.isIdle()) {
            idle();
        }
    }

    private String farewell(boolean waits) {
        if (waits) {
            return Sentences.of("left.finished");
        }
        if (tally.messagesIn() == 0) {
            return Sentences.of("left.silent");
        }
        return Sentences.of("left.fin");
    }

    /** Throw away what still comes, for a while, so that closing does not reset the connection. */
    private void drain(byte[] into) throws IOException {
        int drained = 0;
        while (drained < MOST_DRAINED) {
            int count = transport.read(into, 0, into.length, politeMillis());
            if (count < 0) {
                return;
            }
            drained += count;
        }
    }

    private int politeMillis() {
        return (int) Math.max(1, (partUntil - System.nanoTime()) / 1_000_000);
    }

    private void leftBy(IOException gone) {
        String why = String.valueOf(gone.getMessage());
        boolean vanished = why.contains("timed out");
        end(CloseReason.RESET, Sentences.of(vanished ? "left.vanished" : "left.reset"), false);
    }

    /** Remember for the watchdog how long the open frame has been so. */
    private void noteFrame() {
        if (reader.frameOpen()) {
            long opened = Math.max(reader.frameOpenedNanos(), releasedNanos);
            frameDeadline = opened + house.limits.inbound().frameNanos(reader.promisedBytes());
            frameBytes = reader.keptBytes();
            frameOpened = opened | 1;
        } else if (frameOpened != 0) {
            frameOpened = 0;
            frameDeadline = 0;
            frameBytes = 0;
        }
        if (shownUnfinished) {
            shownUnfinished = reader.frameOpen();
            publishChanged();
        }
    }

    private void noteFraming() {
        if (unframed != reader.unframed()) {
            unframed = reader.unframed();
            publishChanged();
        }
    }

    private void awaitRelease() {
        while (held && !ended.get()) {
            LockSupport.park(this);
        }
    }

    // ---- from other threads ----

    /** Send a body; the outcome is published under the request's number. */
    void reply(byte[] body, Request.Form form, long request) {
        if (ended.get() && !answerable) {
            delivered(request, Delivery.FAILED, Sentences.of("reply.left"));
            return;
        }
        int most = house.limits.inbound().maxMessage();
        if (body.length > most) {
            delivered(request, Delivery.FAILED, Sentences.of("reply.long", body.length, most));
            return;
        }
        Message message;
        try {
            message = switch (form) {
                case Request.Form.Usual usual -> settings.framing().encode(body, unframed ? ReplyFormat.RAW : replyAs);
                case Request.Form.As as -> settings.framing().encode(body, as.format());
                case Request.Form.FalseLength lie -> settings.framing().frameClaiming(body, lie.length());
            };
        } catch (IllegalArgumentException impossible) {
            delivered(request, Delivery.FAILED, String.valueOf(impossible.getMessage()));
            return;
        }
        if (!outbox.isIdle()) {
            // Said before it is offered, so that it can't come after the final outcome.
            delivered(request, Delivery.WAITING, "");
        }
        switch (outbox.offer(new Outgoing(message, OptionalLong.of(request)))) {
            case TAKEN -> {}
            case BEHIND_OTHERS -> {
                shownQueued = true;
                publishChanged();
            }
            case FULL -> {
                long bytes = outbox.queuedBytes();
                delivered(request, Delivery.FAILED, Sentences.of("reply.full", bytes));
                house.hit(Limit.OUTBOUND_QUEUE, Sentences.of("limit.queue", info.id(), bytes));
            }
            case CLOSED -> delivered(request, Delivery.FAILED, Sentences.of("reply.left"));
        }
    }

    /** Stop reading: what the client sends stays in the systems' buffers until they are full. */
    void hold() {
        if (!held && !ended.get()) {
            held = true;
            publishChanged();
        }
    }

    /** Read again. */
    void release() {
        if (held) {
            releasedNanos = System.nanoTime();
            held = false;
            LockSupport.unpark(thread);
            if (!ended.get()) {
                publishChanged();
            }
        }
    }

    void replyAs(ReplyFormat format) {
        replyAs = format;
        publishChanged();
    }

    void rename(String other) {
        name = other;
        house.bus.publish(new Fact.Named(info.id(), other));
    }

    /** End the connection politely. */
    void disconnect(CloseReason reason, String sentence) {
        if (answerable) {
            stopAnswering("answer.over");
        } else {
            part(reason, sentence);
        }
    }

    /** Count it as ended, let what waits go out, say FIN, and leave the rest to its thread and the watchdog. */
    private void part(CloseReason reason, String sentence) {
        partUntil = later(house.limits.parting().politeTime().toNanos());
        if (end(reason, sentence, false)) {
            LockSupport.unpark(thread);
            if (outbox.isIdle()) {
                idle();
            }
        }
    }

    /** Count it as ended; true for the first call only. */
    private boolean end(CloseReason reason, String sentence, boolean canBeAnswered) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        if (guarded) {
            house.guard.leave(info.host());
        }
        long at = Clock.micros();
        tally.left(at, reason, sentence);
        house.bus.publish(new Fact.Closed(info.id(), at, reason, sentence, canBeAnswered, house.registry.end(reason)));
        return true;
    }

    private void stopAnswering(String how) {
        if (answerable) {
            answerable = false;
            closeTransport();
            house.bus.publish(new Fact.AnswerEnded(info.id(), Clock.micros(), Sentences.of(how)));
        }
    }

    /** Close at once: both threads that may wait in the socket come free. */
    void closeTransport() {
        if (transportClosed.compareAndSet(false, true)) {
            outbox.close();
            house.registry.forget(info.id());
            try {
                transport.close();
            } catch (IOException already) {
                LOG.debug("Closing client {}: {}", info.id(), already.getMessage());
            }
        }
    }

    // ---- what became of messages, from whoever writes ----

    @Override
    public void sent(List<Outgoing> messages) {
        long at = Clock.micros();
        List<Fact> facts = new ArrayList<>(messages.size() * 2);
        for (Outgoing outgoing : messages) {
            tally.sent(at, outgoing.message());
            facts.add(new Fact.Sent(info.id(), at, outgoing.message(), outgoing.request()));
            if (outgoing.request().isPresent()) {
                facts.add(new Fact.Delivered(outgoing.request().getAsLong(), info.id(), Delivery.SENT, ""));
            }
        }
        if (answerable) {
            answersLeft.addAndGet(-messages.size());
            partUntil = later(NEXT_ANSWER_NANOS);
        }
        house.bus.publish(facts);
    }

    @Override
    public void lost(List<Outgoing> messages) {
        for (Outgoing outgoing : messages) {
            if (outgoing.request().isPresent()) {
                delivered(outgoing.request().getAsLong(), Delivery.FAILED, Sentences.of("reply.left"));
            }
        }
    }

    @Override
    public void broken(IOException why) {
        if (answerable) {
            stopAnswering("answer.gone");
        } else {
            leftBy(why);
            closeTransport();
        }
    }

    @Override
    public void idle() {
        if (shownQueued) {
            shownQueued = false;
            publishChanged();
        }
        if (answerable && answersLeft.get() <= 0) {
            stopAnswering("answer.given");
        } else if (ended.get() && !answerable && !transportClosed.get()) {
            try {
                transport.shutdownOutput();
            } catch (IOException gone) {
                LOG.debug("Client {} is gone already: {}", info.id(), gone.getMessage());
                closeTransport();
            }
        }
    }

    // ---- the watchdog's round ----

    /** Return whether {@link #watch} would do something; cheap, because it is asked of everybody five times a second. */
    boolean needsAttention(long now) {
        return (partUntil != 0 && ended.get() && now - partUntil >= 0)
                || outbox.stalledNanos(now) > house.limits.outbound().stall().toNanos()
                || (frameOpened != 0 && !held && !shownUnfinished && now - frameOpened > UNFINISHED_NANOS)
                || (frameOpened != 0 && !held && transport instanceof UnixTransport && now - frameDeadline > 0);
    }

    /** Look after deadlines that no thread of its own waits for. */
    void watch(long now) {
        if (partUntil != 0 && ended.get() && now - partUntil >= 0) {
            if (answerable) {
                stopAnswering("answer.over");
            } else {
                closeTransport();
            }
        } else if (outbox.stalledNanos(now) > house.limits.outbound().stall().toNanos()) {
            String sentence =
                    Sentences.of("left.slow", house.limits.outbound().stall().toSeconds());
            end(CloseReason.SLOW_CONSUMER, sentence, false);
            closeTransport();
            house.hit(Limit.OUTBOUND_STALL, Sentences.of("limit.stall", info.id(), sentence));
        } else if (frameOpened != 0 && !held) {
            watchFrame(now);
        }
    }

    private void watchFrame(long now) {
        if (transport instanceof UnixTransport && now - frameDeadline > 0) {
            end(CloseReason.TIMEOUT, Sentences.of("limit.time", info.id()), false);
            closeTransport();
        } else if (!shownUnfinished && now - frameOpened > UNFINISHED_NANOS) {
            shownUnfinished = true;
            publishChanged();
        }
    }

    private static long later(long nanos) {
        return System.nanoTime() + nanos | 1;
    }

    private void delivered(long request, Delivery delivery, String detail) {
        house.bus.publish(new Fact.Delivered(request, info.id(), delivery, detail));
    }

    private void publishChanged() {
        house.bus.publish(new Fact.Changed(info.id(), held, replyAs, unframed, frameBytes, outbox.queuedBytes()));
    }

    boolean isOf(int listener) {
        return info.listener() == listener;
    }

    boolean isLive() {
        return !ended.get();
    }

    ClientSummary summary() {
        return tally.summary(info, name, held, answerable, replyAs, unframed, frameBytes, outbox.queuedBytes());
    }

    /** Return the thread that serves it, for tests. */
    @Nullable
    Thread thread() {
        return thread;
    }
}
