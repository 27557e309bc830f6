package switchboard.ui.look;

import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/**
 * A component that paints itself and describes its content to assistive technology.
 *
 * <p>Event dispatch thread only.
 */
public abstract class PaintedComponent extends JComponent {
    private static final long serialVersionUID = 1L;

    private final AccessibleRole role;

    /** Creates a component with an accessible role. */
    protected PaintedComponent(AccessibleRole role) {
        this.role = role;
    }

    /** Returns the accessible name; empty for the name that was set. */
    protected String spokenName() {
        return "";
    }

    /** Returns the accessible description; empty for the description that was set. */
    protected String spokenDescription() {
        return "";
    }

    @Override
    public final AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {
                private static final long serialVersionUID = 1L;

                @Override
                public AccessibleRole getAccessibleRole() {
                    return role;
                }

                @Override
                public String getAccessibleName() {
                    String name = spokenName();
                    return name.isEmpty() ? super.getAccessibleName() : name;
                }

                @Override
                public String getAccessibleDescription() {
                    String description = spokenDescription();
                    return description.isEmpty() ? super.getAccessibleDescription() : description;
                }
            };
        }
        return accessibleContext;
    }
}
