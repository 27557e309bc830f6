package switchboard.ui.look;

import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/**
 * A component that paints itself, and says in words what it shows to whoever can't see it.
 *
 * <p>Event dispatch thread only.
 */
public abstract class Painted extends JComponent {
    private static final long serialVersionUID = 1L;

    private final AccessibleRole role;

    /** Creates one that is introduced as this. */
    protected Painted(AccessibleRole role) {
        this.role = role;
    }

    /** Returns its name in words; empty for the one it was given. */
    protected String spokenName() {
        return "";
    }

    /** Returns what it shows in words; empty for the description it was given. */
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
