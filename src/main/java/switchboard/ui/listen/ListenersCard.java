package switchboard.ui.listen;

import java.awt.CardLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ListenerSettings;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.panes.VerticalScrollPanel;

/**
 * The card of the listeners: their list, the form for one of them, and access control beside it.
 *
 * <p>A form stays as it was typed while the card is closed. Event dispatch thread only.
 */
public final class ListenersCard extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final String LIST = "list";
    private static final String FORM = "form";

    private final transient ListenControl listen;
    private final transient Clipboard clipboard;
    private final transient CertificateSaver certificates;
    private final transient Consumer<String> onUnseen;
    private final JTabbedPane tabs = new JTabbedPane();
    private final CardLayout layout = new CardLayout();
    private final JPanel pages = new JPanel(layout);
    private final JPanel rows = new JPanel(new MigLayout("insets 2 2 8 10, fillx, wrap 1", "[grow,fill]", "[]10[]"));
    private final JPanel formPage = new JPanel(new MigLayout("insets 8 4 2 4, fill", "[grow,fill]", "[grow,fill]"));
    private final JButton add = new JButton(Strings.of("listen.add.title"), Icons.of("plus", 16, "sb.onAccent"));
    private final JButton reach = new JButton();
    private final InertParagraph message = new InertParagraph("sb.text2", "Label.font", false);
    private final AccessCard access;
    private final transient Map<Integer, ListenerRow> shown = new LinkedHashMap<>();
    private transient Optional<ListenerForm> form = Optional.empty();
    private boolean adding;

    /**
     * Creates the card.
     *
     * @param chooser asks for the file of a certificate, beginning at a proposal
     * @param edt runs callbacks: the event dispatch thread
     * @param onUnseen gets the sentence of a failure whose form is not shown any more
     */
    public ListenersCard(
            ListenControl listen,
            Clipboard clipboard,
            Function<Path, Optional<Path>> chooser,
            Executor edt,
            Consumer<String> onUnseen) {
        super(new MigLayout("insets 0, fill", "[grow,fill]", "[grow,fill]"));
        this.listen = listen;
        this.clipboard = clipboard;
        this.certificates = new CertificateSaver(chooser, edt);
        this.onUnseen = onUnseen;
        access = new AccessCard(listen);
        setOpaque(false);
        pages.setOpaque(false);
        pages.add(buildList(), LIST);
        formPage.setOpaque(false);
        pages.add(formPage, FORM);
        tabs.addTab(Strings.of("listeners.title"), pages);
        tabs.addTab(Strings.of("listeners.access"), scrolled(access));
        tabs.getAccessibleContext().setAccessibleName(Strings.of("listeners.title"));
        tabs.setOpaque(false);
        add(tabs, "wmin 0, hmin 0");
        listen.onChange(this::update);
        update();
    }

    private JPanel buildList() {
        JPanel page = new JPanel(new MigLayout("insets 8 4 0 4, fill, wrap 1, hidemode 3", "[grow,fill]", "[]8[]"));
        page.setOpaque(false);
        add.putClientProperty("FlatLaf.styleClass", "primary");
        add.addActionListener(event -> showForm(Optional.empty()));
        reach.addActionListener(event -> listen.open(!isOpen()));
        JPanel buttons = new JPanel(new MigLayout("insets 0", "[]8[]", "[]"));
        buttons.setOpaque(false);
        buttons.add(add);
        buttons.add(reach);
        page.add(buttons, "wmin 0");
        message.setVisible(false);
        page.add(message, "wmin 0");
        rows.setOpaque(false);
        page.add(scrolled(rows), "wmin 0, hmin 0, grow, push");
        return page;
    }

    private static JScrollPane scrolled(JComponent content) {
        JScrollPane scroll = new JScrollPane(
                new VerticalScrollPanel(content),
                JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED,
                JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        return scroll;
    }

    /** Shows the list, or the form that was left open. */
    public void showList() {
        tabs.setSelectedIndex(0);
        message.setVisible(false);
        update();
    }

    /** Shows the form for a new listener. */
    public void showAdd() {
        tabs.setSelectedIndex(0);
        if (!adding) {
            showForm(Optional.empty());
        }
    }

    /** Shows access control. */
    public void showAccess() {
        tabs.setSelectedIndex(1);
    }

    /** Returns the component that gets the focus first. */
    public JComponent first() {
        return tabs.getSelectedIndex() == 1
                ? access.first()
                : form.<JComponent>map(ListenerForm::first).orElse(add);
    }

    /** Updates the numbers of clients; called once a second while the card is shown. */
    public void tick() {
        showStates();
    }

    private void showForm(Optional<KnownListener> changed) {
        boolean runs = changed.flatMap(KnownListener::running).isPresent();
        int clients = changed.map(listen.list()::clients).orElse(0);
        ListenerForm.Task task = new ListenerForm.Task(
                changed.map(one -> Strings.of("listen.change.title", ListenerRow.place(one)))
                        .orElse(Strings.of("listen.add.title")),
                Strings.of(runs ? "listen.apply" : "listen.start"),
                clients > 0 ? Strings.of("listen.change.clients", clients) : "",
                where -> listen.list().isOurs(where, changed));
        ListenerSettings before = changed.map(KnownListener::settings).orElseGet(listen::proposal);
        ListenerForm now =
                new ListenerForm(task, before, (by, settings) -> submit(by, changed, settings), this::endForm);
        adding = changed.isEmpty();
        form = Optional.of(now);
        formPage.removeAll();
        formPage.add(now, "wmin 0, hmin 0");
        layout.show(pages, FORM);
        revalidate();
        now.first().requestFocusInWindow();
    }

    private void submit(ListenerForm by, Optional<KnownListener> changed, ListenerSettings settings) {
        Optional<KnownListener> newest = changed.map(this::newest);
        if (newest.filter(one -> one.running().isPresent() && one.settings().equals(settings))
                .isPresent()) {
            endForm();
            return;
        }
        by.await();
        Consumer<Optional<String>> onAnswer = failure -> answered(by, failure);
        newest.ifPresentOrElse(
                one -> listen.list().change(one, settings, onAnswer),
                () -> listen.list().add(settings, onAnswer));
    }

    /** Returns a listener in its newest state, because it may have moved while the form was open. */
    private KnownListener newest(KnownListener listener) {
        return listen.list().all().stream()
                .filter(one -> one.key() == listener.key())
                .findFirst()
                .orElse(listener);
    }

    private void answered(ListenerForm by, Optional<String> failure) {
        boolean open = form.filter(by::equals).isPresent();
        if (failure.isEmpty()) {
            if (open) {
                endForm();
            }
            return;
        }
        by.failed(failure.get());
        if (!open || getParent() == null) {
            onUnseen.accept(failure.get());
        }
    }

    private void endForm() {
        form = Optional.empty();
        adding = false;
        formPage.removeAll();
        layout.show(pages, LIST);
        update();
        add.requestFocusInWindow();
    }

    private void update() {
        List<Integer> keys =
                listen.list().all().stream().map(KnownListener::key).toList();
        if (!keys.equals(new ArrayList<>(shown.keySet()))) {
            shown.keySet().retainAll(keys);
            Map<Integer, ListenerRow> before = new LinkedHashMap<>(shown);
            shown.clear();
            rows.removeAll();
            for (KnownListener one : listen.list().all()) {
                ListenerRow row = Optional.ofNullable(before.get(one.key())).orElseGet(() -> row(one));
                shown.put(one.key(), row);
                rows.add(row, "wmin 0");
            }
        }
        showStates();
        rows.revalidate();
        rows.repaint();
    }

    private ListenerRow row(KnownListener listener) {
        return new ListenerRow(
                listener,
                new ListenerRow.Actions(
                        one -> showForm(Optional.of(one)),
                        this::startOrStop,
                        one -> {
                            listen.list().remove(one);
                            update();
                            add.requestFocusInWindow();
                        },
                        info -> certificates.save(info, this::say)),
                clipboard);
    }

    private void startOrStop(KnownListener listener) {
        if (listener.running().isPresent()) {
            listen.list().stop(listener);
        } else {
            listen.list().start(listener);
        }
    }

    private void say(String sentence) {
        message.setText(sentence);
        message.setVisible(true);
        revalidate();
    }

    private boolean isOpen() {
        return listen.main().filter(ListenControl::isOpen).isPresent();
    }

    private void showStates() {
        reach.setText(Strings.of(isOpen() ? "header.network.here" : "join.open"));
        reach.setIcon(Icons.of(isOpen() ? "lock" : "network", 16, "Label.foreground"));
        for (KnownListener one : listen.list().all()) {
            Optional.ofNullable(shown.get(one.key()))
                    .ifPresent(row -> row.show(one, listen.list().clients(one)));
        }
    }
}
