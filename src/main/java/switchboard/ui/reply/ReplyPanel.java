package switchboard.ui.reply;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import switchboard.event.EventBus;
import switchboard.event.LiveChanges;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.reply.Snippets;
import switchboard.reply.Template;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Keys;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.Selection;
import switchboard.ui.look.Icons;

/**
 * The pane of the reply: recipients, editor, format and deliveries.
 *
 * <p>The typed text stays, whatever happens to the clients. It is removed only when the event bus has taken the reply,
 * and then it is in the history. Event dispatch thread only; never waits.
 */
public final class ReplyPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient EventBus bus;
    private final transient LiveModel live;
    private final transient Selection selection;
    private final transient Outcomes outcomes = new Outcomes();
    private final transient ReplyHistory history = new ReplyHistory();
    private final transient Set<ConnectionId> justAnswered = new HashSet<>();
    private final ReplyEditor editor;
    private final RecipientBar recipients;
    private final FormBar form;
    private final OutcomeBar outcome;
    private final transient SnippetsMenu snippets;
    private final JLabel size = new JLabel();
    private final JPanel buttons = new JPanel();
    private final JButton send = new JButton(Strings.of("reply.send"), Icons.of("send", 16, "sb.onAccent"));
    private final JButton sendNext = new JButton(Strings.of("reply.next"));
    private final JButton snippetsButton =
            new JButton(Strings.of("reply.snippets"), Icons.of("chevron-down", 14, "sb.text2"));

    /**
     * Creates the pane.
     *
     * @param kept returns the saved snippets
     * @param onSnippets saves changed snippets
     */
    public ReplyPanel(
            EventBus bus, LiveModel live, Selection selection, Supplier<Snippets> kept, Consumer<Snippets> onSnippets) {
        super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]12[]", "[]6[grow,fill]4[]"));
        this.bus = bus;
        this.live = live;
        this.selection = selection;
        outcome = new OutcomeBar(outcomes, this::title);
        editor = new ReplyEditor(this::edited, sentence -> outcome.say(sentence, true));
        form = new FormBar(this::edited);
        snippets = new SnippetsMenu(kept, onSnippets, editor::replaceSelection, editor::getText);
        recipients = new RecipientBar(live, selection, this::edited);
        setOpaque(false);
        add(recipients, "wmin 0");
        add(form, "wrap");
        JScrollPane scroll = new JScrollPane(editor);
        add(scroll, "wmin 0, hmin 44");
        add(buildButtons(), "grow, wrap");
        JPanel below = new JPanel(new MigLayout("insets 0, fillx", "[]16[grow,fill]", "[]"));
        below.setOpaque(false);
        size.putClientProperty("FlatLaf.styleClass", "muted");
        below.add(size);
        below.add(outcome, "wmin 0, hmin 24");
        add(below, "span 2, wmin 0, growx");
        live.onChange(this::liveChanged);
        bindKeys();
        edited();
    }

    /** Switches between a layout of little height and the normal one. */
    public void setCompact(boolean compact) {
        buttons.setLayout(
                compact
                        ? new MigLayout("insets 0, fillx", "[grow,fill]6[grow,fill]6[grow,fill]", "[]")
                        : new MigLayout("insets 0, wrap 1, fillx", "[grow,fill]", "[]6[]6[]"));
        revalidate();
    }

    private JPanel buildButtons() {
        setCompact(false);
        buttons.setOpaque(false);
        send.putClientProperty("FlatLaf.styleClass", "primary");
        send.setToolTipText(Strings.of("reply.send.tip"));
        send.addActionListener(event -> send(false));
        sendNext.setToolTipText(Strings.of("reply.next.tip"));
        sendNext.addActionListener(event -> send(true));
        snippetsButton.setHorizontalTextPosition(JButton.LEADING);
        snippetsButton.setToolTipText(Strings.of("reply.snippets.tip"));
        snippetsButton.addActionListener(event -> snippets.menu().show(snippetsButton, 0, snippetsButton.getHeight()));
        buttons.add(send);
        buttons.add(sendNext);
        buttons.add(snippetsButton);
        return buttons;
    }

    private void bindKeys() {
        Keys.inside(this, "menu ENTER", () -> send(false));
        Keys.inside(this, "menu shift ENTER", this::sendToAll);
        Keys.inside(this, "alt ENTER", () -> send(true));
        Keys.focused(editor, "menu ENTER", () -> send(false));
        Keys.focused(editor, "alt UP", () -> editor.replaceText(history.older(editor.getText())));
        Keys.focused(editor, "alt DOWN", () -> editor.replaceText(history.newer(editor.getText())));
        for (int i = 1; i <= 9; i++) {
            int index = i - 1;
            Keys.anywhere(this, "menu " + i, () -> snippets.insert(index));
        }
    }

    /** Moves the focus to the editor. */
    public void focusEditor() {
        editor.requestFocusInWindow();
    }

    private String title(ConnectionId id) {
        return live.client(id).map(ClientSummary::title).orElseGet(id::toString);
    }

    private void liveChanged(LiveChanges changes) {
        if (outcomes.take(changes.deliveries())) {
            outcome.refresh();
        }
        changes.clients().stream()
                .filter(client -> client.waitingSince() == 0)
                .forEach(client -> justAnswered.remove(client.id()));
    }

    private void edited() {
        if (recipients == null) {
            return;
        }
        Composition now = composition(new Request.Form.Usual());
        form.count(now.smallest(), now.largest());
        String text = editor.getText();
        size.setText(
                now.smallest() == now.largest()
                        ? Strings.of("reply.size", now.largest(), text.codePointCount(0, text.length()))
                        : Strings.of("reply.size.range", now.smallest(), now.largest()));
    }

    private Composition composition(Request.Form leaving) {
        return new Composition(new Template(editor.getText()), recipients.isAll(), recipients.recipients(), leaving);
    }

    private void sendToAll() {
        recipients.setAll(true);
        int everybody = recipients.recipients().size();
        if (everybody > 1) {
            ask(
                    Strings.of("reply.ask.all", everybody),
                    Strings.of("reply.ask.all.yes", everybody),
                    () -> send(false),
                    () -> recipients.setAll(false));
        } else {
            send(false);
        }
    }

    private void send(boolean thenNext) {
        if (recipients.recipients().isEmpty()) {
            outcome.say(Strings.of(recipients.isAll() ? "reply.nobody.there" : "reply.nobody.selected"), true);
            return;
        }
        Optional<Request.Form> leaving = form.form();
        if (leaving.isEmpty()) {
            outcome.say(Strings.of("reply.length.wrong"), true);
            return;
        }
        if (editor.getText().isEmpty()) {
            ask(
                    Strings.of("reply.ask.empty"),
                    Strings.of("reply.ask.empty.yes"),
                    () -> request(composition(leaving.get()), thenNext),
                    () -> {});
            return;
        }
        request(composition(leaving.get()), thenNext);
    }

    private void ask(String question, String yes, Runnable onYes, Runnable onNo) {
        JButton agree = outcome.ask(question, yes, onYes, () -> {
            onNo.run();
            outcome.refresh();
            focusEditor();
        });
        Keys.focused(agree, "ENTER", agree::doClick);
        Keys.focused(agree, "ESCAPE", () -> {
            onNo.run();
            outcome.refresh();
            focusEditor();
        });
        agree.requestFocusInWindow();
    }

    private void request(Composition composition, boolean thenNext) {
        long number = bus.nextRequest();
        outcomes.begin(number, composition.expected());
        if (!bus.request(composition.request(number))) {
            outcomes.refuse(number);
            outcome.say(Strings.of("reply.refused"), true);
            return;
        }
        history.add(editor.getText());
        editor.replaceText("");
        outcome.refresh();
        justAnswered.addAll(composition.expected());
        if (thenNext) {
            goToNext();
        }
        focusEditor();
    }

    private void goToNext() {
        Optional<ConnectionId> next = NextInLine.of(live.clients(), justAnswered);
        next.ifPresentOrElse(id -> selection.set(Set.of(id)), () -> outcome.say(Strings.of("reply.next.none"), false));
    }
}
