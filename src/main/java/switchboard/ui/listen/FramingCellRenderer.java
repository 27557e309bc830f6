package switchboard.ui.listen;

import java.awt.Component;
import java.nio.charset.Charset;
import java.util.function.Supplier;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;
import switchboard.ui.FramingWords;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/** Shows the names of framings in a list as words, with the name behind them. Event dispatch thread only. */
final class FramingCellRenderer extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Charset> charset;

    /**
     * Creates the renderer.
     *
     * @param charset returns the encoding of texts
     */
    FramingCellRenderer(Supplier<Charset> charset) {
        this.charset = charset;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, Object value, int index, boolean selected, boolean focused) {
        // The box itself, whose index is -1, has the width of the names.
        Object shown = index < 0 ? value : words(String.valueOf(value));
        return super.getListCellRendererComponent(list, shown, index, selected, focused);
    }

    private String words(String name) {
        try {
            return FramingWords.withName(Framings.parse(name), charset.get());
        } catch (FramingException unknown) {
            return name;
        }
    }
}
