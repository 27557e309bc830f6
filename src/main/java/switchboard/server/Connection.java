package switchboard.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.thread.Threads;
import switchboard.wire.Cause;
import switchboard.wire.Finding;
import switchboard.wire.FrameReader;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;

/**
 * One client, from its acceptance to its end.
 *
 * <p>{@link #run} is its virtual thread: it reads, publishes what it understood, and writes automatic replies.
 * Everything else ({@link #reply}, {@link #hold}, {@link #disconnect} …) comes from other threads and never
 * waits for the client. Once {@linkplain Ending ended}, the thread reads on and throws away for as long as
 * politeness asks, so that closing does not destroy what was sent last.
 */
final class Connection implements Runnable, Sender.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private static final int NOTHING = 0;

    private final House house;
    final ConnectionInfo info;
    private final boolean local;
    private final ListenerSettings settings;
    final Transport transport;
    private final FrameReader reader;
    private final ClientTally tally;
    final Sender sender;
    final Ending ending;
    final OpenFrame openFrame;
    private final Intake intake;
    final Reception reception;
    private final Thread thread;
    private final AtomicBoolean transportClosed = new AtomicBoolean();

    private volatile boolean held;
    private volatile long releasedNanos;
    private volatile String name = "";
    private volatile boolean shownUnfinished;
    private volatile boolean unframed;

    /** Used by its thread only. */
    private int turn;

    /** Make one; {@code guarded} tells whether the limits for an address hold for it. */
    Connection(
            House house,
            ConnectionInfo info,
            ListenerSettings settings,
            Transport transport,
            boolean local,
            boolean guarded) {
        this.house = house;
        this.info = info;
        this.local = local;
        this.settings = settings;
        this.transport = transport;
        this.reader =
                settings.framing().reader(house.limits.inbound().maxMessage(), settings.strict(), house.receiving);
        this.tally = new ClientTally(info.openedAt());
        String threadName = "client " + info.id();
        this.sender = new Sender(house, info, settings, transport, tally, this, threadName);
        this.ending = new Ending(house, info, tally, guarded);
        this.openFrame = new OpenFrame(house.limits.inbound());
        this.intake = new Intake(house, info, settings, tally);
        CodeGate gate = new CodeGate(house, info, settings, guarded);
        this.reception = new Reception(house, info, transport, sender, intake, gate, this::part);
        this.held = house.holdingAll;
        this.turn = house.turns.round();
        this.thread = Threads.virtual(threadName, this);
    }

    ConnectionId id() {
        return info.id();
    }

    /** Return the address of the client, without its port. */
    String host() {
        return info.host();
    }

    boolean isLocal() {
        return local;
    }

    void start() {
        thread.start();
    }

    // ---- its own thread ----

    @Override
    public void run() {
        // While a client is silent the frames from here on wait in memory with it: the fewer and smaller, the better.
        try (ReadBuffer buffer = new ReadBuffer(transport, house.buffers)) {
            boolean more = begin();
            while (more) {
                more = received(buffer, await(buffer));
            }
        } catch (IOException | RuntimeException | Error thrown) {
            endedBy(thrown);
        } finally {
            leave();
        }
    }

    /** Say that the client is here; return whether it can be talked to. */
    private boolean begin() {
        house.bus.publish(new Fact.Opened(info, house.registry.counts()));
        if (!name.isEmpty()) {
            // It was named before anybody had heard of it.
            house.bus.publish(new Fact.Named(info.id(), name));
        }
        if (held) {
            changed();
        }
        Optional<String> unspeakable = reception.open();
        unspeakable.ifPresent(why -> ending.end(CloseReason.PROTOCOL, why));
        return unspeakable.isEmpty();
    }

    private void endedBy(Throwable thrown) {
        if (thrown instanceof IOException gone) {
            keepOpenFrame();
            leftBy(gone);
        } else {
            // Whatever it was, also out of memory or stack: it costs this client alone.
            failed(thrown);
        }
    }

    private void leave() {
        try {
            reader.close();
            if (!ending.isAnswerable()) {
                closeTransport();
            }
        } finally {
            house.registry.threadEnded();
        }
    }

    /** Wait for what the client sends; return how many bytes, -1 at the end, {@value #NOTHING} if there was nothing. */
    private int await(ReadBuffer buffer) throws IOException {
        awaitRelease();
        if (ending.isEnded()) {
            return NOTHING;
        }
        return openFrame.isOpen() ? awaitRest(buffer) : buffer.read(0);
    }

    /** Wait for more of a message that has begun, but not longer than it may take. */
    private int awaitRest(ReadBuffer buffer) throws IOException {
        if (openFrame.isOutOfTime()) {
            tookTooLong();
            return NOTHING;
        }
        long began = System.nanoTime();
        int count = NOTHING;
        try {
            count = buffer.read(openFrame.millisLeft());
        } catch (SocketTimeoutException late) {
            LOG.trace("Client {} let its time pass", info.id());
        }
        if (!held) {
            openFrame.waited(System.nanoTime() - began);
        }
        return count;
    }

    /** See to what was read; return whether to go on. */
    private boolean received(ReadBuffer buffer, int count) throws IOException {
        // Hold may have come while it waited: then nothing of this is taken notice of before the release.
        awaitRelease();
        if (ending.isEnded()) {
            keepOpenFrame();
            Farewell.drain(buffer, sender, ending);
            return false;
        }
        if (count == NOTHING) {
            return true;
        }
        List<Message> messages = new ArrayList<>(2);
        if (count < 0) {
            finished(messages);
            return false;
        }
        buffer.handTo(reader, count, messages::add);
        took(messages);
        turn = house.turns.next(turn);
        return true;
    }

    private void awaitRelease() {
        while (held && !ending.isEnded()) {
            LockSupport.park(this);
        }
    }

    /** Publish what came, answer it, and do what it asks for. */
    private void took(List<Message> messages) {
        Finding refusal = reception.refusal(messages, reader).orElse(null);
        heard(messages);
        List<Fact> facts = new ArrayList<>(2 * messages.size());
        boolean goodbye = intake.note(messages, facts);
        if (refusal == null && !messages.isEmpty()) {
            // What came and what answers it by rule are handed over together: for one price.
            sender.autoReply(messages, facts);
        } else {
            house.bus.publish(facts);
        }
        published(messages);
        if (refusal != null) {
            refuse(refusal, refusal.cause() == Cause.OVERLOADED ? CloseReason.OVERLOADED : CloseReason.PROTOCOL);
        } else if (goodbye) {
            part(CloseReason.GOODBYE, Sentences.of("left.goodbye", settings.goodbye()));
        }
    }

    /** Publish messages and what has changed with them. */
    private void publish(List<Message> messages) {
        heard(messages);
        List<Fact> facts = new ArrayList<>(messages.size());
        intake.note(messages, facts);
        house.bus.publish(facts);
        published(messages);
    }

    private void heard(List<Message> messages) {
        noteFrame();
        reception.hear(messages, reader);
    }

    private void published(List<Message> messages) {
        intake.tellLimits(messages);
        if (!messages.isEmpty() && unframed != reader.unframed()) {
            unframed = reader.unframed();
            changed();
        }
    }

    private void tookTooLong() {
        List<Message> messages = new ArrayList<>(1);
        reader.expire(messages::add);
        boolean body = !messages.isEmpty() && messages.getFirst().headerLength() > 0;
        house.hit(body ? Limit.BODY_TIME : Limit.HEADER_TIME, Sentences.of("limit.time", info.id()));
        publish(messages);
        reader.refusal().ifPresent(refusal -> refuse(refusal, CloseReason.TIMEOUT));
    }

    /** Publish what came of a message that can't be completed any more. */
    private void keepOpenFrame() {
        List<Message> rest = new ArrayList<>(1);
        reader.cut(rest::add);
        publish(rest);
    }

    /** Tell the client why, then part from it so that it really gets to read that. */
    private void refuse(Finding finding, CloseReason reason) {
        if (!ending.isEnded()) {
            String sentence = reception.sentence(finding);
            sender.say(sentence);
            part(reason, sentence);
        }
    }

    /** The client sends nothing more; it may still wait for an answer. */
    private void finished(List<Message> messages) {
        reader.end(messages::add);
        publish(messages);
        boolean truncated = !messages.isEmpty();
        CloseReason reason = truncated ? CloseReason.TRUNCATED : CloseReason.FIN;
        boolean waits = (tally.unanswered() > 0 || !sender.isIdle()) && transport.canBeAnsweredAfterEnd();
        if (waits && !house.registry.hasRoomToAnswer()) {
            waits = false;
            house.hit(Limit.ANSWERABLE, Sentences.of("limit.answerable", info.id()));
        }
        String sentence;
        if (truncated) {
            Finding why = messages.getFirst().findings().getFirst();
            sentence = Sentences.of("left.truncated", why.text().english());
        } else if (waits) {
            sentence = Sentences.of("left.finished");
        } else {
            sentence = Sentences.of(tally.messagesIn() == 0 ? "left.silent" : "left.fin");
        }
        if (!waits) {
            ending.end(reason, sentence);
        } else if (ending.finish(reason, sentence) && sender.isIdle()) {
            idle();
        }
    }

    private void leftBy(IOException gone) {
        boolean vanished = gone instanceof VanishedException;
        ending.end(CloseReason.RESET, Sentences.of(vanished ? "left.vanished" : "left.reset"));
    }

    private void noteFrame() {
        openFrame.note(reader, releasedNanos);
        if (shownUnfinished) {
            shownUnfinished = openFrame.isOpen();
            changed();
        }
    }

    // ---- from other threads ----

    /** Send a body; the outcome is published under the request's number. */
    void reply(byte[] body, Request.Form form, long request) {
        sender.reply(body, form, request, unframed);
    }

    /** Stop reading: what the client sends stays in the systems' buffers until they are full. */
    void hold() {
        if (!held && !ending.isEnded()) {
            held = true;
            changed();
        }
    }

    /** Read again. */
    void release() {
        if (held) {
            releasedNanos = System.nanoTime();
            held = false;
            LockSupport.unpark(thread);
            if (!ending.isEnded()) {
                changed();
            }
        }
    }

    void replyAs(ReplyFormat format) {
        sender.replyAs(format);
        changed();
    }

    void rename(String other) {
        name = other;
        house.bus.publish(new Fact.Named(info.id(), other));
    }

    /** End the connection politely. */
    void disconnect(CloseReason reason, String sentence) {
        if (ending.isAnswerable()) {
            stopAnswering("answer.over");
        } else {
            part(reason, sentence);
        }
    }

    /** Count it as ended, let what waits go out, say FIN, and leave the rest to its thread and the watchdog. */
    private void part(CloseReason reason, String sentence) {
        if (ending.part(reason, sentence)) {
            LockSupport.unpark(thread);
            if (sender.isIdle()) {
                idle();
            }
        }
    }

    /** Tell the client why, and part from it; from any thread. */
    void dismiss(CloseReason reason, String sentence, String toPeer) {
        if (!ending.isEnded()) {
            sender.tell(toPeer);
        }
        disconnect(reason, sentence);
    }

    void stopAnswering(String how) {
        if (ending.stopAnswering()) {
            closeTransport();
            ending.tellAnswersEnded(how);
        }
    }

    /** Close at once: both threads that may wait in the socket come free. */
    void closeTransport() {
        if (transportClosed.compareAndSet(false, true)) {
            sender.close();
            house.registry.forget(info.id());
            try {
                transport.close();
            } catch (IOException already) {
                LOG.debug("Closing client {}: {}", info.id(), already.getMessage());
            }
        }
    }

    // ---- what its sender says, from whoever writes ----

    @Override
    public boolean canBeSentTo() {
        return ending.canBeSentTo();
    }

    @Override
    public void answered(int messages) {
        ending.answered(messages);
    }

    @Override
    public void broken(IOException why) {
        if (ending.isAnswerable()) {
            stopAnswering("answer.gone");
        } else {
            leftBy(why);
            closeTransport();
        }
    }

    @Override
    public void failed(Throwable broken) {
        LOG.warn("Client {} was disconnected, because its thread failed: {}", info.id(), Threads.brief(broken));
        LOG.debug("How it came about", broken);
        String sentence = Sentences.of("left.failed", broken.getClass().getSimpleName());
        if (!ending.end(CloseReason.FAILED, sentence)) {
            stopAnswering("answer.failed");
        }
        closeTransport();
    }

    @Override
    public void idle() {
        if (ending.isAnswerable()) {
            if (ending.hasAllAnswers()) {
                stopAnswering("answer.given");
            }
        } else if (ending.isEnded() && !transportClosed.get()) {
            try {
                transport.shutdownOutput();
            } catch (IOException gone) {
                LOG.debug("Client {} is gone already: {}", info.id(), gone.getMessage());
                closeTransport();
            }
        }
    }

    @Override
    public void changed() {
        house.bus.publish(
                new Fact.Changed(info.id(), held, sender.replyAs(), unframed, openFrame.bytes(), sender.queuedBytes()));
    }

    // ---- for the watchdog ----

    boolean isHeld() {
        return held;
    }

    long releasedNanos() {
        return releasedNanos;
    }

    boolean isShownUnfinished() {
        return shownUnfinished;
    }

    void showUnfinished() {
        shownUnfinished = true;
        changed();
    }

    ClientSummary summary() {
        return tally.summary(
                info,
                name,
                held,
                ending.isAnswerable(),
                sender.replyAs(),
                unframed,
                openFrame.bytes(),
                sender.queuedBytes());
    }
}
