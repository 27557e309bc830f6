package switchboard.server.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.AddressRange;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.server.context.ConnectedClient;
import switchboard.server.context.ServerContext;
import switchboard.server.context.ServerLimits;
import switchboard.server.transport.PeerTimedOutException;
import switchboard.server.transport.PlaintextClientException;
import switchboard.server.transport.TlsHandshakeFailure;
import switchboard.server.transport.TlsMisuseException;
import switchboard.server.transport.Transport;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.thread.Threads;
import switchboard.wire.Cause;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.ReplyFormat;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.framing.FramingException;

/**
 * One client over a stream (TCP, TLS, Unix socket), from its acceptance to its end.
 *
 * <pre>
 * run (the connection's own thread): open ─► read ─► exchange: publish messages and automatic replies, write replies
 *      the server ends the connection:       ─► linger ─► close
 *      the client sends FIN (half-close):    ─► the thread ends; closed after the last answer or at its deadline
 * drain (a thread of its own, as long as the queue holds messages): publish queued messages, write them
 * ConnectedClient (request thread, watchdog): never waits for the client
 * </pre>
 *
 * <p>{@link ConnectionReader} reads, {@link ConnectionWriter} writes, {@link ConnectionState} holds the phase, the
 * deadlines and the counters, and {@link ConnectionFacts} publishes. This class decides the consequence of each event.
 * {@link #run} runs on the connection's virtual thread; the methods of {@link ConnectedClient} are thread-safe.
 */
