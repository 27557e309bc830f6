package switchboard.ui.look;

import com.formdev.flatlaf.ui.FlatButtonUI;
import com.formdev.flatlaf.ui.FlatCheckBoxMenuItemUI;
import com.formdev.flatlaf.ui.FlatCheckBoxUI;
import com.formdev.flatlaf.ui.FlatLabelUI;
import com.formdev.flatlaf.ui.FlatMenuItemUI;
import com.formdev.flatlaf.ui.FlatMenuUI;
import com.formdev.flatlaf.ui.FlatRadioButtonMenuItemUI;
import com.formdev.flatlaf.ui.FlatRadioButtonUI;
import com.formdev.flatlaf.ui.FlatTabbedPaneUI;
import com.formdev.flatlaf.ui.FlatToggleButtonUI;
import com.formdev.flatlaf.ui.FlatToolTipUI;
import java.util.Map;
import javax.swing.JComponent;
import javax.swing.UIManager;
import javax.swing.plaf.ComponentUI;

/**
 * UI delegates that keep Swing components from parsing their text as HTML. Event dispatch thread only.
 *
 * <p>Swing takes text that begins with {@code <html>} for markup, in labels, renderers, buttons, menus, tab titles and
 * tool tips, and markup can load images. These delegates switch that off in each component in which they are installed.
 * The nested classes are public because the look and feel creates them by reflection.
 */
public final class InertComponents {
    private static final String DISABLE = "html.disable";

    private InertComponents() {}

    /** Registers the delegates for all components that are created or updated from now on, in all themes. */
    static void install() {
        Map.ofEntries(
                        Map.entry("LabelUI", LabelUi.class),
                        Map.entry("ButtonUI", ButtonUi.class),
                        Map.entry("ToggleButtonUI", ToggleButtonUi.class),
                        Map.entry("CheckBoxUI", CheckBoxUi.class),
                        Map.entry("RadioButtonUI", RadioButtonUi.class),
                        Map.entry("MenuUI", MenuUi.class),
                        Map.entry("MenuItemUI", MenuItemUi.class),
                        Map.entry("CheckBoxMenuItemUI", CheckBoxMenuItemUi.class),
                        Map.entry("RadioButtonMenuItemUI", RadioButtonMenuItemUi.class),
                        Map.entry("TabbedPaneUI", TabbedPaneUi.class),
                        Map.entry("ToolTipUI", ToolTipUi.class))
                .forEach((key, type) -> UIManager.put(key, type.getName()));
    }

    private static void disable(JComponent component) {
        component.putClientProperty(DISABLE, Boolean.TRUE);
    }

    /** A delegate for labels and for renderers that extend a label. */
    public static final class LabelUi extends FlatLabelUI {
        private LabelUi() {
            super(false);
        }

        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new LabelUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for buttons. */
    public static final class ButtonUi extends FlatButtonUI {
        private ButtonUi() {
            super(false);
        }

        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new ButtonUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for toggle buttons. */
    public static final class ToggleButtonUi extends FlatToggleButtonUI {
        private ToggleButtonUi() {
            super(false);
        }

        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new ToggleButtonUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for check boxes. */
    public static final class CheckBoxUi extends FlatCheckBoxUI {
        private CheckBoxUi() {
            super(false);
        }

        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new CheckBoxUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for radio buttons. */
    public static final class RadioButtonUi extends FlatRadioButtonUI {
        private RadioButtonUi() {
            super(false);
        }

        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new RadioButtonUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for menus. */
    public static final class MenuUi extends FlatMenuUI {
        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new MenuUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for menu items. */
    public static final class MenuItemUi extends FlatMenuItemUI {
        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new MenuItemUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for check box menu items. */
    public static final class CheckBoxMenuItemUi extends FlatCheckBoxMenuItemUI {
        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new CheckBoxMenuItemUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for radio button menu items. */
    public static final class RadioButtonMenuItemUi extends FlatRadioButtonMenuItemUI {
        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new RadioButtonMenuItemUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for tabbed panes. */
    public static final class TabbedPaneUi extends FlatTabbedPaneUI {
        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new TabbedPaneUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** A delegate for tool tips. */
    public static final class ToolTipUi extends FlatToolTipUI {
        /** Returns a delegate for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new ToolTipUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }
}
