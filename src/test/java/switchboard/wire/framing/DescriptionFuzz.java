package switchboard.wire.framing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import switchboard.fuzz.Inert;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

/**
 * Parses any text as the description of a framing: it is explained in a sentence, or describes a framing that is
 * written, said in words and used.
 */
public final class DescriptionFuzz {
    private static final int LONGEST = 64;

    private DescriptionFuzz() {}

    /** Runs one input. Called by Jazzer and by the test of the seeds. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Framing framing;
        try {
            framing = Framings.parse(text);
        } catch (FramingException wrong) {
            Inert.requireSentence(wrong.getMessage() + ".");
            require(wrong.position() < 0 || wrong.position() <= text.length(), "a position behind the end");
            return;
        }
        require(framing.name().matches("[!-~]+"), "no printable name: " + framing.name());
        require(framing.equals(Framings.parse(framing.name())), "another framing by the same name: " + framing.name());
        Inert.requireSentence(framing.description().english() + ".");
        if (framing.longestBody() >= framing.leastBody() && framing.leastBody() <= 1 << 16) {
            carries(framing);
        }
    }

    /** Frames a body and reads it back; letters may be ends, so only lengths promise one message. */
    private static void carries(Framing framing) {
        byte[] body = new byte[Math.clamp(LONGEST, framing.leastBody(), framing.longestBody())];
        Arrays.fill(body, (byte) 'a');
        byte[] sent = framing.frame(body).bytes();
        List<Message> messages = new ArrayList<>();
        FrameReader reader = framing.reader(1 << 20, false, MemoryBudget.UNLIMITED);
        for (int at = 0; at < sent.length; at++) {
            reader.accept(sent, at, 1, at, messages::add);
        }
        reader.end(messages::add);
        int size = messages.stream().mapToInt(Message::size).sum();
        require(size == sent.length, size + " of " + sent.length + " bytes: " + framing.name());
        if (framing.longestLength() > 0) {
            require(
                    messages.size() == 1 && messages.getFirst().shape() == FrameStatus.FRAMED,
                    "not read back: " + framing.name() + " " + messages);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
