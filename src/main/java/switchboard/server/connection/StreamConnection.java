package switchboard.server.connection;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
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
import switchboard.server.context.ReplyBody;
import switchboard.server.context.ReplyDelivery;
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
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.signature.Protocol;
import switchboard.wire.signature.ProtocolAnswers;

/**
 * One client over a stream (TCP, TLS, Unix socket), from its acceptance to its end.
 *
 * <pre>
 * run (the connection's own thread): open ─► read ─► publish messages and automatic replies, write replies
 *      the server ends the connection:       ─► linger ─► close
 *      the client sends FIN (half-close):    ─► the thread ends; closed after the last answer or at its deadline
 * the sender (a thread of its own, as long as its queue holds messages): publish queued messages, write them
 * ConnectedClient (request thread, watchdog): never waits for the client
 * </pre>
 *
 * <p>{@link ConnectionReader} reads, {@link MessageSender} publishes and writes, {@link ManualReplies} queues replies
 * by hand, {@link ConnectionState} holds the phase, the deadlines and the counters, and {@link ConnectionFacts}
 * publishes. This class decides the consequence of each event.
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
    private final StrangerReader strangers;
    private final ConnectionReader reader;
    private final ConnectionFacts facts;
    private final MessageSender sender;
    private final ManualReplies manualReplies;
    private final ReplyEncoder replies;
    private final ClassCodeCheck classCode;
    private final AutomaticReplies automaticReplies;
    private final ReadingSwitch readingSwitch;
    private final Supersession supersession;
    private final Thread thread;

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
        this.strangers = new StrangerReader(
                frames(settings.framing()), settings.framing(), settings.strict(), transport.hasReadTimeout());
        this.reader = new ConnectionReader(
                new ReadBuffer(transport, context.buffers),
                strangers,
                state,
                context.clock,
                ReceivePace.of(context, info.id(), addressLimited),
                this::supersede);
        this.facts = new ConnectionFacts(context, info, state, settings);
        this.replies = new ReplyEncoder(state);
        this.sender = new MessageSender(
                info.id(),
                new ConnectionWriter(transport, limits.outbound(), state, lock),
                state,
                facts,
                context.outboundMemory,
                new WriteResults());
        this.manualReplies = new ManualReplies(context, info.id(), state, replies, sender);
        this.classCode = ClassCodeCheck.of(context, info, settings, local);
        this.automaticReplies =
                new AutomaticReplies(context, settings.auto(), replies, reader, state, facts, classCode, info);
        this.readingSwitch = new ReadingSwitch(
                info.id(),
                reader,
                state,
                facts,
                classCode,
                context.clock,
                () -> context.history,
                this::frames,
                new ReadingSwitch.Results(this::received, this::timedOut, this::failed));
        this.supersession = new Supersession(info.id(), state, facts, classCode, context.clock, () -> context.history);
        this.thread = Threads.virtual("client " + info.id(), this);
    }

    private boolean supersede(int count, long bytes) {
        return supersession.begin(count, bytes);
    }

    private FrameReader frames(Framing framing) {
        return framing.reader(context.limits.inbound().maxMessage(), settings.strict(), context.inboundMemory);
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
                automaticReplies.close();
                if (!state.isAnswerable()) {
                    abort();
                }
            } finally {
                reader.giveTurn();
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
        if (state.isHeld() || state.awaitsCode()) {
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
            sender.notice(
                    ReplyEncoder.line(ServerText.HANDSHAKE_SAY_SILENT.with().english()));
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
        facts.publishReceived(List.of(classCode.shown(message, why)));
        String text = why.text().english();
        byte[] answer = Protocol.begins(receivedBytes, 0, receivedBytes.length)
                .known()
                .map(protocol -> ProtocolAnswers.refuse(protocol, receivedBytes, text))
                .orElseGet(() -> ReplyEncoder.line(text).bytes());
        sender.notice(Message.outbound(answer, 0, answer.length));
        endLingering(CloseReason.PROTOCOL, why.text());
    }

    /** Handles the result of a read; returns whether reading goes on. */
    private boolean handleReadResult(ConnectionReader.ReadResult result, List<Message> came) throws IOException {
        List<Message> messages = supersession.publish(came);
        switch (result) {
            case READ -> {
                received(messages, now());
                cooperativeYield.next();
            }
            case NOTHING_YET -> {}
            case TOOK_TOO_LONG -> timedOut(messages, now());
            case END_OF_STREAM -> finished(messages);
            case ENDED -> {
                publish(messages, now(), false);
                linger();
            }
        }
        return result != ConnectionReader.ReadResult.END_OF_STREAM && result != ConnectionReader.ReadResult.ENDED;
    }

    /** Returns the present time as the time of each message. */
    private ToLongFunction<Message> now() {
        long micros = context.clock.micros();
        return message -> micros;
    }

    /** Publishes the received messages, answers them by rule, and handles a refusal or the goodbye word. */
    private void received(List<Message> messages, ToLongFunction<Message> times) {
        Optional<Finding> refusal = refusal(messages);
        List<Message> accepted = checked(refusal.isEmpty() ? messages : upToOtherProgram(messages));
        List<Fact> receivedFacts = new ArrayList<>(2 * accepted.size());
        boolean goodbye = facts.addReceived(accepted, times, receivedFacts);
        boolean answered =
                sender.exchange(receivedFacts, refusal.isEmpty() ? automaticReplies.to(messages, accepted) : List.of());
        afterPublication(accepted);
        if (!answered) {
            endWithoutRoom();
        } else if (refusal.isPresent()) {
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

    /**
     * Publishes received messages that get no automatic reply: the incomplete one at the end of a stream or at its
     * deadline.
     *
     * @param times returns the time of a message in microseconds since 1970, UTC
     * @param isTold whether the client is told if the message was too long
     */
    private void publish(List<Message> messages, ToLongFunction<Message> times, boolean isTold) {
        List<Message> accepted = checked(messages);
        List<Fact> receivedFacts = new ArrayList<>(accepted.size());
        facts.addReceived(accepted, times, receivedFacts);
        sender.exchange(receivedFacts, isTold ? automaticReplies.to(messages, accepted) : List.of());
        afterPublication(accepted);
    }

    /** Updates the state of the open frame and removes the messages that the class code check consumed. */
    private List<Message> checked(List<Message> messages) {
        if (reader.updateFrame()) {
            changed();
        }
        if (classCode.isPassed() || messages.isEmpty()) {
            return classCode.masked(messages);
        }
        ClassCodeCheck.Verdict verdict =
                classCode.check(messages, reader.refusal().isPresent());
        if (classCode.isPassed()) {
            state.codeWasRight();
        }
        facts.publishReceived(verdict.shown());
        if (classCode.isPassed()) {
            changed();
        }
        for (CodedText answer : verdict.answers()) {
            sender.notice(replies.notice(answer.english(), state.replyAs(), reader.isUnframed()));
        }
        verdict.rejection().ifPresent(rejection -> {
            context.hit(Limit.CLASS_CODE, rejection.limit());
            endLingering(rejection.reason(), rejection.closeText());
        });
        return classCode.masked(verdict.rest());
    }

    private void afterPublication(List<Message> messages) {
        facts.publishLimits(messages);
        if (!messages.isEmpty() && state.readUnframed(reader.isUnframed())) {
            changed();
        }
    }

    /** Ends the connection of a client that could not be answered by rule; without a word both sides would wait. */
    private void endWithoutRoom() {
        long used = context.outboundMemory.used();
        long most = context.outboundMemory.most();
        context.hit(
                Limit.OUTBOUND_MEMORY, ServerText.LIMIT_NO_ROOM.with(info.id().number(), used, most));
        sender.notice(ReplyEncoder.line(ServerText.ANSWER_SAY_NO_ROOM.with().english()));
        endLingering(CloseReason.OVERLOADED, ServerText.LEFT_NO_ROOM.with(used, most));
    }

    private void timedOut(List<Message> messages, ToLongFunction<Message> times) {
        boolean body = state.frame().isInBody();
        // A message that is too long has hit another limit, which its row tells.
        if (messages.stream().noneMatch(AutomaticReplies::isSkipped)) {
            context.hit(
                    body ? Limit.BODY_TIME : Limit.HEADER_TIME,
                    ServerText.LIMIT_TIME.with(info.id().number()));
        }
        publish(messages, times, true);
        reader.refusal().ifPresent(refusal -> refuse(refusal, CloseReason.TIMEOUT));
    }

    /** Sends the client the reason, then ends the connection with a lingering close so that the client can read it. */
    private void refuse(Finding finding, CloseReason reason) {
        if (state.isLive()) {
            CodedText why = classCode.hidden(finding).text();
            String text = why.english();
            sender.notice(strangers
                    .answer(text)
                    .map(answer -> Message.outbound(answer, 0, answer.length))
                    .orElseGet(() -> ReplyEncoder.line(text)));
            endLingering(reason, why);
        }
    }

    /** Handles the client's FIN (half-close); the client may still wait for an answer. */
    private void finished(List<Message> messages) {
        publish(messages, now(), true);
        Optional<Message> unfinished = messages.stream()
                .filter(message -> message.shape() != FrameStatus.FRAMED)
                .findFirst();
        boolean truncated = unfinished.isPresent();
        CloseReason reason = truncated ? CloseReason.TRUNCATED : CloseReason.FIN;
        boolean waits = (state.unanswered() > 0 || !sender.isIdle()) && transport.canBeAnsweredAfterEnd();
        if (waits && !context.registry.hasRoomToAnswer()) {
            waits = false;
            context.hit(
                    Limit.ANSWERABLE, ServerText.LIMIT_ANSWERABLE.with(info.id().number()));
        }
        CodedText how;
        if (truncated) {
            how = ServerText.LEFT_TRUNCATED.with(
                    classCode.hidden(unfinished.get().findings().getFirst()).text());
        } else if (waits) {
            how = ServerText.LEFT_FINISHED.with();
        } else {
            how = state.messagesIn() == 0 ? ServerText.LEFT_SILENT.with() : ServerText.LEFT_FIN.with();
        }
        if (!waits) {
            end(reason, how);
        } else if (state.finish()) {
            ended(reason, how, true);
            sender.finishIfIdle();
        }
    }

    /** Lingering close: discards input and waits for the writer, until the grace time is over. */
    private void linger() throws IOException {
        LingeringClose.discard(reader::discard, state::graceMillis);
        while (!sender.isIdle() && !state.isGraceOver()) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }

    /** Publishes the received part of a frame that cannot be completed any more. */
    private void publishRest() {
        List<Message> rest = new ArrayList<>(1);
        reader.cut(rest);
        publish(rest, now(), false);
    }

    private void connectionLost(IOException disconnected) {
        if (disconnected instanceof TlsMisuseException misuse) {
            end(CloseReason.PROTOCOL, misuse.text());
            return;
        }
        boolean vanished = disconnected instanceof PeerTimedOutException;
        end(CloseReason.RESET, vanished ? ServerText.LEFT_VANISHED.with() : ServerText.LEFT_RESET.with());
    }

    // ---- the results of writing ----

    /** Ends the connection if a write fails, and does what had to wait for the last write. */
    private final class WriteResults implements MessageSender.Results {
        @Override
        public void queueChanged() {
            changed();
        }

        @Override
        public void disconnected(IOException why) {
            if (state.isAnswerable()) {
                stopAnswering(ServerText.ANSWER_GONE.with());
            } else {
                connectionLost(why);
                abort();
            }
        }

        @Override
        public void failed(Throwable broken) {
            StreamConnection.this.failed(broken);
        }

        /** Closes the connection after the last answer that is due, and sends FIN where the connection lingers. */
        @Override
        public void allWritten() {
            if (state.isAnswerable()) {
                if (state.hasAllAnswers()) {
                    stopAnswering(ServerText.ANSWER_GIVEN.with());
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
    }

    // ---- requests ----

    @Override
    public void reply(ReplyBody body, Request.ReplyForm form, ReplyDelivery delivery) {
        manualReplies.send(body, form, delivery);
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
            facts.publish(state.changed(false, sender.queuedBytes()));
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
    public void readAs(Optional<Framing> framing) {
        Framing wanted = framing.orElse(settings.framing());
        if (wanted.needsTimeouts() && !transport.hasReadTimeout()) {
            facts.publish(new Fact.Warning(
                    "reading " + info.id(),
                    ServerText.READ_AS_UNIX.with(info.id().number(), wanted.name())));
        } else {
            readingSwitch.choose(reading -> reading.with(wanted));
        }
    }

    @Override
    public void inCharset(Optional<Charset> charset) {
        Charset wanted = charset.orElse(settings.charset());
        readingSwitch.choose(reading -> reading.with(wanted));
    }

    @Override
    public void rename(String name) {
        facts.publish(new Fact.Named(info.id(), name));
    }

    @Override
    public void disconnect(CloseReason reason, CodedText how) {
        if (state.isAnswerable()) {
            stopAnswering(
                    reason == CloseReason.SERVER_STOPPED
                            ? ServerText.ANSWER_STOPPED.with()
                            : ServerText.ANSWER_ENDED.with(how));
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
            sender.offer(OutboundMessage.unreserved(ReplyEncoder.line(toPeer.english())));
        }
        disconnect(reason, how);
    }

    @Override
    public void abort() {
        if (!state.closeSocket()) {
            return;
        }
        Runnable publishLost = sender.close();
        try {
            context.registry.forget(info.id());
            // Closing wakes both threads that may be blocked in the socket.
            transport.close();
        } catch (IOException closeFailed) {
            LOG.debug("Closing client {}: {}", info.id(), closeFailed.getMessage());
        } finally {
            publishLost.run();
        }
    }

    @Override
    public ConnectionInfo info() {
        return info;
    }

    @Override
    public ClientSummary summary() {
        return state.summary(sender.queuedBytes());
    }

    private void changed() {
        facts.publish(state.changed(state.isHeld(), sender.queuedBytes()));
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
            sender.finishIfIdle();
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

    private void stopAnswering(CodedText how) {
        if (state.stopAnswering()) {
            abort();
            facts.publish(new Fact.AnswerEnded(info.id(), context.clock.micros(), how));
        }
    }

    private void failed(Throwable broken) {
        try {
            if (!end(
                    CloseReason.FAILED,
                    ServerText.LEFT_FAILED.with(broken.getClass().getSimpleName()))) {
                stopAnswering(ServerText.ANSWER_FAILED.with());
            }
        } finally {
            // Without memory to publish the end, the socket is closed all the same.
            abort();
        }
        LOG.warn("Client {} was disconnected, because its thread failed: {}", info.id(), Threads.brief(broken));
        LOG.debug("How it came about", broken);
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
            case ANSWER -> stopAnswering(ServerText.ANSWER_OVER.with());
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
            case UNAWAITED_FRAME -> readingSwitch.endUnawaited();
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
