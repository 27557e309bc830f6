package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;

/** Parts of sentences that all areas share. */
public enum CommonText implements TextCode {
    /** The number of bytes, shown with the unit. */
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
