package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Sentences about a certificate or a key that cannot be used. A constant's comment lists the arguments of its sentence.
 */
public enum TlsText implements TextCode {
    /** The fingerprint, and the message of Java's exception. */
    CERTIFICATE_UNUSABLE("certificate.unusable", TEXT, TEXT),
    /** The file, and the end of the validity of the certificate. */
    CERTIFICATE_EXPIRED("certificate.expired", TEXT, TEXT),
    /** The file, and the begin of the validity of the certificate. */
    CERTIFICATE_EARLY("certificate.early", TEXT, TEXT),
    /** The file. */
    CERTIFICATE_DAMAGED("certificate.damaged", TEXT),
    /** The file. */
    CERTIFICATE_CUT("certificate.cut", TEXT),
    /** The file. */
    CERTIFICATE_MISSING("certificate.missing", TEXT),
    /** The directory. */
    CERTIFICATE_NOT_MADE("certificate.not-made", TEXT),
    /** The file of the key, and that of the certificate. */
    KEY_OTHER("key.other", TEXT, TEXT),
    /** The file of the certificate, and the bits of its RSA key. */
    KEY_SHORT("key.short", TEXT, COUNT),
    /** The file, and its name within its directory. */
    KEY_ENCRYPTED("key.encrypted", TEXT, TEXT),
    /** The file, the kind of key, and the file's name within its directory. */
    KEY_OLD("key.old", TEXT, TEXT, TEXT),
    /** The file. */
    KEY_CUT("key.cut", TEXT),
    /** The file. */
    KEY_MISSING("key.missing", TEXT),
    /** The file. */
    KEY_DAMAGED("key.damaged", TEXT),
    /** The file. */
    FILE_LONG("file.long", TEXT),
    /** The file. */
    FILE_MISSING("file.missing", TEXT),
    /** The file. */
    FILE_UNREADABLE("file.unreadable", TEXT);

    private final Declaration declaration;

    TlsText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("tls", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
