package switchboard.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionInfo;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.wire.Cause;
import switchboard.wire.Explanations;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.Shape;

/**
 * Lets a client through when its first message is the class code.
 *
 * <p>What comes before is hidden before anybody else sees it: neither the code nor a near miss is to stand in a log
 * that is projected and kept. Called by the connection's thread; {@link #isOverdue} by the watchdog too.
 */
final class CodeGate {
    private static final byte[] NOTHING = {};
    private static final byte[] HIDDEN = "********".getBytes(StandardCharsets.US_ASCII);

    private final House house;
    private final ConnectionInfo info;
    private final ListenerSettings settings;
    private final boolean guarded;
    private final byte[] wanted;
    private final long since = System.nanoTime();
    private volatile boolean open;
    private int wrong;

    /**
     * Make one; it is open from the start where no code is wanted.
     *
     * @param guarded whether the limits for an address hold for this client
     */
    CodeGate(House house, ConnectionInfo info, ListenerSettings settings, boolean guarded) {
        this.house = house;
        this.info = info;
        this.settings = settings;
        this.guarded = guarded;
        this.open = !settings.code().isWanted() || settings.where() instanceof Where.Unix;
        this.wanted = open ? NOTHING : hash(settings.code().word());
    }

    /**
     * What follows from what a client said.
     *
     * @param shown what everybody may see of it
     * @param answers what to tell the client
     * @param parting how to part from it, if that is to be
     */
    record Verdict(List<Message> shown, List<String> answers, Optional<Parting> parting) {}

    /** The end of a connection. */
    record Parting(CloseReason reason, String sentence) {}

    boolean isOpen() {
        return open;
    }

    /** Return whether a client has not said the code for too long. */
    boolean isOverdue(long now, long released) {
        long from = released != 0 && released - since > 0 ? released : since;
        return !open && now - from > house.limits.entry().codeTime().toNanos();
    }

    /**
     * Listen to what came, and take what was meant for the gate out of it.
     *
     * @param refused whether the framing has given up on this client, so that nothing of it is an attempt
     */
    Verdict hear(List<Message> messages, boolean refused) {
        List<Message> shown = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        Optional<Parting> parting = Optional.empty();
        Iterator<Message> each = messages.iterator();
        while (!open && parting.isEmpty() && each.hasNext()) {
            Message message = each.next();
            each.remove();
            if (isOtherProgram(message)) {
                shown.add(message);
            } else if (refused || message.shape() == Shape.PARTIAL) {
                shown.add(hidden(message, Explanations.classCode()));
            } else {
                parting = attempt(message, shown, answers);
            }
        }
        if (parting.isPresent()) {
            messages.clear();
        }
        return new Verdict(shown, answers, parting);
    }

    private Optional<Parting> attempt(Message message, List<Message> shown, List<String> answers) {
        int wait = guarded ? house.codeAttempts.secondsToWait(info.host()) : 0;
        if (wait > 0) {
            CodedText text = ServerText.CODE_PAUSE.with(info.host(), wait);
            shown.add(hidden(message, Explanations.wrongCode(text)));
            answers.add(Sentences.of("code.say.pause", wait));
            house.hit(Limit.CLASS_CODE, text.english());
            return Optional.of(new Parting(CloseReason.CODE, text.english()));
        }
        if (MessageDigest.isEqual(hash(message.text().strip()), wanted)) {
            open = true;
            house.codeAttempts.right(info.host());
            shown.add(hidden(message, Explanations.classCode()));
            answers.add(Sentences.of("code.say.right"));
            return Optional.empty();
        }
        wrong++;
        house.codeAttempts.wrong(info.host());
        int left = house.limits.entry().codeAttempts() - wrong;
        CodedText follows = left > 0 ? ServerText.CODE_WRONG.with(left) : ServerText.CODE_WRONG_LAST.with();
        shown.add(hidden(message, Explanations.wrongCode(follows)));
        if (left > 0) {
            answers.add(Sentences.of("code.say.wrong", left));
            return Optional.empty();
        }
        answers.add(Sentences.of("code.say.enough"));
        String sentence = Sentences.of("left.code", wrong);
        house.hit(Limit.CLASS_CODE, Sentences.of("limit.code", info.peer(), wrong));
        return Optional.of(new Parting(CloseReason.CODE, sentence));
    }

    /** Return a finding without the words of the client in it. */
    Finding hidden(Finding finding) {
        boolean harmless = open || finding.cause() == Cause.TLS || finding.cause() == Cause.PLAIN_ON_TLS;
        return harmless
                ? finding
                : new Finding(finding.cause(), finding.certainty(), ServerText.CODE_REFUSED.with(), Optional.empty());
    }

    /** Return a message with something else in its place, while the gate is closed. */
    Message hidden(Message message, Finding finding) {
        if (open && finding.cause() != Cause.CLASS_CODE) {
            return message;
        }
        if (message.shape() == Shape.FRAMED) {
            try {
                Message framed = settings.framing().frame(HIDDEN);
                return new Message(
                        Shape.FRAMED,
                        framed.bytes(),
                        framed.headerLength(),
                        framed.bodyLength(),
                        ReadTrace.single(1, framed.size()),
                        List.of(finding));
            } catch (IllegalArgumentException tooNarrow) {
                // A header of one digit: then it is shown without one.
                return unframed(Shape.UNFRAMED, finding);
            }
        }
        return unframed(message.shape(), finding);
    }

    private static Message unframed(Shape shape, Finding finding) {
        return new Message(shape, HIDDEN, 0, HIDDEN.length, ReadTrace.single(1, HIDDEN.length), List.of(finding));
    }

    /** What a browser or a TLS client says is no secret, and the reason is worth seeing. */
    private static boolean isOtherProgram(Message message) {
        return message.findings().stream()
                .anyMatch(finding -> finding.cause() == Cause.HTTP || finding.cause() == Cause.TLS);
    }

    private static byte[] hash(String word) {
        try {
            // Hashes have one length, so comparing them takes one time, whatever was said.
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
