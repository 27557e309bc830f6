package switchboard.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionInfo;
import switchboard.model.Limit;
import switchboard.wire.Cause;
import switchboard.wire.Explanations;
import switchboard.wire.Finding;
import switchboard.wire.FrameReader;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.Shape;

/**
 * What stands between the acceptance of one client and its first message: the TLS handshake and the class code.
 *
 * <p>Called by its connection's thread; the questions about time by the watchdog too.
 */
final class Reception {
    /** The first silence of a handshake ends by itself and can be explained: it is left a moment for that. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final House house;
    private final ConnectionInfo info;
    private final Transport transport;
    private final Sender sender;
    private final Intake intake;
    private final Host host;
    private final CodeGate gate;

    /** When opening began, in nanoseconds; 0 before and after it. */
    private volatile long openingSince;

    /** Whose reception it is. */
    interface Host {
        /** Part from the client. */
        void part(CloseReason reason, String sentence);
    }

    Reception(
            House house,
            ConnectionInfo info,
            Transport transport,
            Sender sender,
            Intake intake,
            CodeGate gate,
            Host host) {
        this.house = house;
        this.info = info;
        this.transport = transport;
        this.sender = sender;
        this.intake = intake;
        this.gate = gate;
        this.host = host;
    }

    /**
     * Do the TLS handshake where there is one.
     *
     * @return empty if the client may go on or be parted from, else why it can't even be talked to
     */
    Optional<String> open() {
        openingSince = System.nanoTime() | 1;
        try {
            transport.open();
            return Optional.empty();
        } catch (PlainClientException plain) {
            speaksPlain(plain.said());
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(Sentences.of("left.handshake", HandshakeFailure.explained(failed)));
        } finally {
            openingSince = 0;
        }
    }

    private void speaksPlain(byte[] said) {
        if (said.length == 0) {
            house.hit(Limit.HANDSHAKE_TIME, Sentences.of("limit.handshake", info.id()));
            sender.say(Sentences.of("handshake.say.silent"));
            host.part(CloseReason.TIMEOUT, Sentences.of("left.handshake.silent"));
            return;
        }
        Finding why = Explanations.plainOnTls();
        Message message =
                new Message(Shape.UNFRAMED, said, 0, said.length, ReadTrace.single(1, said.length), List.of(why));
        // It may have been the class code.
        intake.publish(List.of(gate.isOpen() ? message : gate.hidden(message, why)));
        sender.say(why.text().english());
        host.part(CloseReason.PROTOCOL, why.text().english());
    }

    /** Take out of what came what was meant for the gate, and see to what follows from it. */
    void hear(List<Message> messages, FrameReader reader) {
        if (gate.isOpen() || messages.isEmpty()) {
            return;
        }
        CodeGate.Verdict verdict = gate.hear(messages, reader.refusal().isPresent());
        intake.publish(verdict.shown());
        verdict.answers().forEach(answer -> sender.answer(answer, reader.unframed()));
        verdict.parting().ifPresent(parting -> host.part(parting.reason(), parting.sentence()));
    }

    /**
     * Return why a client is to be given up, if the framing says so or if it wants TLS where there is none.
     *
     * <p>The latter would wait for ever, on a lenient listener too: text is what makes it fail with the error that
     * everybody knows, a wrong version number.
     */
    Optional<Finding> refusal(List<Message> messages, FrameReader reader) {
        Optional<Finding> refusal = reader.refusal();
        // For every read: no streams here.
        for (int at = 0; refusal.isEmpty() && at < messages.size(); at++) {
            for (Finding finding : messages.get(at).findings()) {
                if (finding.cause() == Cause.TLS) {
                    refusal = Optional.of(finding);
                    break;
                }
            }
        }
        return refusal;
    }

    /** Return the words for a finding; not the client's own where they may be the class code. */
    String sentence(Finding finding) {
        return gate.hidden(finding).text().english();
    }

    boolean isOpeningOverdue(long now) {
        long since = openingSince;
        return since != 0 && now - since > house.limits.entry().handshake().toNanos() + GRACE_NANOS;
    }

    boolean isCodeOverdue(long now, long released) {
        return openingSince == 0 && gate.isOverdue(now, released);
    }
}
