package switchboard.ui.reply;

import java.util.Arrays;
import java.util.function.Consumer;
import javax.swing.JComboBox;
import switchboard.ui.Strings;
import switchboard.wire.ByteNotation;

/** The choice between the ways to type a reply: text, escapes, hex. Event dispatch thread only. */
final class NotationBox extends JComboBox<NotationBox.Item> {
    private static final long serialVersionUID = 1L;

    /** A notation with its word as text. */
    record Item(ByteNotation notation) {
        @Override
        public String toString() {
            return Strings.of("reply.notation." + notation.word());
        }
    }

    private ByteNotation chosen = ByteNotation.TEXT;

    /**
     * Creates the box.
     *
     * @param onChoice gets a notation that a person has chosen, which is not shown before {@link #show}
     */
    NotationBox(Consumer<ByteNotation> onChoice) {
        super(Arrays.stream(ByteNotation.values()).map(Item::new).toArray(Item[]::new));
        addActionListener(event -> {
            ByteNotation wanted = getItemAt(Math.max(0, getSelectedIndex())).notation();
            if (wanted != chosen) {
                setSelectedItem(new Item(chosen));
                onChoice.accept(wanted);
            }
        });
        show(chosen);
    }

    /** Shows a notation as chosen. */
    void show(ByteNotation notation) {
        chosen = notation;
        Item item = new Item(notation);
        setSelectedItem(item);
        setToolTipText(Strings.of("reply.notation." + notation.word() + ".tip"));
        getAccessibleContext().setAccessibleName(Strings.of("reply.notation", item));
    }

    /** Returns the chosen notation. */
    ByteNotation chosen() {
        return chosen;
    }
}
