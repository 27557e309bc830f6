package switchboard.ui.note;

import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLayeredPane;

/** A layered pane that stacks components of its own size, with the note card on top. Event dispatch thread only. */
public final class NoteOverlayPane extends JLayeredPane {
    private static final long serialVersionUID = 1L;

    private final transient List<JComponent> layers;
    private final NoteCard card;

    /**
     * Creates the pane.
     *
     * @param layers the components from the lowest to the highest
     */
    public NoteOverlayPane(NoteCard card, List<JComponent> layers) {
        this.card = card;
        this.layers = List.copyOf(layers);
        for (int layer = 0; layer < layers.size(); layer++) {
            add(layers.get(layer), Integer.valueOf(layer));
        }
        add(card, POPUP_LAYER);
    }

    @Override
    public void doLayout() {
        layers.forEach(layer -> layer.setBounds(0, 0, getWidth(), getHeight()));
        card.place();
    }
}