public final class StreamConnection implements ConnectedClient, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ServerContext context;
    private final ConnectionInfo info;
    private final boolean local;
    private final boolean addressLimited;
    private final Transport transport;
    private final ListenerSettings settings;
    private final ConnectionState state;
    private final ConnectionReader reader;
    private final ConnectionWriter writer;
    private final ConnectionFacts facts;
    private final ReplyEncoder replies;
    private final ClassCodeCheck classCode;
    private final Thread thread;

    /** True while the published row shows queued bytes for this client. */
    private volatile boolean queueShown;

    /** Yields the carrier between reads; used by the connection's thread only. */
    private final CooperativeYield cooperativeYield = new CooperativeYield();

    /**
     * Creates a connection; the caller has to call {@link #start} next.
     *
     * @param addressLimited whether the limits per address apply to this client
     */
    public StreamConnection(
            ServerContext context,
            ConnectionInfo info,
            ListenerSettings settings,
            Transport transport,
            boolean local,
            boolean addressLimited) {
        this.context = context;
        this.info = info;
        this.local = local;
        this.addressLimited = addressLimited;
        this.transport = transport;
        this.settings = settings;
        ServerLimits limits = context.limits;
        ReentrantLock lock = context.lockFor(info.id());
        this.state = new ConnectionState(
                info, limits, context.clock, lock, context.holdingAll, ClassCodeCheck.isWanted(settings));
        this.reader = new ConnectionReader(
                new ReadBuffer(transport, context.buffers),
                new HttpRefusingReader(settings.framing()
                        .reader(limits.inbound().maxMessage(), settings.strict(), context.inboundMemory)),
                state,
                context.clock);
        this.writer = new ConnectionWriter(transport, limits.outbound(), state, lock);
        this.facts = new ConnectionFacts(context, info, state, settings.goodbye());
        this.replies = new ReplyEncoder(settings);
        this.classCode = new ClassCodeCheck(
                info,
                settings,
                limits.handshakeLimits().codeAttempts(),
                addressLimited ? Optional.of(context.codeAttempts) : Optional.empty());
        this.thread = Threads.virtual("client " + info.id(), this);
    }

    /** Starts the connection's thread. */
    public void start() {
        thread.start();
    }

    // ---- the connection's own thread ----

    @Override
    public void run() {
        try {
            // The stack frames below this one stay in memory while the client is silent, so their number is kept low.
            boolean more = open();
            while (more) {
                List<Message> messages = new ArrayList<>(2);
                more = handleReadResult(reader.read(messages), messages);
            }
        } catch (IOException disconnected) {
            publishRest();
            connectionLost(disconnected);
        } catch (RuntimeException | Error broken) {
            // Every failure, including out of memory and stack overflow, ends this connection alone.
            failed(broken);
        } finally {
            try {
                reader.close();
                if (!state.isAnswerable()) {
                    abort();
                }
            } finally {
                context.registry.threadEnded();
            }
        }
    }

    /** Publishes that the client is connected and does the TLS handshake, if any; returns whether reading goes on. */
    private boolean open() {
        try {
            facts.publish(new Fact.Opened(info, context.registry.counts()));
        } finally {
            // A request may have ended the connection already. Subscribers would take a begin after the end for a new
            // client.
            state.beginIsPublished().ifPresent(facts::publish);
        }
        // The rules may have changed after admission control checked them and before the registry had this client.
        enforceAccess();
        String name = state.name();
        if (!name.isEmpty()) {
            // A rename came before the fact that the connection is open, so it is published once more after it.
            facts.publish(new Fact.Named(info.id(), name));
        }
        if (state.isHeld()) {
            changed();
        }
        state.handshakeBegins();
        try {
            transport.open();
        } catch (PlaintextClientException plain) {
            rejectPlaintext(plain.receivedBytes());
        } catch (IOException failed) {
            end(CloseReason.PROTOCOL, ServerText.LEFT_HANDSHAKE.with(TlsHandshakeFailure.explained(failed)));
            return false;
        } finally {
            state.handshakeEnds();
        }
        return true;
    }

    private void rejectPlaintext(byte[] receivedBytes) {
        if (receivedBytes.length == 0) {
            context.hit(
                    Limit.HANDSHAKE_TIME,
                    ServerText.LIMIT_HANDSHAKE.with(info.id().number()));
            sendNotice(ReplyEncoder.line(ServerText.HANDSHAKE_SAY_SILENT.with().english()));
            endLingering(CloseReason.TIMEOUT, ServerText.LEFT_HANDSHAKE_SILENT.with());
            return;
        }
        Finding why = FindingFactory.plainOnTls();
        Message message = new Message(
                FrameStatus.UNFRAMED,
                receivedBytes,
                0,
                receivedBytes.length,
                ReadTrace.single(1, receivedBytes.length),
                List.of(why));
        // The bytes may have been the class code, which is never shown.
        facts.publishReceived(List.of(classCode.isPassed() ? message : classCode.hidden(message, why)));
        sendNotice(ReplyEncoder.line(why.text().english()));
        endLingering(CloseReason.PROTOCOL, why.text());
    }

    /** Handles the result of a read; returns whether reading goes on. */
    private boolean handleReadResult(ConnectionReader.ReadResult result, List<Message> messages) throws IOException {
        switch (result) {
            case READ -> {
                received(messages);
                cooperativeYield.next();
            }
            case NOTHING_YET -> {}
            case TOOK_TOO_LONG -> timedOut(messages);
            case END_OF_STREAM -> finished(messages);
            case ENDED -> {
                publish(messages);
                linger();
            }
        }
        return result != ConnectionReader.ReadResult.END_OF_STREAM && result != ConnectionReader.ReadResult.ENDED;
    }

    /** Publishes the received messages, answers them by rule, and handles a refusal or the goodbye word. */
    private void received(List<Message> messages) {
        Optional<Finding> refusal = refusal(messages);
        List<Message> accepted = checked(refusal.isEmpty() ? messages : upToOtherProgram(messages));
        List<Fact> receivedFacts = new ArrayList<>(2 * accepted.size());
        boolean goodbye = facts.addReceived(accepted, receivedFacts);
        exchange(receivedFacts, refusal.isEmpty() ? answers(accepted) : List.of());
        afterPublication(accepted);
        if (refusal.isPresent()) {
            refuse(
                    refusal.get(),
                    refusal.get().cause() == Cause.OVERLOADED ? CloseReason.OVERLOADED : CloseReason.PROTOCOL);
        } else if (goodbye) {
            endLingering(CloseReason.GOODBYE, ServerText.LEFT_GOODBYE.with(settings.goodbye()));
        }
    }

    /**
     * Returns the reason to disconnect a client: the framing gave up, or the client speaks HTTP or starts TLS on a
     * plain listener.
     *
     * <p>A TLS client would wait for ever for the server's hello, on a lenient listener too. A plain text answer makes
     * its TLS library fail at once with the well-known error "wrong version number". Behind an HTTP request a web page
     * could send messages in the name of the computer on which it is open.
     */
    private Optional<Finding> refusal(List<Message> messages) {
        Optional<Finding> refusal = reader.refusal();
        // This runs for every read, so it creates no stream.
        for (int at = 0; refusal.isEmpty() && at < messages.size(); at++) {
            refusal = ClassCodeCheck.otherProgram(messages.get(at));
        }
        return refusal;
    }

    /** Returns the messages up to the first one of a program that speaks HTTP or TLS; nothing behind it counts. */
    private static List<Message> upToOtherProgram(List<Message> messages) {
        for (int at = 0; at < messages.size(); at++) {
            if (ClassCodeCheck.otherProgram(messages.get(at)).isPresent()) {
                return messages.subList(0, at + 1);
            }
        }
        return messages;
    }

    /** Publishes received messages without an automatic reply. */
    private void publish(List<Message> messages) {
        List<Message> accepted = checked(messages);
        List<Fact> receivedFacts = new ArrayList<>(accepted.size());
        facts.addReceived(accepted, receivedFacts);
        facts.publish(receivedFacts);
        afterPublication(accepted);
    }

    /** Updates the state of the open frame and removes the messages that the class code check consumed. */
    private List<Message> checked(List<Message> messages) {
        if (reader.updateFrame()) {
            changed();
        }
        if (classCode.isPassed() || messages.isEmpty()) {
            return messages;
        }
        ClassCodeCheck.Verdict verdict =
                classCode.check(messages, reader.refusal().isPresent());
        if (classCode.isPassed()) {
            state.codeWasRight();
        }
        facts.publishReceived(verdict.shown());
        for (CodedText answer : verdict.answers()) {
            sendNotice(replies.notice(answer.english(), state.replyAs(), reader.isUnframed()));
        }
        verdict.rejection().ifPresent(rejection -> {
            context.hit(Limit.CLASS_CODE, rejection.limit());
            endLingering(rejection.reason(), rejection.closeText());
        });
        return verdict.rest();
    }

    private void afterPublication(List<Message> messages) {
        facts.publishLimits(messages);
        if (!messages.isEmpty() && state.readUnframed(reader.isUnframed())) {
            changed();
        }
    }

    private List<OutboundMessage> answers(List<Message> messages) {
        List<OutboundMessage> answers = new ArrayList<>(messages.size());
        for (Message message : messages) {
            if (replies.answers(message)) {
                try {
                    answers.add(new OutboundMessage(replies.automatic(message, state.replyAs()), OptionalLong.empty()));
                } catch (FramingException tooLong) {
                    facts.publish(new Fact.Warning(
                            "auto reply", ServerText.AUTO_FAILED.with(info.id().number(), tooLong.text())));
                }
            }
        }
        return answers;
    }

    private void timedOut(List<Message> messages) {
        boolean body = !messages.isEmpty() && messages.getFirst().headerLength() > 0;
        context.hit(
                body ? Limit.BODY_TIME : Limit.HEADER_TIME,
                ServerText.LIMIT_TIME.with(info.id().number()));
        publish(messages);
        reader.refusal().ifPresent(refusal -> refuse(refusal, CloseReason.TIMEOUT));
    }

    /** Sends the client the reason, then ends the connection with a lingering close so that the client can read it. */
    private void refuse(Finding finding, CloseReason reason) {
        if (state.isLive()) {
            CodedText why = classCode.hidden(finding).text();
            sendNotice(ReplyEncoder.line(why.english()));
            endLingering(reason, why);
        }
    }

    /** Handles the client's FIN (half-close); the client may still wait for an answer. */
    private void finished(List<Message> messages) {
        publish(messages);
        boolean truncated = !messages.isEmpty();
        CloseReason reason = truncated ? CloseReason.TRUNCATED : CloseReason.FIN;
        boolean waits = (state.unanswered() > 0 || !writer.isIdle()) && transport.canBeAnsweredAfterEnd();
        if (waits && !context.registry.hasRoomToAnswer()) {
            waits = false;
            context.hit(
                    Limit.ANSWERABLE, ServerText.LIMIT_ANSWERABLE.with(info.id().number()));
        }
        CodedText how;
        if (truncated) {
            how = ServerText.LEFT_TRUNCATED.with(
                    classCode.hidden(messages.getFirst().findings().getFirst()).text());
        } else if (waits) {
            how = ServerText.LEFT_FINISHED.with();
        } else {
            how = state.messagesIn() == 0 ? ServerText.LEFT_SILENT.with() : ServerText.LEFT_FIN.with();
        }
        if (!waits) {
            end(reason, how);
        } else if (state.finish()) {
            ended(reason, how, true);
            if (writer.isIdle()) {
                allWritten();
            }
        }
    }

    /** Lingering close: discards input and waits for the writer, until the grace time is over. */
    private void linger() throws IOException {
        LingeringClose.discard(reader::discard, state::graceMillis);
        while (!writer.isIdle() && !state.isGraceOver()) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }

    /** Publishes the received part of a frame that cannot be completed any more. */
    private void publishRest() {
        List<Message> rest = new ArrayList<>(1);
        reader.cut(rest);
        publish(rest);
    }

    private void connectionLost(IOException disconnected) {
        if (disconnected instanceof TlsMisuseException misuse) {
            end(CloseReason.PROTOCOL, misuse.text());
            return;
        }
        boolean vanished = disconnected instanceof PeerTimedOutException;
        end(CloseReason.RESET, vanished ? ServerText.LEFT_VANISHED.with() : ServerText.LEFT_RESET.with());
    }

    // ---- received messages and their automatic replies, in order ----

    /**
     * Publishes received messages and their automatic replies, and writes the replies; may wait for the client.
     *
     * <p>The order of facts is the same for all subscribers: a message, its answer, the client's next message. If no
     * other thread is the writer, messages and replies are published in one list.
     */
    private void exchange(List<Fact> receivedFacts, List<OutboundMessage> answers) {
        if (!answers.isEmpty() && writer.tryAcquire()) {
            write(receivedFacts, answers);
            releaseWriter();
        } else {
            facts.publish(receivedFacts);
            writeAfterOthers(answers);
        }
    }

    /** Sends a message in the server's own words from the connection's thread; may wait for the client. */
    private void sendNotice(Message message) {
        writeAfterOthers(List.of(new OutboundMessage(message, OptionalLong.empty())));
    }

    private void writeAfterOthers(List<OutboundMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        if (writer.acquire()) {
            write(new ArrayList<>(messages.size()), messages);
            releaseWriter();
        } else {
            facts.lost(messages);
        }
    }

    private void releaseWriter() {
        if (writer.release()) {
            startDraining();
        } else {
            allWritten();
        }
    }

    private void startDraining() {
        Threads.virtual("client " + info.id() + " outbox", this::drain).start();
    }

    /** Sends the messages that other threads queued; runs on a thread of its own until the queue is empty. */
    private void drain() {
        for (List<OutboundMessage> batch = writer.next(); !batch.isEmpty(); batch = writer.next()) {
            write(new ArrayList<>(batch.size()), batch);
        }
        allWritten();
    }

    /**
     * Publishes and writes messages; only the writer calls this.
     *
     * @param before facts to publish in the same list before those about the messages
     */
    private void write(List<Fact> before, List<OutboundMessage> messages) {
        try {
            facts.addSent(messages, before);
            facts.publish(before);
            writer.write(messages);
        } catch (IOException disconnected) {
            facts.lost(messages);
            if (state.isAnswerable()) {
                stopAnswering(ServerText.ANSWER_GONE);
            } else {
                connectionLost(disconnected);
                abort();
            }
            return;
        } catch (RuntimeException | Error broken) {
            // Caught here, because no other code notices that the draining thread failed.
            facts.lost(messages);
            failed(broken);
            return;
        }
        state.sent();
        facts.delivered(messages);
    }

    /**
     * Does the steps that had to wait for the last write: closes the connection after the last answer to a client that
     * finished sending, and sends FIN to a client whose connection lingers.
     */
    private void allWritten() {
        if (queueShown) {
            queueShown = false;
            changed();
        }
        if (state.isAnswerable()) {
            if (state.hasAllAnswers()) {
                stopAnswering(ServerText.ANSWER_GIVEN);
            }
        } else if (state.isLingering()) {
            try {
                transport.shutdownOutput();
            } catch (IOException disconnected) {
                LOG.debug("Client {} is gone already: {}", info.id(), disconnected.getMessage());
                abort();
            }
        }
    }

    // ---- requests ----

    @Override
    public void reply(byte[] body, Request.ReplyForm form, long request) {
        if (!state.canBeSentTo()) {
            facts.failed(request, ServerText.REPLY_LEFT.with());
            return;
        }
        int most = context.limits.inbound().maxMessage();
        if (body.length > most) {
            facts.failed(request, ServerText.REPLY_LONG.with(body.length, most));
            return;
        }
        Message message;
        try {
            message = replies.byHand(body, form, state.replyAs(), state.isUnframed());
        } catch (FramingException impossible) {
            facts.failed(request, impossible.text());
            return;
        }
        if (!writer.isIdle()) {
            // Published before the message is queued, so that it cannot come after the final outcome.
            facts.waiting(request);
        }
        switch (writer.offer(new OutboundMessage(message, OptionalLong.of(request)))) {
            case DRAIN -> startDraining();
            case QUEUED -> {
                queueShown = true;
                changed();
            }
            case FULL -> {
                long bytes = writer.queuedBytes();
                facts.failed(request, ServerText.REPLY_FULL.with(bytes));
                context.hit(
                        Limit.OUTBOUND_QUEUE,
                        ServerText.LIMIT_QUEUE.with(info.id().number(), bytes));
            }
            case CLOSED -> facts.failed(request, ServerText.REPLY_LEFT.with());
        }
    }

    @Override
    public void hold() {
        if (state.hold()) {
            changed();
        }
    }

    @Override
    public void release() {
        if (!state.isHeld()) {
            return;
        }
        if (state.isLive()) {
            // Published first, so that no message read after the release comes before it.
            facts.publish(state.changed(false, writer.queuedBytes()));
        }
        state.release();
        LockSupport.unpark(thread);
    }

    @Override
    public void replyAs(ReplyFormat format) {
        state.replyAs(format);
        changed();
    }

    @Override
    public void rename(String name) {
        facts.publish(new Fact.Named(info.id(), name));
    }

    @Override
    public void disconnect(CloseReason reason, CodedText how) {
        if (state.isAnswerable()) {
            stopAnswering(ServerText.ANSWER_OVER);
        } else {
            endLingering(reason, how);
        }
    }

    @Override
    public void enforceAccess() {
        if (!context.access.admits(info.host(), local)) {
            disconnectWithReason(
                    CloseReason.BLOCKED, ServerText.LEFT_BLOCKED.with(info.host()), ServerText.TURNED_BLOCKED.with());
        }
    }

    /** Ends the connection like {@link #disconnect}, after a line with the reason to the client. */
    private void disconnectWithReason(CloseReason reason, CodedText how, CodedText toPeer) {
        if (state.isLive()) {
            OutboundMessage line = new OutboundMessage(ReplyEncoder.line(toPeer.english()), OptionalLong.empty());
            if (writer.offer(line) == ConnectionWriter.OfferResult.DRAIN) {
                startDraining();
            }
        }
        disconnect(reason, how);
    }

    @Override
    public void abort() {
        if (!state.closeSocket()) {
            return;
        }
        List<OutboundMessage> lost = writer.close();
        context.registry.forget(info.id());
        try {
            // Closing wakes both threads that may be blocked in the socket.
            transport.close();
        } catch (IOException closeFailed) {
            LOG.debug("Closing client {}: {}", info.id(), closeFailed.getMessage());
        }
        facts.lost(lost);
    }

    @Override
    public ConnectionInfo info() {
        return info;
    }

    @Override
    public ClientSummary summary() {
        return state.summary(writer.queuedBytes());
    }

    private void changed() {
        facts.publish(state.changed(state.isHeld(), writer.queuedBytes()));
    }

    // ---- the end ----

    /** Ends the connection without lingering; its own thread closes the socket. */
    private boolean end(CloseReason reason, CodedText how) {
        boolean first = state.end();
        if (first) {
            ended(reason, how, false);
        }
        return first;
    }

    /**
     * Ends the connection with a lingering close: writes the queued messages, sends FIN, and leaves the rest to the
     * connection's thread and the watchdog.
     */
    private void endLingering(CloseReason reason, CodedText how) {
        if (state.endLingering()) {
            ended(reason, how, false);
            if (writer.isIdle()) {
                allWritten();
            }
        }
    }

    private void ended(CloseReason reason, CodedText how, boolean answerable) {
        // The registry comes first, so that the place is freed even if there is no memory left to publish the end.
        Counts counts = context.registry.end(reason);
        if (addressLimited) {
            context.addressLimiter.leave(AddressRange.counted(info.host()));
        }
        Fact.Closed end = new Fact.Closed(info.id(), context.clock.micros(), reason, how, answerable, counts);
        if (!state.keepsEarly(end)) {
            facts.publish(end);
        }
        // The thread may be parked because the client is on hold; the end of the connection wakes it.
        LockSupport.unpark(thread);
    }

    private void stopAnswering(ServerText how) {
        if (state.stopAnswering()) {
            abort();
            facts.publish(new Fact.AnswerEnded(info.id(), context.clock.micros(), how.with()));
        }
    }

    private void failed(Throwable broken) {
        LOG.warn("Client {} was disconnected, because its thread failed: {}", info.id(), Threads.brief(broken));
        LOG.debug("How it came about", broken);
        if (!end(
                CloseReason.FAILED,
                ServerText.LEFT_FAILED.with(broken.getClass().getSimpleName()))) {
            stopAnswering(ServerText.ANSWER_FAILED);
        }
        abort();
    }

    // ---- deadlines ----

    @Override
    public void checkDeadlines(long now) {
        ConnectionState.Overdue overdue = state.overdue(now, transport.hasReadTimeout());
        if (overdue != ConnectionState.Overdue.NONE) {
            // A thread of its own, because publishing may block and the watchdog must go on to the next deadline.
            Threads.virtual("deadline " + info.id(), () -> endOverdue(overdue)).start();
        }
    }

    private void endOverdue(ConnectionState.Overdue overdue) {
        ServerLimits limits = context.limits;
        switch (overdue) {
            case NONE -> {}
            case ANSWER -> stopAnswering(ServerText.ANSWER_OVER);
            case LINGER -> abort();
            case WRITE -> {
                CodedText how =
                        ServerText.LEFT_SLOW.with(limits.outbound().stall().toSeconds());
                terminate(
                        CloseReason.SLOW_CONSUMER,
                        how,
                        Limit.OUTBOUND_STALL,
                        ServerText.LIMIT_STALL.with(info.id().number(), how));
            }
            case FRAME -> {
                CodedText how = ServerText.LIMIT_TIME.with(info.id().number());
                Limit limit = state.frame().isInBody() ? Limit.BODY_TIME : Limit.HEADER_TIME;
                terminate(CloseReason.TIMEOUT, how, limit, how);
            }
            case HANDSHAKE ->
                terminate(
                        CloseReason.TIMEOUT,
                        ServerText.LEFT_HANDSHAKE_LATE.with(),
                        Limit.HANDSHAKE_TIME,
                        ServerText.LIMIT_HANDSHAKE.with(info.id().number()));
            case CLASS_CODE -> {
                disconnectWithReason(
                        CloseReason.CODE, ServerText.LEFT_CODE_LATE.with(), ServerText.CODE_SAY_LATE.with());
                context.hit(Limit.CLASS_CODE, ServerText.LIMIT_CODE_LATE.with(info.peer()));
            }
            case UNFINISHED_FRAME -> {
                state.showUnfinished();
                changed();
            }
        }
    }

    /** Closes the connection at once and publishes which limit it hit. */
    private void terminate(CloseReason reason, CodedText how, Limit limit, CodedText why) {
        end(reason, how);
        abort();
        context.hit(limit, why);
    }
}
