package switchboard.wire.explain;

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
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;

/**
 * Creates findings from the codes of {@link WireText}.
 *
 * <p>Stateless and thread-safe.
 */
public final class FindingFactory {
    private static final Map<WireText, Cause> CAUSES = causes();

    private FindingFactory() {}

    /** Returns the finding that a message was the agreed goodbye word. */
    public static Finding goodbye(String word) {
        return find(WireText.GOODBYE_WORD, Certainty.CERTAIN, Escapes.text(word));
    }

    /** Returns the finding that a client sends plain bytes to a listener that expects TLS. */
    public static Finding plainOnTls() {
        return find(WireText.PLAIN_ON_TLS, Certainty.CERTAIN);
    }

    /** Returns the finding that a message was an answer to the request for the class code; its content is not kept. */
    public static Finding classCode() {
        return find(WireText.CLASS_CODE, Certainty.CERTAIN);
    }

    /** Returns the finding that a class code was wrong; {@code follows} states the consequence. */
    public static Finding wrongCode(CodedText follows) {
        return find(WireText.WRONG_CODE, Certainty.CERTAIN, follows);
    }

    /** Returns a finding with the text of a code. */
    public static Finding find(WireText code, Certainty certainty, Object... arguments) {
        CodedText text = code.with(arguments);
        return new Finding(Objects.requireNonNull(CAUSES.get(code)), certainty, text, repair(code, text.arguments()));
    }

    /**
     * Returns the change to make in the client; empty where nothing is to be done.
     *
     * @param arguments the arguments of the explanation
     */
    public static Optional<CodedText> repair(WireText code, List<Object> arguments) {
        Optional<RepairText> repair = code.repair();
        // The arguments of a repair are the last ones of its explanation.
        return repair.map(words -> new CodedText(
                words, arguments.subList(arguments.size() - words.kinds().size(), arguments.size())));
    }

    /**
     * Maps each code to its cause. A key is the cause's id, followed by a full stop and a suffix where a cause has
     * several texts.
     */
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
