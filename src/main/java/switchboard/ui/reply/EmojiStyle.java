package switchboard.ui.reply;

import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;
import switchboard.ui.look.EmojiFont;
import switchboard.ui.look.EmojiRuns;

/** Gives the emoji in a document the font that has them. Event dispatch thread only. */
final class EmojiStyle {
    private EmojiStyle() {}

    static void apply(StyledDocument document, String text) {
        EmojiFont.family().ifPresent(family -> {
            document.setCharacterAttributes(0, document.getLength(), SimpleAttributeSet.EMPTY, true);
            SimpleAttributeSet emoji = new SimpleAttributeSet();
            StyleConstants.setFontFamily(emoji, family);
            // Each run at once: code point by code point would tear families and flags apart.
            for (EmojiRuns.Run run : EmojiRuns.of(text)) {
                document.setCharacterAttributes(run.start(), run.end() - run.start(), emoji, false);
            }
        });
    }
}
