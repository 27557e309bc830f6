package switchboard.ui.reply;

import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;
import switchboard.ui.look.EmojiFont;
import switchboard.ui.look.EmojiRuns;

/** Sets the emoji font for the emoji in a document. Event dispatch thread only. */
final class EmojiStyle {
    private EmojiStyle() {}

    static void apply(StyledDocument document, String text) {
        EmojiFont.family().ifPresent(family -> {
            document.setCharacterAttributes(0, document.getLength(), SimpleAttributeSet.EMPTY, true);
            SimpleAttributeSet emoji = new SimpleAttributeSet();
            StyleConstants.setFontFamily(emoji, family);
            // Each run in one call, because a run for each code point would split sequences such as families and flags.
            for (EmojiRuns.Run run : EmojiRuns.of(text)) {
                document.setCharacterAttributes(run.start(), run.end() - run.start(), emoji, false);
            }
        });
    }
}
