package switchboard.ui.log;

import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.event.ClientSummary;
import switchboard.event.ConnectionId;
import switchboard.event.LiveChanges;
import switchboard.filter.Filter;
import switchboard.record.LogRow;
import switchboard.record.SessionLog;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.Keys;
import switchboard.ui.edt.Answers;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.Selection;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;
import switchboard.ui.wire.MessageFocus;

/**
 * The log with its filter: what was said, by whom, when; any number of rows.
 *
 * <p>The clients that are selected filter it, the message that is chosen in it is what the wire views show.
 * Event dispatch thread only.
 */
public final class LogPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 20_000_000;

    private final transient LiveModel live;
    private final transient Selection selection;
    private final transient SessionLog log;
    private final transient MessageFocus focus;
    private final transient Executor edt;
    private final transient Clipboard clipboard;
    private final transient Optional<Consumer<ConnectionId>> onReply;
    private final transient FollowNewest follow = new FollowNewest();
    private final transient Neighbours neighbours;
    private final LogTableModel model;
    private final LogTable table;
    private final JScrollPane scroll;
    private final transient LogScroll scrolling;
    private final FilterBar bar;
    private final EmptyLog empty;
    private final JButton pill = new JButton();
    private final JPanel notice = new JPanel(new MigLayout("insets 4 10 4 4, fillx", "[]8[grow,fill]8[]", "[]"));
    private final JLabel noticeText = new JLabel();
    private final JButton retry = new JButton(Strings.of("log.retry"));
    private final JPanel goTo = new JPanel(new MigLayout("insets 0", "[]6[]8[grow,fill]", "[]"));
    private final JTextField goToField = new JTextField(10);
    private final JLabel goToAnswer = new JLabel();
    private boolean choosing;

    /** Build the panel. */
    public LogPanel(LogPorts ports) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]0[]0[]8[grow,fill]"));
        live = ports.live();
        selection = ports.selection();
        log = ports.log();
        focus = ports.focus();
        edt = ports.edt();
        clipboard = ports.clipboard();
        onReply = ports.onReply();
        neighbours = new Neighbours(log, edt);
        model = new LogTableModel(log, edt, MOST_ROWS);
        table = new LogTable(model, ports.zone(), this::name);
        scroll = new JScrollPane(table);
        scrolling = new LogScroll(table, model, scroll, follow);
        bar = new FilterBar(follow, this::filterChanged, () -> selection.set(Set.of()));
        empty = new EmptyLog(bar::clear);
        setOpaque(false);
        add(bar, "cell 0 0, wmin 0");
        add(buildGoTo(), "cell 0 1, wmin 0");
        add(buildNotice(), "cell 0 2, wmin 0");
        add(buildStage(), "cell 0 3, wmin 0, hmin 80, push");
        listen();
        bindKeys();
        stateChanged();
    }

    private JPanel buildStage() {
        pill.setVisible(false);
        pill.putClientProperty("FlatLaf.styleClass", "primary");
        pill.putClientProperty("JButton.buttonType", "roundRect");
        pill.setIcon(Icons.of("arrow-down-to-line", "sb.onAccent"));
        pill.setFocusable(true);
        pill.addActionListener(event -> follow.set(true));
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        return new LogStage(scroll, empty, pill);
    }

    private JPanel buildNotice() {
        notice.putClientProperty("FlatLaf.styleClass", "errorBanner");
        notice.add(new JLabel(Icons.of("circle-x", "sb.err")));
        notice.add(noticeText, "wmin 0");
        retry.addActionListener(event -> model.retry(bar.filter()));
        notice.add(retry);
        notice.setVisible(false);
        return notice;
    }

    private JPanel buildGoTo() {
        goTo.setOpaque(false);
        JLabel label = new JLabel(Strings.of("log.goto"));
        label.setLabelFor(goToField);
        goTo.add(label);
        goTo.add(goToField);
        goTo.add(goToAnswer, "wmin 0");
        goToField.addActionListener(event -> goTo(goToField.getText()));
        Keys.focused(goToField, "ESCAPE", this::closeGoTo);
        goTo.setVisible(false);
        return goTo;
    }

    private void listen() {
        live.onChange(this::liveChanged);
        selection.onChange(() -> bar.setClients(selection.ids()));
        focus.onChange(this::focusChanged);
        follow.onChange(this::showPill);
        model.addListener(new LogTableModel.Listener() {
            @Override
            public void replacing() {
                // The scrolling remembers the place.
            }

            @Override
            public void replaced() {
                markChosen();
                stateChanged();
            }

            @Override
            public void added(int count) {
                markChosen();
                stateChanged();
            }

            @Override
            public void dropped(int count) {
                markChosen();
            }

            @Override
            public void stateChanged() {
                LogPanel.this.stateChanged();
            }
        });
        table.getSelectionModel().addListSelectionListener(event -> rowSelected());
        table.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                showMenu(event);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                showMenu(event);
            }
        });
    }

    private void bindKeys() {
        Keys.anywhere(this, "menu F", bar::focusText);
        Keys.anywhere(this, "menu G", this::openGoTo);
        Keys.anywhere(this, "F8", () -> step(1));
        Keys.anywhere(this, "F7", () -> step(-1));
        Keys.anywhere(this, "menu PERIOD", () -> stepClient(true));
        Keys.anywhere(this, "menu COMMA", () -> stepClient(false));
        Keys.inside(table, "menu HOME", () -> choose(0));
        Keys.inside(table, "menu END", () -> follow.set(true));
        Keys.inside(table, "menu C", () -> focus.number().ifPresent(number -> copy(number, CopyFormat.TEXT)));
        Keys.inside(table, "ENTER", () -> client(table.getSelectedRow()).ifPresent(this::replyTo));
        Keys.inside(table, "shift F10", this::showMenuAtSelection);
        Keys.inside(table, "CONTEXT_MENU", this::showMenuAtSelection);
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        Keys.focused(table, "TAB", table::transferFocus);
        Keys.focused(table, "shift TAB", table::transferFocusBackward);
    }

    private void liveChanged(LiveChanges changes) {
        model.recordedUpTo(changes.recorded().lastMessage());
        if (!changes.clients().isEmpty()) {
            table.repaint();
        }
    }

    private void filterChanged() {
        model.show(bar.filter());
    }

    /** Return what a client is called now, which may be something else than when its row was read. */
    private String name(LogRow row) {
        return live.client(row.client()).map(ClientSummary::name).orElse(row.clientName());
    }

    private String title(ConnectionId id) {
        return InertText.of(live.client(id).map(ClientSummary::title).orElseGet(id::toString));
    }

    private void stateChanged() {
        Filter filter = bar.filter();
        boolean searching = model.percentSearched() < 100;
        String words = filter.isAll() ? "" : bar.words(this::title);
        bar.setWords(words.isEmpty() ? "" : words + " · " + counted(searching));
        empty.setVisible(model.getRowCount() == 0);
        if (model.recorded() == 0 || filter.isAll()) {
            empty.sayNothingYet();
        } else {
            empty.sayNoMatch(words, searching);
        }
        noticeText.setText(
                model.failure().orElse(model.isTruncated() ? Strings.of("log.truncated", model.getRowCount()) : ""));
        retry.setVisible(model.failure().isPresent());
        notice.setVisible(!noticeText.getText().isEmpty());
        revalidate();
        repaint();
    }

    private String counted(boolean searching) {
        return searching
                ? Strings.of("log.searching", model.getRowCount(), model.percentSearched())
                : Strings.of("log.matched", model.getRowCount(), model.recorded());
    }

    private void showPill() {
        pill.setVisible(follow.unseen() > 0);
        pill.setText(Strings.of("log.pill", follow.unseen()));
        pill.getParent().revalidate();
        pill.getParent().repaint();
    }

    private void rowSelected() {
        int row = table.getSelectedRow();
        if (choosing || row < 0) {
            return;
        }
        long number = model.numberAt(row);
        if (focus.number().isPresent() && focus.number().getAsLong() == number) {
            return;
        }
        follow.rowSelected();
        focus.choose(number);
    }

    private void focusChanged() {
        scrolling.keep(focus.number());
        markChosen();
        OptionalLong number = focus.number();
        int row = number.isPresent() ? model.rowOf(number.getAsLong()) : -1;
        if (row >= 0) {
            scrolling.reveal(row);
        }
    }

    /** Mark the chosen message's row, wherever it is among the rows shown now. */
    private void markChosen() {
        OptionalLong number = focus.number();
        if (number.isEmpty()) {
            return;
        }
        int row = model.rowOf(number.getAsLong());
        choosing = true;
        try {
            if (row < 0) {
                table.clearSelection();
            } else if (table.getSelectedRow() != row) {
                table.setRowSelectionInterval(row, row);
            }
        } finally {
            choosing = false;
        }
    }

    private void choose(int row) {
        if (row >= 0 && row < model.getRowCount()) {
            follow.rowSelected();
            focus.choose(model.numberAt(row));
        }
    }

    private void step(int by) {
        OptionalLong number = focus.number();
        if (number.isEmpty()) {
            choose(model.getRowCount() - 1);
            return;
        }
        int row = model.rowOf(number.getAsLong());
        // Hidden by the filter: go on from where it would stand.
        int target = row >= 0
                ? row + by
                : by > 0 ? model.rowNear(number.getAsLong()) : model.rowNear(number.getAsLong()) - 1;
        choose(target);
    }

    private void stepClient(boolean forward) {
        int row = focus.number().isPresent() ? model.rowOf(focus.number().getAsLong()) : -1;
        client(row).ifPresent(id -> {
            long number = focus.number().orElseThrow();
            if (forward) {
                neighbours.next(id, number, model.recorded(), this::found, this::fail);
            } else {
                neighbours.previous(id, number, this::found, this::fail);
            }
        });
    }

    private void found(long number) {
        follow.rowSelected();
        focus.choose(number);
    }

    private Optional<ConnectionId> client(int row) {
        return row < 0 ? Optional.empty() : table.clientAt(row);
    }

    /** Return what is shown and selected now. */
    public Shown shown() {
        Filter filter = bar.filter();
        return new Shown(
                model.recorded(),
                filter,
                filter.isAll() ? "" : bar.words(this::title),
                model.getRowCount(),
                model.percentSearched() >= 100,
                focus.number().stream().boxed().toList());
    }

    private void openGoTo() {
        goTo.setVisible(true);
        goToAnswer.setText("");
        revalidate();
        goToField.requestFocusInWindow();
        goToField.selectAll();
    }

    private void closeGoTo() {
        goTo.setVisible(false);
        revalidate();
        table.requestFocusInWindow();
    }

    private void goTo(String typed) {
        Optional<Long> number = Neighbours.number(typed);
        if (number.isEmpty() || number.get() < 1 || number.get() > model.recorded()) {
            goToAnswer.setText(Strings.of("log.goto.none", model.recorded()));
        } else if (model.rowOf(number.get()) < 0) {
            goToAnswer.setText(Strings.of("log.goto.hidden", number.get()));
        } else {
            choose(model.rowOf(number.get()));
            closeGoTo();
        }
    }

    private void showMenuAtSelection() {
        int row = table.getSelectedRow();
        if (row >= 0) {
            showMenu(row, new Point(table.getRowHeight(), (row + 1) * table.getRowHeight()));
        }
    }

    private void showMenu(MouseEvent event) {
        int row = table.rowAtPoint(event.getPoint());
        if (event.isPopupTrigger() && row >= 0) {
            choose(row);
            showMenu(row, event.getPoint());
        }
    }

    private void showMenu(int row, Point at) {
        client(row)
                .ifPresent(id -> LogMenu.of(model.numberAt(row), id, title(id), new LogMenu.Actions() {
                            @Override
                            public void filterFor(ConnectionId client) {
                                selection.set(Set.of(client));
                            }

                            @Override
                            public void replyTo(ConnectionId client) {
                                LogPanel.this.replyTo(client);
                            }

                            @Override
                            public void copy(long number, CopyFormat format) {
                                LogPanel.this.copy(number, format);
                            }
                        })
                        .show(table, at.x, at.y));
    }

    private void replyTo(ConnectionId client) {
        selection.set(Set.of(client));
        onReply.ifPresent(reply -> reply.accept(client));
    }

    private void copy(long number, CopyFormat format) {
        Answers.take(
                log.message(number).thenApply(found -> found.map(format::format)),
                edt,
                text -> text.ifPresent(clipboard::copy),
                this::fail);
    }

    /** Let a person write the note of the message that is chosen, if anybody can. */
    public void editNote() {
        notes.edit();
    }

    private void fail(String sentence) {
        noticeText.setText(sentence);
        retry.setVisible(false);
        notice.setVisible(true);
        revalidate();
    }
}
