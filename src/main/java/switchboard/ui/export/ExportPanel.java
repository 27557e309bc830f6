package switchboard.ui.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.export.Export;
import switchboard.export.ExportFormat;
import switchboard.export.ExportOutcome;
import switchboard.export.ExportProgress;
import switchboard.export.ExportRequest;
import switchboard.export.ExportTarget;
import switchboard.system.UserFolders;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.edt.BackgroundTasks;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.look.InertLabel;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.NoticeBar;
import switchboard.ui.notice.Notices;
import switchboard.ui.sessions.SessionWindows;

/**
 * The panel that exports a session: shows the form, then the progress, then the result. The window stays usable
 * meanwhile.
 *
 * <p>Event dispatch thread only.
 */
public final class ExportPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String FORMAT = "export.format";
    private static final String FOLDER = "export.folder";
    private static final String SEPARATOR = "export.separator";
    private static final String TOPIC = "export";
    private static final int STEPS = 1_000;

    private final transient ExportSource session;
    private final transient Settings settings;
    private final transient Executor edt;
    private final transient ZoneId zone;
    private final transient Function<ExportRequest, Export> starting;
    private final transient SessionWindows windows;
    private final transient Notices notices = new Notices();
    private final ExportForm form;
    private final JScrollPane scroll;
    private final JProgressBar bar = new JProgressBar(0, STEPS);
    private final JLabel progress = new JLabel();
    private final JPanel running = new JPanel(new MigLayout("insets 0, fillx, wrap 1", "[grow,fill]", "[]4[]"));
    private final JButton start = new JButton(Strings.of("export.start"));
    private final JButton cancel = new JButton();
    private transient Optional<Export> export = Optional.empty();
    private transient Runnable onClose = () -> {};

    /**
     * Creates the panel.
     *
     * @param edt runs the callbacks: the event dispatch thread
     * @param zone the time zone of the times in a transcript
     */
    public ExportPanel(ExportSource session, Settings settings, Executor edt, ZoneId zone, SessionWindows windows) {
        this(session, settings, edt, zone, windows, Export::start);
    }

    ExportPanel(
            ExportSource session,
            Settings settings,
            Executor edt,
            ZoneId zone,
            SessionWindows windows,
            Function<ExportRequest, Export> starting) {
        super(new MigLayout("insets 16 20 16 20, fill, wrap 1, hidemode 3", "[grow,fill]", "[]14[]12[]12[]push[]"));
        this.session = session;
        this.settings = settings;
        this.edt = edt;
        this.zone = zone;
        this.windows = windows;
        this.starting = starting;
        add(new InertLabel(
                Strings.of("export.title", session.name()), "Label.foreground", "h2.font", Optional.empty()));
        ExportScope scope = session.shown().selectedCount() > 1 ? ExportScope.SELECTED : ExportScope.SHOWN;
        form = new ExportForm(
                session,
                scope,
                ExportFormat.of(settings.text(FORMAT, "")).orElse(ExportFormat.CSV),
                folder(settings),
                this::chooseFile);
        form.chooseSeparator(settings.text(SEPARATOR, ""));
        form.onChange(this::formChanged);
        scroll = new JScrollPane(
                form, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        add(scroll, "wmin 0, hmin 60");
        running.setOpaque(false);
        bar.getAccessibleContext().setAccessibleName(Strings.of("export.progress.name"));
        running.add(bar);
        running.add(progress, "wmin 0");
        add(running);
        add(new NoticeBar(notices), "wmin 0");
        add(buildButtons());
        showState();
    }

    /** Sets the action that closes the panel. */
    public void onClose(Runnable action) {
        onClose = action;
    }

    private static Path folder(Settings settings) {
        Path home = UserFolders.ofUser().home();
        Path remembered = Path.of(settings.text(FOLDER, home.toString()));
        return remembered.isAbsolute() ? remembered : home;
    }

    private JPanel buildButtons() {
        JPanel row = new JPanel(new MigLayout("insets 0, alignx trailing", "[]8[]", "[]"));
        row.setOpaque(false);
        cancel.addActionListener(event -> {
            if (export.isPresent()) {
                export.get().cancel();
            } else {
                onClose.run();
            }
        });
        start.putClientProperty("FlatLaf.styleClass", "primary");
        start.addActionListener(event -> begin(false));
        row.add(cancel);
        row.add(start);
        return row;
    }

    private void chooseFile(ExportForm asking) {
        windows.chooseTarget(this, asking.target().orElseGet(() -> folder(settings)))
                .ifPresent(asking::choose);
    }

    private void formChanged() {
        notices.clear(TOPIC);
        start.setEnabled(form.target().isPresent());
    }

    /** Begins the export, unless the file exists and {@code replace} is false. */
    private void begin(boolean replace) {
        Path target = form.target().orElse(session.file());
        settings.put(FORMAT, form.format().word());
        if (form.format() == ExportFormat.CSV) {
            settings.put(SEPARATOR, String.valueOf(form.options().separator()));
        }
        Optional.ofNullable(target.getParent()).ifPresent(parent -> settings.put(FOLDER, parent.toString()));
        notices.clear(TOPIC);
        start.setEnabled(false);
        FutureCallbacks.deliver(
                BackgroundTasks.submit("export-target", () -> !replace && Files.exists(target)),
                edt,
                taken -> {
                    if (taken) {
                        start.setEnabled(true);
                        askToReplace(target);
                    } else {
                        run(target, replace);
                    }
                },
                this::fail);
    }

    private void askToReplace(Path target) {
        notices.showEvenIfDismissed(new Notice(
                TOPIC,
                Notice.Kind.WARNING,
                Strings.of("export.replace", String.valueOf(target.getFileName())),
                List.of(
                        Notice.Action.dismissing(Strings.of("export.replace.yes"), () -> begin(true)),
                        Notice.Action.dismissing(Strings.of("sessions.cancel"), () -> {}))));
    }

    private void run(Path target, boolean replace) {
        Export started = starting.apply(new ExportRequest(
                        session.file(),
                        form.format(),
                        form.scope().filter(session.shown()),
                        new ExportTarget.ToFile(target, replace),
                        zone)
                .with(form.options()));
        export = Optional.of(started);
        showState();
        tick();
        FutureCallbacks.deliver(started.outcome(), edt, outcome -> ended(outcome, target), this::fail);
    }

    private void ended(ExportOutcome outcome, Path target) {
        export = Optional.empty();
        showState();
        switch (outcome) {
            case ExportOutcome.Complete complete ->
                notices.showEvenIfDismissed(new Notice(
                        TOPIC,
                        Notice.Kind.INFO,
                        Strings.of(
                                complete.leftOut() > 0 ? "export.done.but" : "export.done",
                                complete.messages(),
                                LocalizedFormats.bytes(complete.bytes()),
                                String.valueOf(target.getFileName()),
                                complete.leftOut()),
                        List.of(
                                Notice.Action.persistent(
                                        Strings.of("sessions.folder"),
                                        () -> windows.showInFolder(
                                                target,
                                                sentence -> notices.showEvenIfDismissed(
                                                        Notice.of(TOPIC, Notice.Kind.INFO, sentence)))),
                                Notice.Action.dismissing(Strings.of("overlay.close"), onClose))));
            case ExportOutcome.Cancelled cancelled ->
                notices.showEvenIfDismissed(Notice.of(TOPIC, Notice.Kind.INFO, Strings.of("export.cancelled")));
            case ExportOutcome.Failed failed -> fail(Strings.render(failed.text()));
        }
    }

    private void fail(String sentence) {
        export = Optional.empty();
        showState();
        notices.showEvenIfDismissed(Notice.of(TOPIC, Notice.Kind.ERROR, sentence));
    }

    private void showState() {
        boolean busy = export.isPresent();
        scroll.setVisible(!busy);
        running.setVisible(busy);
        start.setVisible(!busy);
        start.setEnabled(form.target().isPresent());
        cancel.setText(Strings.of(busy ? "export.cancel" : "overlay.close"));
        revalidate();
        repaint();
    }

    /** Shows the progress; called repeatedly. */
    public void tick() {
        export.ifPresent(one -> {
            ExportProgress now = one.progress();
            bar.setIndeterminate(now.of() == 0);
            bar.setValue((int) (now.fraction() * STEPS));
            progress.setText(Strings.of(
                    "export.progress",
                    LocalizedFormats.count(now.messages()),
                    (int) (now.fraction() * 100),
                    LocalizedFormats.bytes(now.bytes())));
        });
    }

    /** Returns whether an export is running. */
    public boolean isBusy() {
        return export.isPresent();
    }

    /** Asks, within the panel, whether the running export may be cancelled. */
    public void askToClose() {
        notices.showEvenIfDismissed(new Notice(
                TOPIC,
                Notice.Kind.WARNING,
                Strings.of("export.busy"),
                List.of(
                        Notice.Action.dismissing(Strings.of("export.busy.stop"), () -> {
                            stop();
                            onClose.run();
                        }),
                        Notice.Action.dismissing(Strings.of("export.busy.go.on"), () -> {}))));
    }

    /** Cancels the running export and returns it; its incomplete file is removed soon after. */
    public Optional<Export> stop() {
        export.ifPresent(Export::cancel);
        return export;
    }

    /** Moves the focus to the first choice of the form; Enter then starts the export. */
    public void begin() {
        getRootPane().setDefaultButton(start);
        form.first().requestFocusInWindow();
    }
}
