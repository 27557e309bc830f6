package switchboard.ui.look;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.extras.FlatAnimatedLafChange;
import com.formdev.flatlaf.util.UIScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import switchboard.thread.Threads;
import switchboard.ui.Settings;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;

/**
 * The theme and the zoom of the window, remembered in the settings, and whether the window presents, which is not.
 *
 * <p>The zoom is the one that the user has chosen, but not larger than the window can show; while the window presents
 * it is another one. Event dispatch thread only.
 */
public final class Appearance {
    private static final String THEME = "theme";
    private static final String ZOOM = "zoom";

    private final Settings settings;
    private final List<Runnable> listeners = new ArrayList<>();
    private Theme chosen;
    private Theme system;
    private int chosenZoom;
    private int presentZoom = LookAndFeelSetup.PRESENT;
    private boolean presenting;
    private IntSupplier largest = LookAndFeelSetup.ZOOMS::getLast;
    private int zoom;

    /**
     * Reads the remembered theme and zoom; installs nothing yet.
     *
     * @param system the theme of the desktop
     */
    public Appearance(Settings settings, Theme system) {
        this.settings = settings;
        this.system = system;
        chosen = Theme.of(settings.text(THEME, Theme.SYSTEM.word()));
        int remembered = settings.number(ZOOM, 100);
        chosenZoom = LookAndFeelSetup.ZOOMS.contains(remembered) ? remembered : 100;
        zoom = chosenZoom;
    }

    /** Installs theme and zoom for all components that are created afterwards. */
    @RequiresEdt
    public void install() {
        Edt.require();
        LookAndFeelSetup.install(shown(), zoom);
    }

    /** Adds a listener that is called after each change of theme or zoom. */
    @RequiresEdt
    public void onChange(Runnable listener) {
        Edt.require();
        listeners.add(listener);
    }

    /** Returns the visible theme: light or dark. */
    public Theme shown() {
        return chosen == Theme.SYSTEM ? system : chosen;
    }

    /** Returns whether the window presents: it shows what a class has to see from afar. */
    public boolean isPresenting() {
        return presenting;
    }

    /** Begins or ends to present, each with a zoom of its own. */
    @RequiresEdt
    public void present(boolean on) {
        Edt.require();
        if (on != presenting) {
            presenting = on;
            if (!apply()) {
                listeners.forEach(Runnable::run);
            }
        }
    }

    /**
     * Sets the limit of the zoom.
     *
     * @param percent returns the largest zoom that the window can show at its present size
     */
    public void limitBy(IntSupplier percent) {
        largest = percent;
    }

    /** Applies the chosen zoom, or the largest one below it that the window can show; called when its size changes. */
    @RequiresEdt
    public void fit() {
        Edt.require();
        apply();
    }

    /** Selects a theme. */
    @RequiresEdt
    public void choose(Theme theme) {
        Edt.require();
        Theme before = shown();
        chosen = theme;
        settings.put(THEME, theme.word());
        showAfter(before);
    }

    /** Switches between light and dark. */
    public void toggleTheme() {
        choose(shown() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
    }

    /** Reads the theme of the desktop on another thread and applies it if the user has chosen to follow it. */
    public void refreshSystemTheme() {
        Threads.virtual("system-theme", () -> {
                    Theme now = SystemTheme.detect();
                    Edt.later(() -> systemThemeChanged(now));
                })
                .start();
    }

    @RequiresEdt
    private void systemThemeChanged(Theme now) {
        Edt.require();
        Theme before = shown();
        system = now;
        showAfter(before);
    }

    private void showAfter(Theme before) {
        if (shown() == before) {
            listeners.forEach(Runnable::run);
            return;
        }
        FlatAnimatedLafChange.showSnapshot();
        LookAndFeelSetup.show(shown());
        update();
        FlatAnimatedLafChange.hideSnapshotWithAnimation();
    }

    /** Selects the next larger or smaller zoom; there is none larger than the window can show. */
    public void zoom(boolean larger) {
        int index = LookAndFeelSetup.ZOOMS.indexOf(zoom) + (larger ? 1 : -1);
        if (index >= 0 && index < LookAndFeelSetup.ZOOMS.size()) {
            zoomTo(LookAndFeelSetup.ZOOMS.get(index));
        }
    }

    /** Selects a zoom, one of {@link LookAndFeelSetup#ZOOMS}, in percent. */
    @RequiresEdt
    public void zoomTo(int percent) {
        Edt.require();
        if (percent > zoom && percent > largest.getAsInt()) {
            return;
        }
        if (presenting) {
            presentZoom = percent;
        } else {
            chosenZoom = percent;
            settings.put(ZOOM, percent);
        }
        apply();
    }

    /** Applies the zoom that is due and returns whether it changed. */
    private boolean apply() {
        int due = Math.min(presenting ? presentZoom : chosenZoom, largest.getAsInt());
        if (due == zoom) {
            return false;
        }
        zoom = due;
        UIScale.setZoomFactor(due / 100f);
        update();
        return true;
    }

    private void update() {
        FlatLaf.updateUI();
        listeners.forEach(Runnable::run);
    }
}
