package switchboard.ui.note;

import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLayeredPane;

/** Lays components over each other, each as large as all, and the card of a note on top. Event dispatch thread only. */
public final class NoteStage extends JLayeredPane {
    private static final long serialVersionUID = 1L;

    private final transient List<JComponent> layers;
    private final NoteCard card;

    /** Lays these, the lowest first, under a card. */
    public NoteStage(NoteCard card, List<JComponent> layers) {
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
