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
 * Makes every component show text as text.
 *
 * <p>Swing takes text that begins with {@code <html>} for markup, in labels, renderers, buttons, menus, tab titles and
 * tooltips alike, and markup can load images. These delegates switch that off for each component they are installed
 * in, so nobody has to remember it. The public classes are for the look and feel, which makes them by name.
 */
public final class InertComponents {
    private static final String DISABLE = "html.disable";

    private InertComponents() {}

    /** Takes effect for all components made or updated from now on, in all themes. */
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

    /** Draws a label and the renderers made of one. */
    public static final class LabelUi extends FlatLabelUI {
        private LabelUi() {
            super(false);
        }

        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new LabelUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a button. */
    public static final class ButtonUi extends FlatButtonUI {
        private ButtonUi() {
            super(false);
        }

        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new ButtonUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a toggle button. */
    public static final class ToggleButtonUi extends FlatToggleButtonUI {
        private ToggleButtonUi() {
            super(false);
        }

        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new ToggleButtonUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a check box. */
    public static final class CheckBoxUi extends FlatCheckBoxUI {
        private CheckBoxUi() {
            super(false);
        }

        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new CheckBoxUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a radio button. */
    public static final class RadioButtonUi extends FlatRadioButtonUI {
        private RadioButtonUi() {
            super(false);
        }

        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new RadioButtonUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a menu. */
    public static final class MenuUi extends FlatMenuUI {
        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new MenuUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a menu item. */
    public static final class MenuItemUi extends FlatMenuItemUI {
        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new MenuItemUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a menu item with a check. */
    public static final class CheckBoxMenuItemUi extends FlatCheckBoxMenuItemUI {
        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new CheckBoxMenuItemUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a menu item of a choice. */
    public static final class RadioButtonMenuItemUi extends FlatRadioButtonMenuItemUI {
        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new RadioButtonMenuItemUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a tabbed pane. */
    public static final class TabbedPaneUi extends FlatTabbedPaneUI {
        /** Returns one for a component. */
        public static ComponentUI createUI(JComponent component) {
            return new TabbedPaneUi();
        }

        @Override
        public void installUI(JComponent component) {
            disable(component);
            super.installUI(component);
        }
    }

    /** Draws a tooltip. */
    public static final class ToolTipUi extends FlatToolTipUI {
        /** Returns one for a component. */
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
