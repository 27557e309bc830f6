package switchboard.ui.log;

import java.awt.event.ActionEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.swing.AbstractAction;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import switchboard.event.ConnectionId;
import switchboard.filter.Filter;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Keys;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertText;

/**
 * Says which messages the log shows: by text, by direction, by client; and whether the newest is followed.
 *
 * <p>Event dispatch thread only.
 */
final class FilterBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int TYPING_MILLIS = 150;

    private final JTextField text = new JTextField();
    private final Map<LogPart, JToggleButton> parts = new EnumMap<>(LogPart.class);
    private final JToggleButton followButton = new JToggleButton(Strings.of("log.follow"));
    private final JPanel wordsRow =
            new JPanel(new MigLayout("insets 0, fillx, hidemode 3", "[]6[grow,fill]8[]0[]0[]", "[]"));
    private final InertLabel words = new InertLabel("");
    private final JLabel passing = new JLabel();
    private final JButton stop = new JButton(Strings.of("log.search.stop"));
    private final JButton searchOn = new JButton(Strings.of("log.search.on"));
    private final JButton clear = new JButton(Strings.of("log.filter.clear"));
    private final Timer typing = new Timer(TYPING_MILLIS, event -> apply());
    private final transient Runnable onChange;
    private final transient Runnable onClear;
    private transient Set<ConnectionId> clients = Set.of();
    private transient Filter filter = Filter.ALL;

    /**
     * @param onChange called when {@link #filter()} has changed
     * @param onClear called when a person wants everything to be shown, before the filter is emptied
     */
    FilterBar(FollowNewest follow, Runnable onChange, Runnable onClear) {
        super(new MigLayout("insets 0, fillx, hidemode 3, gap 8", "[grow,fill,80::]8[]8[]", "[]6[]"));
        this.onChange = onChange;
        this.onClear = onClear;
        typing.setRepeats(false);
        setOpaque(false);
        buildText();
        add(text, "wmin 80");
        add(buildParts());
        add(buildFollow(follow), "wrap");
        wordsRow.setOpaque(false);
        wordsRow.add(new JLabel(Icons.of("list-filter")));
        wordsRow.add(words, "wmin 0");
        clear.putClientProperty("JButton.buttonType", "borderless");
        clear.addActionListener(event -> clear());
        for (JButton button : List.of(stop, searchOn)) {
            button.putClientProperty("JButton.buttonType", "borderless");
            button.setVisible(false);
            wordsRow.add(button);
        }
        wordsRow.add(clear);
        add(wordsRow, "span 3, growx, wmin 0");
        wordsRow.setVisible(false);
        passing.putClientProperty("FlatLaf.styleClass", "muted");
        passing.setVisible(false);
        add(passing, "newline, span 3, growx, wmin 0");
    }

    private void buildText() {
        text.putClientProperty("JTextField.placeholderText", Strings.of("log.filter.hint"));
        text.putClientProperty("JTextField.leadingIcon", Icons.of("search"));
        text.putClientProperty("JTextField.showClearButton", true);
        text.getAccessibleContext().setAccessibleName(Strings.of("log.filter.name"));
        text.setToolTipText(Strings.of("log.filter.tip"));
        text.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                typing.restart();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                typing.restart();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                typing.restart();
            }
        });
        text.addActionListener(event -> apply());
        Keys.focused(text, "ESCAPE", () -> {
            text.setText("");
            apply();
        });
    }

    private JPanel buildParts() {
        JPanel row = new JPanel(new MigLayout("insets 0, gap 2"));
        row.setOpaque(false);
        ButtonGroup group = new ButtonGroup();
        for (LogPart part : LogPart.values()) {
            JToggleButton button =
                    new JToggleButton(Strings.of("log.part." + part.name().toLowerCase(java.util.Locale.ROOT)));
            button.putClientProperty("JButton.buttonType", "toolBarButton");
            button.setSelected(part == LogPart.ALL);
            button.setFocusable(true);
            button.addActionListener(event -> apply());
            group.add(button);
            parts.put(part, button);
            row.add(button);
        }
        return row;
    }

    private JToggleButton buildFollow(FollowNewest follow) {
        followButton.setAction(new AbstractAction(Strings.of("log.follow")) {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent event) {
                follow.set(followButton.isSelected());
            }
        });
        followButton.setIcon(Icons.of("arrow-down-to-line"));
        followButton.putClientProperty("JButton.buttonType", "toolBarButton");
        followButton.setToolTipText(Strings.of("log.follow.tip"));
        followButton.setSelected(follow.isOn());
        follow.onChange(() -> followButton.setSelected(follow.isOn()));
        return followButton;
    }

    /** Return what is to be shown. */
    Filter filter() {
        return filter;
    }

    /** Return in words what is to be shown; {@code title} names a client. */
    String words(Function<ConnectionId, String> title) {
        return FilterWords.of(part(), clients, text.getText(), title);
    }

    /** Show only these clients; none for all. */
    void setClients(Set<ConnectionId> only) {
        clients = Set.copyOf(only);
        apply();
    }

    /** Show everything. */
    void clear() {
        onClear.run();
        clients = Set.of();
        text.setText("");
        parts.values().iterator().next().setSelected(true);
        apply();
    }

    private void apply() {
        typing.stop();
        Filter now = Filter.all(
                clients.isEmpty() ? Filter.ALL : new Filter.Clients(clients),
                part().filter(),
                text.getText().isEmpty() ? Filter.ALL : new Filter.Text(text.getText()));
        if (!now.equals(filter)) {
            filter = now;
            onChange.run();
        }
    }

    private LogPart part() {
        for (Map.Entry<LogPart, JToggleButton> entry : parts.entrySet()) {
            if (entry.getValue().isSelected()) {
                return entry.getKey();
            }
        }
        return LogPart.ALL;
    }

    /** Say in words what is shown; empty if that is everything. */
    void setWords(String sentence, FilterScan.State search) {
        stop.setVisible(search == FilterScan.State.SEARCHING);
        searchOn.setVisible(search == FilterScan.State.STOPPED);
        words.setText(sentence);
        words.setToolTipText(sentence.isEmpty() ? null : InertText.of(sentence));
        wordsRow.setVisible(!sentence.isEmpty());
    }

    /** Call these when a person wants the search to stop or to go on. */
    void onSearch(Runnable onStop, Runnable onGoOn) {
        stop.addActionListener(event -> onStop.run());
        searchOn.addActionListener(event -> onGoOn.run());
    }

    /** Say something in passing. */
    void say(String sentence) {
        passing.setText(sentence);
        passing.setVisible(!sentence.isEmpty());
    }

    /** Put the cursor where a person types what to look for. */
    void focusText() {
        text.requestFocusInWindow();
        text.selectAll();
    }
}
