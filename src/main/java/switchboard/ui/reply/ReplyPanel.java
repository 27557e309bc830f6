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
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
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
    private final transient ClientSelection selection;
    private final transient DeliveryTracker tracker = new DeliveryTracker();
    private final transient ReplyHistory history = new ReplyHistory();
    private final transient Set<ConnectionId> recentlyAnswered = new HashSet<>();
    private final ReplyEditor editor;
    private final RecipientBar recipients;
    private final ReplyFormatBar form;
    private final DeliveryBar deliveryBar;
    private final transient SnippetsMenu snippets;
    private final transient CommandActions commands;
    private final JLabel size = new JLabel();
    private final JPanel buttons = new JPanel();
    private final JButton snippetsButton =
            new JButton(WindowCommand.INSERT_SNIPPET.text(), Icons.of("chevron-down", 14, "sb.text2"));

    /**
     * Creates the pane.
     *
     * @param kept returns the saved snippets
     * @param onSnippets saves changed snippets
     */
    public ReplyPanel(
            EventBus bus,
            LiveModel live,
            ClientSelection selection,
            Supplier<Snippets> kept,
            Consumer<Snippets> onSnippets) {
        super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]12[]", "[]6[grow,fill]4[]"));
        this.bus = bus;
        this.live = live;
        this.selection = selection;
        deliveryBar = new DeliveryBar(tracker, this::title);
        editor = new ReplyEditor(this::edited, sentence -> deliveryBar.say(sentence, true));
        form = new ReplyFormatBar(this::edited);
        snippets = new SnippetsMenu(kept, onSnippets, editor::replaceSelection, editor::getText);
        recipients = new RecipientBar(live, selection, this::edited);
        commands = new CommandActions(this, editor);
        addCommands();
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
        below.add(deliveryBar, "wmin 0, hmin 24");
        add(below, "span 2, wmin 0, growx");
        live.onChange(this::liveChanged);
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
        JButton send = commands.get(WindowCommand.SEND).primaryButton();
        send.setToolTipText(WindowCommand.SEND.tip() + ". " + WindowCommand.SEND_TO_ALL.tip() + ".");
        snippetsButton.setHorizontalTextPosition(JButton.LEADING);
        snippetsButton.setToolTipText(WindowCommand.INSERT_SNIPPET.tip());
        snippetsButton.addActionListener(event -> snippets.menu().show(snippetsButton, 0, snippetsButton.getHeight()));
        buttons.add(send);
        buttons.add(commands.get(WindowCommand.SEND_AND_NEXT).button());
        buttons.add(snippetsButton);
        return buttons;
    }

    private void addCommands() {
        commands.add(WindowCommand.SEND, () -> send(false));
        commands.add(WindowCommand.SEND_TO_ALL, this::sendToAll);
        commands.add(WindowCommand.SEND_AND_NEXT, () -> send(true));
        commands.add(WindowCommand.OLDER_REPLY, () -> editor.replaceText(history.older(editor.getText())));
        commands.add(WindowCommand.NEWER_REPLY, () -> editor.replaceText(history.newer(editor.getText())));
        commands.addNumbered(WindowCommand.INSERT_SNIPPET, snippets::insert);
    }

    /** Moves the focus to the editor. */
    public void focusEditor() {
        editor.requestFocusInWindow();
    }

    private String title(ConnectionId id) {
        return live.client(id).map(ClientSummary::title).orElseGet(id::toString);
    }

    private void liveChanged(LiveChanges changes) {
        if (tracker.take(changes.deliveries())) {
            deliveryBar.refresh();
        }
        changes.clients().stream()
                .filter(client -> client.waitingSince() == 0)
                .forEach(client -> recentlyAnswered.remove(client.id()));
    }

    private void edited() {
        if (recipients == null) {
            return;
        }
        ReplyDraft now = composition(new Request.ReplyForm.ClientFormat());
        form.count(now.smallest(), now.largest());
        String text = editor.getText();
        size.setText(
                now.smallest() == now.largest()
                        ? Strings.of("reply.size", now.largest(), text.codePointCount(0, text.length()))
                        : Strings.of("reply.size.range", now.smallest(), now.largest()));
    }

    private ReplyDraft composition(Request.ReplyForm format) {
        return new ReplyDraft(new Template(editor.getText()), recipients.isAll(), recipients.recipients(), format);
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
            deliveryBar.say(Strings.of(recipients.isAll() ? "reply.nobody.there" : "reply.nobody.selected"), true);
            return;
        }
        Optional<Request.ReplyForm> format = form.form();
        if (format.isEmpty()) {
            deliveryBar.say(Strings.of("reply.length.wrong"), true);
            return;
        }
        if (editor.getText().isEmpty()) {
            ask(
                    Strings.of("reply.ask.empty"),
                    Strings.of("reply.ask.empty.yes"),
                    () -> request(composition(format.get()), thenNext),
                    () -> {});
            return;
        }
        request(composition(format.get()), thenNext);
    }

    private void ask(String question, String yes, Runnable onYes, Runnable onNo) {
        JButton agree = deliveryBar.ask(question, yes, onYes, () -> {
            onNo.run();
            deliveryBar.refresh();
            focusEditor();
        });
        KeyBindings.focused(agree, "ENTER", agree::doClick);
        KeyBindings.focused(agree, "ESCAPE", () -> {
            onNo.run();
            deliveryBar.refresh();
            focusEditor();
        });
        agree.requestFocusInWindow();
    }

    private void request(ReplyDraft composition, boolean thenNext) {
        long number = bus.nextRequest();
        tracker.begin(number, composition.expected());
        if (!bus.request(composition.request(number))) {
            tracker.refuse(number);
            deliveryBar.say(Strings.of("reply.refused"), true);
            return;
        }
        history.add(editor.getText());
        editor.replaceText("");
        deliveryBar.refresh();
        recentlyAnswered.addAll(composition.expected());
        if (thenNext) {
            goToNext();
        }
        focusEditor();
    }

    private void goToNext() {
        Optional<ConnectionId> next = LongestWaitingClient.of(live.clients(), recentlyAnswered);
        next.ifPresentOrElse(
                id -> selection.set(Set.of(id)), () -> deliveryBar.say(Strings.of("reply.next.none"), false));
    }
}
