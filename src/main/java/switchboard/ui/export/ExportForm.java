package switchboard.ui.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.export.ExportFormat;
import switchboard.export.ExportOptions;
import switchboard.ui.Strings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;

/** The form of an export: part, format and target file. Event dispatch thread only. */
final class ExportForm extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient ExportSource session;
    private final transient Path folder;
    private final Map<ExportScope, JRadioButton> scopes = new EnumMap<>(ExportScope.class);
    private final Map<ExportFormat, JRadioButton> formats = new EnumMap<>(ExportFormat.class);
    private final JCheckBox anonymous = new JCheckBox(Strings.of("export.anonymous"));
    private final JLabel anonymousStays = new JLabel(Strings.of("export.anonymous.stays"));
    private final JCheckBox digitsAsText = new JCheckBox(Strings.of("export.digits"));
    private final JComboBox<CsvSeparator> separator = new JComboBox<>(CsvSeparator.values());
    private final JPanel table = new JPanel(new MigLayout("insets 0", "[]8[]16[]", "[]"));
    private final JTextField file = new JTextField(34);
    private final JLabel wrong = new JLabel(" ");
    private transient Runnable onChange = () -> {};
    private boolean named;
    private boolean naming;

    /**
     * Creates the form.
     *
     * @param folder the folder of the proposed file
     * @param choosing opens a file dialog and hands the chosen file to {@link #choose}
     */
    ExportForm(
            ExportSource session, ExportScope scope, ExportFormat format, Path folder, Consumer<ExportForm> choosing) {
        super(new MigLayout("insets 0, fillx, wrap 2, hidemode 3", "[]14[grow,fill]", "[top]"));
        this.session = session;
        this.folder = folder;
        setOpaque(false);
        label("export.what");
        add(buildScopes(scope), "gapbottom 10");
        label("export.as");
        add(buildFormats(format), "gapbottom 10");
        label("export.options");
        add(buildOptions(), "gapbottom 10");
        label("export.to");
        add(buildFile(choosing));
        add(wrong, "skip 1, wmin 0");
        wrong.putClientProperty("FlatLaf.styleClass", "error");
        nameFile();
    }

    /** Sets the listener for changes of the form. */
    void onChange(Runnable listener) {
        onChange = listener;
    }

    private void label(String key) {
        JLabel label = new JLabel(Strings.of(key));
        label.putClientProperty("FlatLaf.styleClass", "h4");
        add(label);
    }

    private JPanel buildScopes(ExportScope first) {
        JPanel panel = new JPanel(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow,fill]", "[]4[]"));
        panel.setOpaque(false);
        ButtonGroup group = new ButtonGroup();
        for (ExportScope scope : ExportScope.values()) {
            JRadioButton button = new JRadioButton(scope.words(session.shown()));
            button.setEnabled(scope.isAvailable(session.shown()));
            button.addActionListener(event -> changed());
            group.add(button);
            scopes.put(scope, button);
            panel.add(button, "wmin 0");
            if (scope == ExportScope.SHOWN && !session.shown().words().isEmpty()) {
                panel.add(
                        new InertLabel(session.shown().words(), "sb.text2", "medium.font", Optional.empty()),
                        "gapleft 24, wmin 0");
            }
        }
        ExportScope chosen = first.isAvailable(session.shown()) ? first : ExportScope.ALL;
        Optional.ofNullable(scopes.get(chosen)).ifPresent(button -> button.setSelected(true));
        return panel;
    }

    private JPanel buildFormats(ExportFormat first) {
        JPanel panel = new JPanel(new MigLayout("insets 0, fillx, wrap 2", "[]14[grow,fill]", "[]4[]"));
        panel.setOpaque(false);
        ButtonGroup group = new ButtonGroup();
        for (ExportFormat format : ExportFormat.values()) {
            JRadioButton button = new JRadioButton(Strings.of("export.format." + format.word()), format == first);
            button.addActionListener(event -> changed());
            group.add(button);
            formats.put(format, button);
            panel.add(button);
            JLabel purpose = new JLabel(Strings.of("export.format." + format.word() + ".for"));
            purpose.putClientProperty("FlatLaf.styleClass", "muted");
            button.getAccessibleContext().setAccessibleDescription(purpose.getText());
            panel.add(purpose, "wmin 0");
        }
        return panel;
    }

    private JPanel buildOptions() {
        JPanel panel = new JPanel(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow,fill]", "[]4[]"));
        panel.setOpaque(false);
        anonymous.setOpaque(false);
        anonymous.setToolTipText(Strings.of("export.anonymous.tip"));
        anonymous.addActionListener(event -> anonymousStays.setVisible(anonymous.isSelected()));
        panel.add(anonymous, "wmin 0");
        anonymousStays.putClientProperty("FlatLaf.styleClass", "muted");
        anonymousStays.setVisible(false);
        anonymous.getAccessibleContext().setAccessibleDescription(anonymousStays.getText());
        panel.add(anonymousStays, "wmin 0");
        table.setOpaque(false);
        JLabel between = new JLabel(Strings.of("export.separator"));
        between.setLabelFor(separator);
        separator.setSelectedItem(CsvSeparator.ofRegion());
        digitsAsText.setOpaque(false);
        digitsAsText.setToolTipText(Strings.of("export.digits.tip"));
        table.add(between);
        table.add(separator);
        table.add(digitsAsText, "wmin 0");
        panel.add(table, "wmin 0");
        return panel;
    }

    private JPanel buildFile(Consumer<ExportForm> choosing) {
        JPanel panel = new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]8[]", "[]"));
        panel.setOpaque(false);
        file.getAccessibleContext().setAccessibleName(Strings.of("export.file"));
        TypingListener.add(file, this::typed);
        panel.add(file, "wmin 80");
        JButton choose = new JButton(Strings.of("export.choose"), Icons.of("folder-open", 16, "Label.foreground"));
        choose.addActionListener(event -> choosing.accept(this));
        panel.add(choose);
        return panel;
    }

    private void typed() {
        if (!naming) {
            named = true;
            check();
        }
    }

    private void changed() {
        nameFile();
    }

    /** Shows the options of a table, if a table is chosen. */
    private void showOptions() {
        table.setVisible(format() == ExportFormat.CSV);
    }

    /** Proposes a file name, or gives the typed name the ending of the format. */
    private void nameFile() {
        Optional<Path> typed = typedFile();
        Path target = named && typed.isPresent()
                ? withEnding(typed.get(), format())
                : folder.resolve(session.name() + scope().suffix() + "." + format().word());
        show(target);
    }

    private void show(Path target) {
        naming = true;
        try {
            file.setText(target.toString());
        } finally {
            naming = false;
        }
        check();
    }

    /** Replaces the ending of another format by that of {@code format}; any other ending stays. */
    static Path withEnding(Path path, ExportFormat format) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        boolean known = dot > 0 && ExportFormat.of(name.substring(dot + 1)).isPresent();
        String stem = known ? name.substring(0, dot) : name;
        return known || dot <= 0 ? path.resolveSibling(stem + "." + format.word()) : path;
    }

    /** Takes the file that was chosen in a dialog. */
    void choose(Path chosen) {
        named = true;
        show(withEnding(chosen, format()));
    }

    private void check() {
        showOptions();
        Optional<Path> target = typedFile();
        String sentence = target.isEmpty() ? Strings.of("export.file.wrong") : "";
        wrong.setText(sentence.isEmpty() ? " " : sentence);
        file.putClientProperty("JComponent.outline", sentence.isEmpty() ? null : "error");
        file.getAccessibleContext().setAccessibleDescription(sentence);
        onChange.run();
    }

    private Optional<Path> typedFile() {
        try {
            Path typed = Path.of(file.getText().strip());
            return typed.isAbsolute() && typed.getFileName() != null ? Optional.of(typed) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Returns the target file, empty while the typed text is no absolute path. */
    Optional<Path> target() {
        return typedFile();
    }

    ExportScope scope() {
        return chosen(scopes, ExportScope.ALL);
    }

    ExportFormat format() {
        return chosen(formats, ExportFormat.CSV);
    }

    /** Returns what is written in another way than usual. */
    ExportOptions options() {
        CsvSeparator between = separator.getItemAt(Math.max(0, separator.getSelectedIndex()));
        boolean isTable = format() == ExportFormat.CSV;
        return new ExportOptions(
                isTable ? between.character() : ',', isTable && digitsAsText.isSelected(), anonymous.isSelected());
    }

    /** Chooses the separator that was used last. */
    void chooseSeparator(String character) {
        CsvSeparator.of(character).ifPresent(separator::setSelectedItem);
    }

    private static <K> K chosen(Map<K, JRadioButton> buttons, K fallback) {
        return buttons.entrySet().stream()
                .filter(one -> one.getValue().isSelected())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(fallback);
    }

    /** Returns the component that gets the focus first. */
    JRadioButton first() {
        return formats.getOrDefault(format(), new JRadioButton());
    }
}
