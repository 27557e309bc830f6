package switchboard.ui.reply;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import switchboard.model.ClientSummary;
import switchboard.reply.Template;
import switchboard.ui.Strings;
import switchboard.wire.ByteNotation;

/**
 * The size of a reply, with its placeholders filled in for each recipient; without recipients as it was typed.
 * Immutable.
 *
 * @param fewestBytes the size of the smallest body in bytes
 * @param mostBytes the size of the largest body in bytes
 * @param characters the characters of the shortest and of the longest text; empty if bytes were typed
 */
record ReplySize(int fewestBytes, int mostBytes, Optional<Characters> characters) {
    /** The number of Unicode characters (code points) of the shortest and of the longest text. */
    record Characters(int fewest, int most) {}

    /** Returns the size of a draft that was written so. */
    static ReplySize of(WrittenReply written, ReplyDraft draft) {
        return new ReplySize(
                draft.smallest(),
                draft.largest(),
                written.notation() == ByteNotation.TEXT
                        ? Optional.of(characters(written.text(), draft.to()))
                        : Optional.empty());
    }

    private static Characters characters(String text, List<ClientSummary> to) {
        Template template = new Template(text);
        IntStream counts = template.isPlain() || to.isEmpty()
                ? IntStream.of(count(text))
                : to.stream()
                        .mapToInt(client -> count(template.expand(
                                new Template.Recipient(client.id().number(), client.name(), client.bytesIn()))));
        int[] sorted = counts.sorted().toArray();
        return new Characters(sorted[0], sorted[sorted.length - 1]);
    }

    private static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns the words for people. */
    String words() {
        String bytes = fewestBytes == mostBytes
                ? Strings.of("reply.size.bytes", mostBytes)
                : Strings.of("reply.size.bytes.range", fewestBytes, mostBytes);
        return characters
                .map(count -> Strings.of(
                        "reply.size",
                        bytes,
                        count.fewest() == count.most()
                                ? Strings.of("reply.size.characters", count.most())
                                : Strings.of("reply.size.characters.range", count.fewest(), count.most())))
                .orElse(bytes);
    }
}
