package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;

/** What sentences of every area are made of. */
public enum CommonText implements TextCode {
    /** So many bytes, with the unit. */
    BYTES("bytes", COUNT);

    private final Declaration declaration;

    CommonText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("common", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
