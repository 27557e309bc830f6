package switchboard.server.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.model.AddressRange;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.context.ClassCodeAttempts;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.FindingFactory;

/**
 * Checks that a client's first message is the class code.
 *
 * <p>Messages before the right code are replaced before they are published: neither the code nor a near miss may be in
 * a log that is projected and recorded. Used by the connection's thread only; publishes and sends nothing.
 */
final class ClassCodeCheck {
    private static final byte[] NOTHING = {};
    private static final byte[] HIDDEN = "********".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionInfo info;
    private final ListenerSettings settings;
    private final int attempts;
    private final Optional<ClassCodeAttempts> addresses;
    private final byte[] wanted;
    private boolean passed;
    private int wrong;

    /**
     * Creates a check, which is passed from the start if the listener asks for no code.
     *
     * @param attempts the number of codes that this client may try
     * @param addresses the wrong codes per address; empty if the limits per address do not apply to this client
     */
    ClassCodeCheck(
            ConnectionInfo info, ListenerSettings settings, int attempts, Optional<ClassCodeAttempts> addresses) {
        this.info = info;
        this.settings = settings;
        this.attempts = attempts;
        this.addresses = addresses;
        this.passed = !isWanted(settings);
        this.wanted = passed ? NOTHING : hash(settings.code().word());
    }

    /**
     * Returns whether a listener asks its clients for a code. A Unix socket never does, because only its owner can
     * connect.
     */
    static boolean isWanted(ListenerSettings settings) {
        return settings.code().isWanted() && !(settings.where() instanceof Where.Unix);
    }

    /**
     * The outcome of a check.
     *
     * @param shown the messages with the hidden bytes replaced
     * @param rest the messages after the right code, which are not part of the check
     * @param answers the lines to send to the client
     * @param rejection the end of the connection, if it has to end
     */
    record Verdict(List<Message> shown, List<Message> rest, List<CodedText> answers, Optional<Rejection> rejection) {}

    /**
     * The end of a connection because of its class code.
     *
     * @param closeText the sentence about the end of the connection
     * @param limit the sentence about the limit that the client hit
     */
    record Rejection(CloseReason reason, CodedText closeText, CodedText limit) {}

    boolean isPassed() {
        return passed;
    }

    /**
     * Checks messages until one of them is the code.
     *
     * @param refused whether the framing has given up on this client, so that none of its messages is an attempt
     */
    Verdict check(List<Message> messages, boolean refused) {
        List<Message> shown = new ArrayList<>();
        List<CodedText> answers = new ArrayList<>();
        Optional<Rejection> rejection = Optional.empty();
        int at = 0;
        while (at < messages.size() && !passed && rejection.isEmpty()) {
            Message message = messages.get(at++);
            Optional<Finding> otherProgram = otherProgram(message);
            if (otherProgram.isPresent()) {
                shown.add(hidden(message, hidden(otherProgram.get())));
            } else if (refused || message.shape() == FrameStatus.PARTIAL) {
                shown.add(hidden(message, FindingFactory.classCode()));
            } else {
                rejection = attempt(message, shown, answers);
            }
        }
        List<Message> rest = rejection.isPresent() ? List.of() : messages.subList(at, messages.size());
        return new Verdict(shown, rest, answers, rejection);
    }

    private Optional<Rejection> attempt(Message message, List<Message> shown, List<CodedText> answers) {
        String counted = AddressRange.counted(info.host());
        ClassCodeAttempts.Refusal refusal =
                addresses.map(known -> known.tryAttempt(counted)).orElse(ClassCodeAttempts.Refusal.NONE);
        if (refusal.seconds() > 0) {
            boolean all = refusal.ofAll();
            int wait = refusal.seconds();
            CodedText text = all ? ServerText.CODE_PAUSE_ALL.with(wait) : ServerText.CODE_PAUSE.with(counted, wait);
            shown.add(hidden(message, FindingFactory.wrongCode(text)));
            answers.add(all ? ServerText.CODE_SAY_PAUSE_ALL.with(wait) : ServerText.CODE_SAY_PAUSE.with(wait, counted));
            return Optional.of(new Rejection(CloseReason.CODE, text, text));
        }
        if (MessageDigest.isEqual(hash(message.text().strip()), wanted)) {
            passed = true;
            addresses.ifPresent(known -> known.right(counted));
            shown.add(hidden(message, FindingFactory.classCode()));
            answers.add(ServerText.CODE_SAY_RIGHT.with());
            return Optional.empty();
        }
        wrong++;
        int attemptsLeft = attempts - wrong;
        CodedText follows =
                attemptsLeft > 0 ? ServerText.CODE_WRONG.with(attemptsLeft) : ServerText.CODE_WRONG_LAST.with();
        shown.add(hidden(message, FindingFactory.wrongCode(follows)));
        if (attemptsLeft > 0) {
            answers.add(ServerText.CODE_SAY_WRONG.with(attemptsLeft));
            return Optional.empty();
        }
        answers.add(ServerText.CODE_SAY_ENOUGH.with());
        return Optional.of(new Rejection(
                CloseReason.CODE, ServerText.LEFT_CODE.with(wrong), ServerText.LIMIT_CODE.with(info.peer(), wrong)));
    }

    /** Returns a finding without the client's words, until the code has been said. */
    Finding hidden(Finding finding) {
        if (!passed && finding.cause() == Cause.HTTP) {
            return FindingFactory.find(WireText.HTTP_UNQUOTED, finding.certainty());
        }
        boolean harmless = passed || finding.cause() == Cause.TLS || finding.cause() == Cause.PLAIN_ON_TLS;
        return harmless
                ? finding
                : new Finding(finding.cause(), finding.certainty(), ServerText.CODE_REFUSED.with(), Optional.empty());
    }

    /** Returns a message with asterisks in place of its bytes, until the code has been said. */
    Message hidden(Message message, Finding finding) {
        if (passed && finding.cause() != Cause.CLASS_CODE) {
            return message;
        }
        if (message.shape() == FrameStatus.FRAMED) {
            try {
                Message framed = settings.framing().frame(HIDDEN);
                return new Message(
                        FrameStatus.FRAMED,
                        framed.bytes(),
                        framed.headerLength(),
                        framed.bodyLength(),
                        ReadTrace.single(1, framed.size()),
                        List.of(finding));
            } catch (IllegalArgumentException tooNarrow) {
                // The header is too narrow for the length of the asterisks, so the message is shown without one.
                return unframed(FrameStatus.UNFRAMED, finding);
            }
        }
        return unframed(message.shape(), finding);
    }

    private static Message unframed(FrameStatus shape, Finding finding) {
        return new Message(shape, HIDDEN, 0, HIDDEN.length, ReadTrace.single(1, HIDDEN.length), List.of(finding));
    }

    /** Returns the finding that an HTTP or TLS client sent this message; empty if it was another one. */
    static Optional<Finding> otherProgram(Message message) {
        // This runs for every message, so it creates no stream.
        for (Finding finding : message.findings()) {
            if (finding.cause() == Cause.HTTP || finding.cause() == Cause.TLS) {
                return Optional.of(finding);
            }
        }
        return Optional.empty();
    }

    private static byte[] hash(String word) {
        try {
            // Hashes are of equal length, so a comparison in constant time tells nothing about the code.
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
