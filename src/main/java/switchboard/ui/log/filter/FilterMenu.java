package switchboard.ui.log.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.MenuSelectionManager;
import net.miginfocom.swing.MigLayout;
import switchboard.reply.Snippets;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;

/** The menu of named filters: predefined ones and saved ones. Event dispatch thread only. */
final class FilterMenu {
    private static final String KEPT = "filters";
    private static final int NAME_COLUMNS = 22;

    private final Settings settings;
    private final Consumer<String> onChosen;
    private final Supplier<String> active;

    /**
     * @param settings stores the saved filters
     * @param onChosen gets the text of the chosen filter
     * @param active returns the text of the active filter, empty if all messages are shown
     */
    FilterMenu(Settings settings, Consumer<String> onChosen, Supplier<String> active) {
        this.settings = settings;
        this.onChosen = onChosen;
        this.active = active;
    }

    private Snippets kept() {
        return Snippets.decoded(settings.text(KEPT, ""));
    }

    private void keep(Snippets filters) {
        settings.put(KEPT, filters.encoded());
    }

    private static List<Snippets.Snippet> readyMade() {
        List<Snippets.Snippet> list = new ArrayList<>();
        for (String line : Strings.of("log.filters.ready").split("\n", -1)) {
            int cut = line.indexOf('|');
            list.add(new Snippets.Snippet(
                    line.substring(0, cut).strip(), line.substring(cut + 1).strip()));
        }
        return list;
    }

    /** Creates the menu for the filters that are saved now. */
    JPopupMenu menu() {
        JPopupMenu menu = new JPopupMenu();
        Snippets now = kept();
        readyMade().forEach(one -> menu.add(item(one, "list-filter")));
        if (!now.all().isEmpty()) {
            menu.addSeparator();
            now.all().forEach(one -> menu.add(item(one, "list-filter")));
        }
        menu.addSeparator();
        menu.add(saveMenu());
        if (!now.all().isEmpty()) {
            menu.add(renameMenu(now));
            JMenu delete = new JMenu(Strings.of("log.filters.delete"));
            for (int i = 0; i < now.all().size(); i++) {
                int index = i;
                JMenuItem item = new JMenuItem(now.all().get(i).name());
                item.addActionListener(event -> keep(kept().without(index)));
                delete.add(item);
            }
            menu.add(delete);
        }
        return menu;
    }

    private JMenuItem item(Snippets.Snippet filter, String icon) {
        JMenuItem item = new JMenuItem(filter.name(), Icons.of(icon, 16, "sb.text2"));
        item.setToolTipText(InertText.of(filter.text()));
        item.addActionListener(event -> onChosen.accept(filter.text()));
        return item;
    }

    /** Returns the submenu with a text field for the name; Enter saves the filter under it. */
    private JMenu saveMenu() {
        JMenu save = new JMenu(Strings.of("log.filters.save"));
        save.setIcon(Icons.of("plus", 16, "sb.text2"));
        String text = active.get();
        save.setEnabled(!text.isEmpty());
        save.getPopupMenu().setLayout(new MigLayout("insets 6"));
        save.getPopupMenu()
                .add(nameField(
                        Snippets.nameFor(text), name -> keep(under(name).with(new Snippets.Snippet(name, text)))));
        return save;
    }

    /** Returns the saved filters without those of this name, which the new filter replaces. */
    private Snippets under(String name) {
        Snippets filters = kept();
        for (int i = filters.all().size() - 1; i >= 0; i--) {
            filters = filters.all().get(i).name().equals(name) ? filters.without(i) : filters;
        }
        return filters;
    }

    private JMenu renameMenu(Snippets now) {
        JMenu rename = new JMenu(Strings.of("log.filters.rename"));
        rename.getPopupMenu().setLayout(new MigLayout("insets 6, wrap 1, gap 4"));
        for (int i = 0; i < now.all().size(); i++) {
            int index = i;
            rename.getPopupMenu().add(nameField(now.all().get(i).name(), name -> keep(kept().renamed(index, name))));
        }
        return rename;
    }

    private static JTextField nameField(String name, Consumer<String> onEnter) {
        JTextField field = new JTextField(name, NAME_COLUMNS);
        field.getAccessibleContext().setAccessibleName(Strings.of("log.filters.name"));
        field.selectAll();
        field.addActionListener(event -> {
            if (!field.getText().isBlank()) {
                onEnter.accept(field.getText().strip());
            }
            MenuSelectionManager.defaultManager().clearSelectedPath();
        });
        return field;
    }
}
