package switchboard.server.connection;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.model.Reading;
import switchboard.server.context.ClassCodeAttempts;
import switchboard.server.context.ServerContext;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.explain.ProtocolSignatures;
import switchboard.wire.framing.Framing;

/**
 * Checks that a client's first message is the class code, and hides the code wherever it is said.
 *
 * <p>Messages before the right code are replaced before they are published: neither the code nor a near miss may be in
 * a log that is projected and recorded. Later, and where no code is asked for, messages that were meant as a code of
 * this server are replaced ({@link SpokenCode}). Used by the connection's thread only; publishes and sends nothing.
 */
final class ClassCodeCheck {
    private static final byte[] NOTHING = {};
    private static final byte[] HIDDEN = "********".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionInfo info;
    private final int attempts;
    private final ClassCodeAttempts attemptsOfAll;
    private final Supplier<Optional<String>> guesser;
    private final Supplier<List<ClassCode>> codes;
    private final SpokenCode spokenCode = new SpokenCode();
    private final byte[] wanted;
    private Framing framing;
    private Charset charset;
    private boolean passed;
    private boolean hiding;
    private int wrong;

    /** The name under which this client's wrong codes are counted, empty if they are not; null until it is needed. */
    private @Nullable String counted;

    /**
     * Creates a check, which is passed from the start if the listener asks for no code.
     *
     * @param attempts the number of codes that this client may try
     * @param attemptsOfAll the wrong codes of all clients
     * @param guesser finds the name under which this client's wrong codes are counted, and is asked once; empty if they
     *     are not counted
     * @param codes returns the codes that may not be shown; the same list as long as they are the same
     */
    ClassCodeCheck(
            ConnectionInfo info,
            ListenerSettings settings,
            int attempts,
            ClassCodeAttempts attemptsOfAll,
            Supplier<Optional<String>> guesser,
            Supplier<List<ClassCode>> codes) {
        this.info = info;
        this.attempts = attempts;
        this.attemptsOfAll = attemptsOfAll;
        this.guesser = guesser;
        this.codes = codes;
        this.framing = settings.framing();
        this.charset = settings.charset();
        this.passed = !isWanted(settings);
        this.wanted = passed ? NOTHING : hash(settings.code().word());
    }

    /** Creates the check of a client; {@code local} tells whether it is on this computer. */
    static ClassCodeCheck of(ServerContext context, ConnectionInfo info, ListenerSettings settings, boolean local) {
        return new ClassCodeCheck(
                info,
                settings,
                context.limits.handshakeLimits().codeAttempts(),
                context.codeAttempts,
                () -> context.guesser(info, local),
                context::hiddenCodes);
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

    /** Takes later messages for those of another framing and encoding. */
    void readAs(Reading now) {
        framing = now.framing();
        charset = now.charset();
    }

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
            Optional<Finding> otherProgram = refused ? named(message) : otherProgram(message);
            if (otherProgram.isPresent()) {
                shown.add(hidden(message, hidden(otherProgram.get())));
            } else if (ProtocolSignatures.isPreamble(message)) {
                shown.add(message);
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
        String name = countedAs();
        byte[] said = hash(content(message).strip());
        ClassCodeAttempts.Refusal refusal = name.isEmpty()
                ? ClassCodeAttempts.Refusal.NONE
                : attemptsOfAll.tryAttempt(name, ByteBuffer.wrap(said).getLong(), wrong == 0);
        if (refusal.seconds() > 0) {
            boolean all = refusal.ofAll();
            int wait = refusal.seconds();
            CodedText text = all ? ServerText.CODE_PAUSE_ALL.with(wait) : ServerText.CODE_PAUSE.with(name, wait);
            shown.add(hidden(message, FindingFactory.wrongCode(text)));
            answers.add(all ? ServerText.CODE_SAY_PAUSE_ALL.with(wait) : ServerText.CODE_SAY_PAUSE.with(wait, name));
            return Optional.of(new Rejection(CloseReason.CODE, text, text));
        }
        if (MessageDigest.isEqual(said, wanted)) {
            passed = true;
            if (!name.isEmpty()) {
                attemptsOfAll.right(name);
            }
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

    private String content(Message message) {
        return new String(framing.content(message), charset);
    }

    private String countedAs() {
        String known = counted;
        if (known == null) {
            known = guesser.get().orElse("");
            counted = known;
        }
        return known;
    }

    /**
     * Returns messages of a client that has passed, or need not say a code, with asterisks in place of those that were
     * meant as a code; usually the same list.
     */
    List<Message> masked(List<Message> messages) {
        hiding = false;
        List<ClassCode> hidden = codes.get();
        if (hidden.isEmpty()) {
            return messages;
        }
        List<Message> masked = messages;
        for (int at = 0; at < messages.size(); at++) {
            if (spokenCode.isIn(messages.get(at), hidden)) {
                masked = hiding ? masked : new ArrayList<>(messages);
                hiding = true;
                masked.set(at, hidden(messages.get(at), FindingFactory.classCode()));
            }
        }
        return masked;
    }

    /** Returns a message that ends the connection as it may be shown: hidden before the code, later if it is one. */
    Message shown(Message message, Finding why) {
        return passed ? masked(List.of(message)).getFirst() : hidden(message, why);
    }

    /** Returns whether a message has asterisks in place of a class code. */
    static boolean isHidden(Message message) {
        for (Finding finding : message.findings()) {
            if (finding.cause() == Cause.CLASS_CODE) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a finding without the client's words, until the code has been said, and if the last messages were meant
     * as a code.
     */
    Finding hidden(Finding finding) {
        if (!passed && finding.cause() == Cause.HTTP) {
            return FindingFactory.find(WireText.HTTP_UNQUOTED, finding.certainty());
        }
        boolean harmless = passed && !hiding
                || finding.cause() == Cause.TLS
                || finding.cause() == Cause.PLAIN_ON_TLS
                || finding.text().code() == WireText.OTHER_PROGRAM_NAMED;
        return harmless
                ? finding
                : new Finding(finding.cause(), finding.certainty(), ServerText.CODE_REFUSED.with(), Optional.empty());
    }

    /** Returns a message with asterisks in place of its bytes. */
    private Message hidden(Message message, Finding finding) {
        if (message.shape() == FrameStatus.FRAMED) {
            try {
                Message framed = framing.frame(HIDDEN);
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

    /** Returns the finding that names the program of this message; empty if it names none. */
    private static Optional<Finding> named(Message message) {
        return otherProgram(message)
                .or(() -> message.findings().stream()
                        .filter(finding -> finding.text().code() == WireText.OTHER_PROGRAM_NAMED)
                        .findFirst());
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
