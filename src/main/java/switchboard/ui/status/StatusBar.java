package switchboard.ui.status;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.event.LiveChanges;
import switchboard.model.Counts;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.MessageRate;
import switchboard.ui.look.CounterLabel;
import switchboard.ui.look.Icons;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.NoticeList;
import switchboard.ui.notice.Notices;

/** The status bar: live counts in one line, and a button that opens the list of notices. Event dispatch thread only. */
public final class StatusBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient LiveModel live;
    private final transient Notices notices;
    private final transient LongSupplier clock;
    private final transient MessageRate rate = new MessageRate();
    private final JButton severest = new JButton();
    private final List<JLabel> fields = new ArrayList<>();
    private final RecordedField recorded = new RecordedField();
    private long endingsOf = -1;

    /**
     * Creates the bar.
     *
     * @param clock the elapsed time since the program started, in microseconds
     */
    public StatusBar(LiveModel live, Notices notices, LongSupplier clock) {
        super(new MigLayout("insets 2 12 4 16, fillx, hidemode 3", "[]4[]push", "[center]"));
        this.live = live;
        this.notices = notices;
        this.clock = clock;
        setOpaque(false);
        severest.putClientProperty("JButton.buttonType", "toolBarButton");
        severest.addActionListener(event -> showNotices());
        add(severest);
        JPanel counts = new JPanel(new MigLayout("insets 0", "", "[center]"));
        counts.setOpaque(false);
        for (int i = 0; i < 6; i++) {
            JLabel field = new CounterLabel();
            field.putClientProperty("FlatLaf.styleClass", "cap");
            fields.add(field);
            counts.add(field, i == 0 ? "" : "gapleft 14");
        }
        counts.add(recorded, "gapleft 14");
        add(counts, "wmin 0");
        notices.onChange(this::tick);
        tick();
    }

    /** Shows the newest counts; called at most ten times a second. */
    public void tick() {
        LiveChanges latest = live.latest();
        Counts counts = latest.counts();
        long messages = latest.received() + latest.sent();
        show(0, "status.live", LocalizedFormats.count(counts.live()));
        show(1, "status.total", LocalizedFormats.count(counts.total()));
        showEndings(counts);
        show(2, "status.peak", LocalizedFormats.count(counts.peak()));
        show(3, "status.rejected", LocalizedFormats.count(counts.rejected()));
        show(4, "status.threads", LocalizedFormats.count(counts.threads()));
        show(5, "status.rate", LocalizedFormats.count(rate.at(clock.getAsLong(), messages)));
        recorded.show(latest, clock.getAsLong());
        showMostSevere();
    }

    private void show(int field, String key, Object... values) {
        String words = Strings.of(key, values);
        JLabel label = fields.get(field);
        if (!words.equals(label.getText())) {
            label.setText(words);
        }
    }

    /**
     * Shows the number of closed connections by reason as a tool tip of the total; with the live ones they add up to
     * it.
     */
    private void showEndings(Counts counts) {
        if (counts.version() == endingsOf) {
            return;
        }
        endingsOf = counts.version();
        String reasons = counts.closed().entrySet().stream()
                .map(entry -> Strings.of("clients.reason." + entry.getKey().word()) + " "
                        + LocalizedFormats.count(entry.getValue()))
                .collect(Collectors.joining(" · "));
        fields.get(1)
                .setToolTipText(
                        reasons.isEmpty()
                                ? Strings.of("status.endings.none")
                                : Strings.of(
                                        "status.endings",
                                        LocalizedFormats.count(counts.live()),
                                        LocalizedFormats.count(counts.ended()),
                                        reasons));
    }

    /** Opens the list of notices above the button. */
    private void showNotices() {
        long problems = live.clientsWithProblems();
        NoticeList list =
                new NoticeList(notices, problems == 0 ? List.of() : List.of(Strings.of("status.problems", problems)));
        list.show(severest, 0, -list.getPreferredSize().height);
    }

    private void showMostSevere() {
        boolean problems = live.clientsWithProblems() > 0;
        Notice.Kind kind = notices.first().map(Notice::kind).orElse(problems ? Notice.Kind.WARNING : Notice.Kind.INFO);
        String state = notices.first().isEmpty() && !problems
                ? "well"
                : kind == Notice.Kind.ERROR ? "error" : kind == Notice.Kind.WARNING ? "warning" : "well";
        String words = Strings.of("status." + state);
        if (!words.equals(severest.getToolTipText())) {
            severest.setToolTipText(words);
            severest.getAccessibleContext().setAccessibleName(words);
            severest.setIcon(
                    switch (state) {
                        case "error" -> Icons.of("circle-x", 14, "sb.err");
                        case "warning" -> Icons.of("triangle-alert", 14, "sb.warn");
                        default -> Icons.of("circle-check", 14, "sb.ok");
                    });
        }
    }
}
