package switchboard.ui.reply;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.wire.ByteNotation;
import switchboard.wire.Escapes;
import switchboard.wire.TypedBytes;
import switchboard.wire.UnencodableException;

/**
 * The line above the editor that tells what will be sent: the bytes and the format, or the mistake in the text. Of a
 * text that is typed as text only the format is told, because its bytes would show the same.
 *
 * <p>Event dispatch thread only.
 */
final class BytesPreview extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The largest number of bytes that are shown; more do not fit into a line. */
    private static final int MOST = 200;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final InertLabel bytes = new InertLabel("", "sb.text2", "monospaced.font", Optional.empty());
    private final InertLabel mistake =
            new InertLabel("", "sb.err", "Label.font", Optional.of(Icons.of("circle-x", 14, "sb.err")));

    private final InertLabel format = new InertLabel("", "sb.text2", "Label.font", Optional.empty());

    BytesPreview() {
        super(new MigLayout("insets 0, fillx, hidemode 3", "[]12[grow,fill]", "[]"));
        setOpaque(false);
        add(bytes, "wmin 0");
        add(mistake, "wmin 0");
        add(format, "wmin 0");
        setVisible(false);
    }

    /**
     * Shows a text that is typed in a notation: of escapes the hexadecimal digits, and the other way, and the format of
     * the message; or in any notation that the encoding of the first recipient lacks a character.
     */
    void show(ByteNotation typed, ReplyDraft draft) {
        try {
            show(typed, draft.example(), draft.typed().isEmpty() ? "" : WireWords.of(draft));
        } catch (UnencodableException lacking) {
            tell(Strings.of("reply.unencodable", Strings.render(lacking.text())));
        }
    }

    private void show(ByteNotation typed, byte[] body, String words) {
        byte[] shown = body.length > MOST ? Arrays.copyOf(body, MOST) : body;
        String written = typed == ByteNotation.HEX ? Escapes.text(shown) : HEX.formatHex(shown);
        bytes.setText(
                body.length > shown.length
                        ? Strings.of("reply.preview.more", written, LocalizedFormats.count(body.length - shown.length))
                        : body.length == 0 ? Strings.of("reply.preview.none") : written);
        bytes.setVisible(typed != ByteNotation.TEXT);
        mistake.setVisible(false);
        format.setText(words);
        format.setVisible(!words.isEmpty());
        format.setToolTipText(words.isEmpty() ? null : words);
        setVisible(typed != ByteNotation.TEXT || !words.isEmpty());
        getAccessibleContext()
                .setAccessibleName(typed == ByteNotation.TEXT ? words : Strings.of("reply.preview", bytes.text()));
        getAccessibleContext().setAccessibleDescription(words);
    }

    /** Shows a mistake. */
    void show(TypedBytes.Mistake wrong) {
        tell(Strings.render(wrong.sentence()));
    }

    private void tell(String sentence) {
        mistake.setText(sentence);
        bytes.setVisible(false);
        format.setVisible(false);
        mistake.setVisible(true);
        setVisible(true);
        getAccessibleContext().setAccessibleName(mistake.text());
    }
}
