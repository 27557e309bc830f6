package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.TEXT;

/** What the server says. */
public enum ServerText implements TextCode {
    /** How many attempts at the class code are left. */
    CODE_WRONG("code.wrong", COUNT),
    /** No attempt is left. */
    CODE_WRONG_LAST("code.wrong.last"),
    /** The address, and how many seconds it has to wait. */
    CODE_PAUSE("code.pause", TEXT, COUNT),
    /** No message came instead of the class code. */
    CODE_REFUSED("code.refused");

    private final Declaration declaration;

    ServerText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("server", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
