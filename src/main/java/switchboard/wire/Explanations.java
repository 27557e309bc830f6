package switchboard.wire;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.text.CodedText;
import switchboard.text.RepairText;
import switchboard.text.WireText;

/** Makes findings of what {@link WireText} can say. */
public final class Explanations {
    private static final Map<WireText, Cause> CAUSES = causes();

    private Explanations() {}

    /** Returns the finding that a message was the agreed word for goodbye. */
    public static Finding goodbye(String word) {
        return find(WireText.GOODBYE_WORD, Certainty.CERTAIN, Escapes.text(word));
    }

    /** Returns the finding that a client does not encrypt what this listener wants encrypted. */
    public static Finding plainOnTls() {
        return find(WireText.PLAIN_ON_TLS, Certainty.CERTAIN);
    }

    /** Returns the finding that something was said for the class code, and is not kept. */
    public static Finding classCode() {
        return find(WireText.CLASS_CODE, Certainty.CERTAIN);
    }

    /** Returns the finding that something else than the class code was said; {@code follows} says what follows. */
    public static Finding wrongCode(CodedText follows) {
        return find(WireText.WRONG_CODE, Certainty.CERTAIN, follows);
    }

    /** Returns a finding in one of the sentences that its cause has. */
    static Finding find(WireText code, Certainty certainty, Object... arguments) {
        CodedText text = code.with(arguments);
        return new Finding(Objects.requireNonNull(CAUSES.get(code)), certainty, text, repair(code, text.arguments()));
    }

    /**
     * Returns what to change in the client.
     *
     * @param arguments those of the explanation
     */
    public static Optional<CodedText> repair(WireText code, List<Object> arguments) {
        Optional<RepairText> repair = code.repair();
        // What a repair takes stands last in what happened.
        return repair.map(words -> new CodedText(
                words, arguments.subList(arguments.size() - words.kinds().size(), arguments.size())));
    }

    /** A code is named after its cause, followed by a point and the sentence where a cause has several. */
    private static Map<WireText, Cause> causes() {
        Map<String, Cause> byId =
                Arrays.stream(Cause.values()).collect(Collectors.toMap(Cause::id, Function.identity()));
        Map<WireText, Cause> causes = new EnumMap<>(WireText.class);
        for (WireText code : WireText.values()) {
            causes.put(code, byId.get(code.key().split("\\.", 2)[0]));
        }
        return causes;
    }
}
