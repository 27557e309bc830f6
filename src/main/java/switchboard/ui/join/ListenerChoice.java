package switchboard.ui.join;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JComboBox;
import switchboard.model.ListenerInfo;
import switchboard.ui.Strings;
import switchboard.ui.look.InertText;

/** Chooses one of several listeners; away while there is nothing to choose. Event dispatch thread only. */
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

    /** Offers these; what was chosen stays so while it listens. */
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

    /** Marks the one that is spoken of. */
    void mark(ListenerInfo listener) {
        filling = true;
        try {
            setSelectedIndex(offered.indexOf(listener));
        } finally {
            filling = false;
        }
    }

    /** Returns the listener that a person chose, if that one is still there. */
    Optional<ListenerInfo> chosen() {
        return chosen;
    }
}
