package switchboard.ui.log.filter;

import com.formdev.flatlaf.util.UIScale;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.ParsedFilter;
import switchboard.filter.Readings;
import switchboard.filter.TimeReference;
import switchboard.filter.Vocabulary;
import switchboard.model.ConnectionId;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.log.rows.FilterScan;
import switchboard.ui.log.rows.FollowNewest;
import switchboard.ui.look.CounterLabel;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertText;

/**
 * The filter bar of the log: the filter field, the buttons for directions, and the button that follows the newest
 * message.
 *
 * <p>Below it the active filter is described in words, with the number of matches and the syntax error, if any. While
 * the typed text is wrong, the last correct filter stays active. Event dispatch thread only.
 */
public final class FilterBar extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The width at 100 % zoom from which there is space for the text of the button that follows. */
    private static final int WIDE = 820;

    private static final String STEPS = "log.steps";
    private static final String SHOWN = "shown";

    private final transient Supplier<TimeReference> reference;
    private final transient Runnable onChange;
    private final transient Runnable onClear;
    private static final String IN_LINE = "cell 1 0";
    private static final String IN_A_LINE_OF_ITS_OWN = "cell 0 1, span 4, growx, wmin 0, gaptop 4";

    private final FilterField field;
    private final Map<QuickFilter, JToggleButton> quickFilters = new EnumMap<>(QuickFilter.class);
    private final JToggleButton stepsButton = new JToggleButton(Icons.of("plug"));
    private final JToggleButton followButton = new JToggleButton(Strings.of("log.follow"));
    private final JPanel wordsRow =
            new JPanel(new MigLayout("insets 0, fillx, hidemode 3", "[]6[grow,fill]8[]0[]0[]", "[center]"));
    private final InertLabel words = new InertLabel("");
    private final JPanel active = new JPanel(new MigLayout("insets 0, hidemode 3, gap 8", "", "[center]"));
    private final ClientChip chip;
    private final JLabel hidden = new CounterLabel();
    private final JLabel counts = new CounterLabel();
    private final JButton stop = new JButton(Strings.of("log.search.stop"));
    private final JButton resumeSearch = new JButton(Strings.of("log.search.on"));
    private final JButton clear = new JButton(Strings.of("log.filter.clear"));
    private final JLabel wrong = new JLabel("", Icons.of("circle-x", 16, "sb.err"), SwingConstants.LEADING);
    private transient FilterChoice choice = FilterChoice.ALL;
    private boolean misunderstood;

    /** Whether superseded messages are hidden; true once there are any. */
    private boolean hidesSuperseded;

    /** Whether the user asked to see them. */
    private boolean showsSuperseded;

    /**
     * @param vocabulary the values that completion proposes
     * @param reference the reference of relative times
     * @param onChange called when {@link #filter()} has changed
     * @param onClear called when the user asks for all messages, before the filter is emptied
     */
    public FilterBar(
            FollowNewest follow,
            Settings settings,
            Supplier<Vocabulary> vocabulary,
            Supplier<TimeReference> reference,
            Runnable onChange,
            Runnable onClear) {
        // The first row is as high as the head of the clients, so that both tables begin on one line with each font.
        super(new MigLayout(
                "insets 0, fillx, hidemode 3, gap 8", "[grow,fill]8[shrinkprio 200]8[]8[]", "[30!]0[]0[]0[]"));
        this.reference = reference;
        this.onChange = onChange;
        this.onClear = onClear;
        field = new FilterField(vocabulary, this::typed);
        chip = new ClientChip(() -> {
            setClients(Set.of());
            // The button that had the focus is hidden now.
            field.requestFocusInWindow();
        });
        setOpaque(false);
        field.putClientProperty("JTextField.trailingComponent", buildTools(settings));
        // Its text fits into the row at each zoom; the field takes the height of the row.
        field.putClientProperty("FlatLaf.style", "margin: 4,8,4,8");
        add(field, "cell 0 0, growy, width 80:200:");
        add(buildActive(), IN_LINE);
        add(buildQuickFilters(), "cell 2 0");
        add(buildSteps(settings), "cell 3 0");
        add(buildFollow(follow), "cell 3 0");
        add(buildWords(), "cell 0 2, span 4, growx, wmin 0, gaptop 6");
        wrong.putClientProperty("FlatLaf.styleClass", "error");
        wrong.setVisible(false);
        add(wrong, "cell 0 3, span 4, growx, wmin 0, gaptop 4");
    }

    private JPanel buildTools(Settings settings) {
        FilterMenu saved = new FilterMenu(
                settings, this::showOnly, () -> choice.filter().isAll() ? "" : choice.fullText(reference.get()));
        JButton menu = tool("list-filter", "log.filters.tip");
        menu.addActionListener(event -> saved.menu().show(menu, 0, menu.getHeight()));
        JButton help = tool("circle-question-mark", "log.help.tip");
        help.addActionListener(event -> new FilterHelp(this::showOnly).show(help, 0, help.getHeight()));
        JPanel tools = new JPanel(new MigLayout("insets 2 0 0 0, gap 0", "", "[center]"));
        tools.setOpaque(false);
        tools.add(menu);
        tools.add(help);
        return tools;
    }

    private static JButton tool(String icon, String key) {
        JButton button = new JButton(Icons.of(icon, 16, "sb.text2"));
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(Strings.of(key));
        button.getAccessibleContext().setAccessibleName(Strings.of(key));
        button.setFocusable(true);
        return button;
    }

    private JPanel buildQuickFilters() {
        JPanel row = new JPanel(new MigLayout("insets 0, gap 2"));
        row.setOpaque(false);
        ButtonGroup group = new ButtonGroup();
        for (QuickFilter quickFilter : QuickFilter.values()) {
            JToggleButton button = new JToggleButton(
                    Strings.of("log.part." + quickFilter.name().toLowerCase(Locale.ROOT)));
            button.putClientProperty("JButton.buttonType", "toolBarButton");
            button.setSelected(quickFilter == QuickFilter.ALL);
            button.setFocusable(true);
            button.addActionListener(event -> choose(choice.with(quickFilter)));
            group.add(button);
            quickFilters.put(quickFilter, button);
            row.add(button);
        }
        return row;
    }

    /** Creates the row that tells what hides messages, how many, and how many are shown. */
    private JPanel buildActive() {
        active.setOpaque(false);
        active.add(chip, "wmin 90, wmax 180, shrinkprio 200");
        for (JLabel label : List.of(hidden, counts)) {
            label.putClientProperty("FlatLaf.styleClass", "muted");
            active.add(label);
        }
        active.setVisible(false);
        return active;
    }

    /** Creates the switch of the rows that tell who connects and disconnects; the settings keep it. */
    private JToggleButton buildSteps(Settings settings) {
        stepsButton.putClientProperty("JButton.buttonType", "toolBarButton");
        stepsButton.setToolTipText(Strings.of("log.steps"));
        stepsButton.getAccessibleContext().setAccessibleName(Strings.of("log.steps"));
        stepsButton.setFocusable(true);
        stepsButton.setSelected(settings.text(STEPS, SHOWN).equals(SHOWN));
        stepsButton.addActionListener(event -> {
            settings.put(STEPS, stepsButton.isSelected() ? SHOWN : "hidden");
            onChange.run();
        });
        return stepsButton;
    }

    private JToggleButton buildFollow(FollowNewest follow) {
        followButton.addActionListener(event -> follow.set(followButton.isSelected()));
        followButton.setIcon(Icons.of("arrow-down-to-line"));
        followButton.putClientProperty("JButton.buttonType", "toolBarButton");
        followButton.setToolTipText(Strings.of("log.follow.tip"));
        followButton.getAccessibleContext().setAccessibleName(Strings.of("log.follow"));
        followButton.setFocusable(true);
        followButton.setSelected(follow.isOn());
        follow.onChange(() -> followButton.setSelected(follow.isOn()));
        return followButton;
    }

    private JPanel buildWords() {
        wordsRow.setOpaque(false);
        wordsRow.add(new JLabel(Icons.of("list-filter")));
        wordsRow.add(words, "wmin 0");
        for (JButton button : List.of(stop, resumeSearch, clear)) {
            button.putClientProperty("JButton.buttonType", "borderless");
            wordsRow.add(button);
        }
        stop.setVisible(false);
        resumeSearch.setVisible(false);
        clear.addActionListener(event -> clear());
        wordsRow.setVisible(false);
        return wordsRow;
    }

    /** Sets the actions of the buttons that stop a search and continue it. */
    public void onSearch(Runnable onStop, Runnable onGoOn) {
        stop.addActionListener(event -> onStop.run());
        resumeSearch.addActionListener(event -> onGoOn.run());
    }

    /** Returns the selected filter settings. */
    public FilterChoice choice() {
        return choice;
    }

    /** Returns the filter made of all settings; it hides superseded messages unless it is about them. */
    public Filter filter() {
        return hidesSuperseded() ? Filter.all(choice.filter(), Readings.LAST) : choice.filter();
    }

    /**
     * Returns the clients whose connects and disconnects are shown, empty for all clients; no value if none are shown.
     *
     * <p>A filter of messages hides them.
     */
    public Optional<Set<ConnectionId>> stepsOf() {
        boolean shown = stepsButton.isSelected()
                && choice.quickFilter() == QuickFilter.ALL
                && choice.typed().isAll();
        return shown ? Optional.of(choice.clients()) : Optional.empty();
    }

    /** Returns whether messages that were read again in another framing are hidden. */
    public boolean hidesSuperseded() {
        return hidesSuperseded && !Readings.areChosenBy(choice.filter());
    }

    /** Hides messages that were read again in another framing, until the user asks for all messages. */
    public void hideSuperseded() {
        if (!hidesSuperseded && !showsSuperseded) {
            hidesSuperseded = true;
            onChange.run();
        }
    }

    /**
     * Returns the description of the filter.
     *
     * @param titles returns the title of a client
     */
    public String words(Function<ConnectionId, String> titles) {
        return Strings.render(FilterLanguage.describe(filter(), titles, reference.get()));
    }

    /** Shows only the messages of these clients, or of all clients if the set is empty. */
    public void setClients(Set<ConnectionId> only) {
        choose(choice.with(only));
    }

    /** Shows all messages. */
    public void clear() {
        showsSuperseded |= hidesSuperseded && choice.filter().isAll();
        hidesSuperseded &= !showsSuperseded;
        showOnly("");
    }

    /** Sets the filter to a text and resets the other settings. */
    void showOnly(String text) {
        onClear.run();
        quickFilters.forEach((quickFilter, button) -> button.setSelected(quickFilter == QuickFilter.ALL));
        choice = choice.with(Set.of()).with(QuickFilter.ALL);
        field.put(text);
    }

    /** Sets the text of the filter field. */
    public void type(String text) {
        field.put(text);
    }

    private void typed() {
        String text = field.getText();
        ParsedFilter parsed = FilterLanguage.parse(text, reference.get());
        misunderstood = parsed instanceof ParsedFilter.Invalid;
        // An incomplete input is not shown as an error yet.
        boolean half = misunderstood && field.isProposing();
        field.mark(half ? new ParsedFilter.Valid(choice.typed()) : parsed);
        String sentence = switch (parsed) {
            case ParsedFilter.Valid understood -> "";
            case ParsedFilter.Invalid wrongly -> half ? "" : Strings.render(wrongly.text());
        };
        wrong.setText(InertText.of(sentence));
        wrong.setToolTipText(sentence.isEmpty() ? null : InertText.of(sentence));
        wrong.setVisible(!sentence.isEmpty());
        choose(choice.with(text, parsed));
    }

    private void choose(FilterChoice other) {
        choice = other;
        onChange.run();
    }

    /** Returns whether the typed text has a syntax error, so that an earlier filter is active. */
    public boolean isMisunderstood() {
        return misunderstood;
    }

    /**
     * Shows what the filter does. Its description is hidden where the buttons and the chip tell everything.
     *
     * @param sentence the description of the filter; empty if all messages are shown
     * @param counted the number of matches
     * @param left the number of messages that it hides
     * @param titles returns the title of a client
     */
    public void setWords(
            String sentence,
            String counted,
            String left,
            FilterScan.State search,
            Function<ConnectionId, String> titles) {
        words.setText(sentence);
        words.setToolTipText(sentence.isEmpty() ? null : InertText.of(sentence));
        chip.show(choice.clients(), titles);
        counts.setText(counted);
        hidden.setText(left);
        active.setVisible(!sentence.isEmpty());
        stop.setVisible(search == FilterScan.State.SEARCHING);
        resumeSearch.setVisible(search == FilterScan.State.STOPPED);
        boolean told = choice.typed().isAll() && !misunderstood && !hidesSuperseded();
        wordsRow.setVisible(!sentence.isEmpty() && (!told || search != FilterScan.State.DONE));
    }

    /** Shows the button that follows the newest message without its text where the bar is narrow. */
    @Override
    public void doLayout() {
        String text = getWidth() >= UIScale.scale(WIDE) ? Strings.of("log.follow") : "";
        if (!text.equals(followButton.getText())) {
            followButton.setText(text);
        }
        placeActive();
        super.doLayout();
    }

    /** Places what is filtered beside the field, or below it where the bar is too narrow for both. */
    private void placeActive() {
        if (getLayout() instanceof MigLayout layout) {
            String place = active.isVisible() && wanted(layout, IN_LINE) > getWidth() ? IN_A_LINE_OF_ITS_OWN : IN_LINE;
            layout.setComponentConstraints(active, place);
        }
    }

    private int wanted(MigLayout layout, String place) {
        layout.setComponentConstraints(active, place);
        return layout.minimumLayoutSize(this).width;
    }

    /** Returns whether nothing is typed or chosen here, nor is about to be; selected clients may still filter. */
    public boolean isIdle() {
        return choice.typed().isAll()
                && choice.quickFilter() == QuickFilter.ALL
                && !misunderstood
                && !hidesSuperseded()
                && !field.isFocusOwner();
    }

    /** Moves the focus to the filter field and selects its text. */
    public void focusText() {
        field.requestFocusInWindow();
        field.selectAll();
    }
}
