package switchboard.ui.reply;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.wire.ByteNotation;

/** The switch between the ways to type a reply: text, escapes, hex. Event dispatch thread only. */
final class NotationSwitch extends JPanel {
    private static final long serialVersionUID = 1L;

    private final Map<ByteNotation, JToggleButton> buttons = new EnumMap<>(ByteNotation.class);
    private ByteNotation chosen = ByteNotation.TEXT;

    /**
     * Creates the switch.
     *
     * @param onChoice gets a notation that a person has chosen, which is not shown before {@link #show}
     */
    NotationSwitch(Consumer<ByteNotation> onChoice) {
        super(new MigLayout("insets 0, gap 0", "", "[]"));
        setOpaque(false);
        ButtonGroup group = new ButtonGroup();
        for (ByteNotation notation : ByteNotation.values()) {
            JToggleButton button = new JToggleButton(Strings.of("reply.notation." + notation.word()));
            button.putClientProperty("JButton.buttonType", "toolBarButton");
            button.setFocusable(true);
            button.setToolTipText(Strings.of("reply.notation." + notation.word() + ".tip"));
            button.getAccessibleContext()
                    .setAccessibleName(Strings.of("reply.notation", Strings.of("reply.notation." + notation.word())));
            button.addActionListener(event -> {
                ByteNotation before = chosen;
                if (notation != before) {
                    show(before);
                    onChoice.accept(notation);
                }
            });
            group.add(button);
            add(button);
            buttons.put(notation, button);
        }
        show(chosen);
    }

    /** Shows a notation as chosen. */
    void show(ByteNotation notation) {
        chosen = notation;
        buttons.forEach((one, button) -> button.setSelected(one == notation));
    }

    /** Returns the chosen notation. */
    ByteNotation chosen() {
        return chosen;
    }
}
