package switchboard.ui.table;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.table.JTableHeader;
import switchboard.ui.Settings;

/**
 * The columns of a table that the user has chosen, kept in the settings. Event dispatch thread only.
 *
 * @param <C> the columns
 */
public final class ColumnChoice<C extends Enum<C>> {
    private final Settings settings;
    private final String setting;
    private final Set<C> always;
    private final Set<C> chosen;

    /**
     * Reads the choice.
     *
     * @param setting the name under which the settings keep it
     * @param always the columns that are always shown
     * @param usual the other columns that are shown until the user chooses
     */
    public ColumnChoice(Settings settings, String setting, Set<C> always, Set<C> usual) {
        this.settings = settings;
        this.setting = setting;
        this.always = EnumSet.copyOf(always);
        chosen = EnumSet.copyOf(always);
        chosen.addAll(read(settings.text(setting, words(usual))));
    }

    /** Reads the setting; words that name no column, such as those of a newer program, are left out. */
    private Set<C> read(String words) {
        List<String> named = List.of(words.split(" "));
        return all().stream().filter(column -> named.contains(word(column))).collect(Collectors.toSet());
    }

    private Set<C> all() {
        return EnumSet.allOf(always.iterator().next().getDeclaringClass());
    }

    private static <C extends Enum<C>> String words(Collection<C> columns) {
        return columns.stream().sorted().map(ColumnChoice::word).collect(Collectors.joining(" "));
    }

    private static String word(Enum<?> column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the columns to show. */
    public Set<C> shown() {
        return Collections.unmodifiableSet(chosen);
    }

    /**
     * Returns a menu item for each column; those of the columns that are always shown are disabled.
     *
     * @param title returns the title of a column
     * @param onChange called after a change
     */
    public List<JMenuItem> items(Function<C, String> title, Runnable onChange) {
        return all().stream().map(column -> item(column, title, onChange)).toList();
    }

    /** Shows the items at a place of the header where its context menu is asked for. */
    public void showOn(JTableHeader header, Function<C, String> title, Runnable onChange) {
        header.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                show(event);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                show(event);
            }

            private void show(MouseEvent event) {
                if (event.isPopupTrigger()) {
                    JPopupMenu menu = new JPopupMenu();
                    items(title, onChange).forEach(menu::add);
                    menu.show(header, event.getX(), event.getY());
                }
            }
        });
    }

    private JMenuItem item(C column, Function<C, String> title, Runnable onChange) {
        JCheckBoxMenuItem item = new JCheckBoxMenuItem(title.apply(column), chosen.contains(column));
        item.setEnabled(!always.contains(column));
        item.addActionListener(event -> {
            if (item.isSelected()) {
                chosen.add(column);
            } else {
                chosen.remove(column);
            }
            settings.put(setting, words(chosen));
            onChange.run();
        });
        return item;
    }
}
