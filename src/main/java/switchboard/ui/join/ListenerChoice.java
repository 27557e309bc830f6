package switchboard.ui.join;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JComboBox;
import switchboard.model.ListenerInfo;
import switchboard.ui.Strings;
import switchboard.ui.look.InertText;

/** A combo box to choose a listener; hidden if there are fewer than two. Event dispatch thread only. */
final class ListenerChoice extends JComboBox<String> {
    private static final long serialVersionUID = 1L;

    private transient List<ListenerInfo> offered = List.of();
    private transient Optional<ListenerInfo> chosen = Optional.empty();
    private boolean filling;

    ListenerChoice(Runnable onChoice) {
        getAccessibleContext().setAccessibleName(Strings.of("join.listener"));
        setVisible(false);
        addActionListener(event -> {
            if (!filling && getSelectedIndex() >= 0) {
                chosen = Optional.of(offered.get(getSelectedIndex()));
                onChoice.run();
            }
        });
    }

    /** Offers these listeners; a chosen one stays chosen while it listens. */
    void show(List<ListenerInfo> listeners, Function<ListenerInfo, String> words) {
        filling = true;
        try {
            offered = List.copyOf(listeners);
            chosen = chosen.flatMap(before ->
                    listeners.stream().filter(one -> one.id() == before.id()).findFirst());
            removeAllItems();
            for (ListenerInfo one : listeners) {
                addItem(InertText.of(Strings.of(
                        "join.listener.choice",
                        words.apply(one),
                        one.settings().framing().name())));
            }
        } finally {
            filling = false;
        }
        setVisible(listeners.size() > 1);
    }

    /** Selects the listener that the card shows. */
    void mark(ListenerInfo listener) {
        filling = true;
        try {
            setSelectedIndex(offered.indexOf(listener));
        } finally {
            filling = false;
        }
    }

    /** Returns the listener that the user chose, if it still listens. */
    Optional<ListenerInfo> chosen() {
        return chosen;
    }
}
