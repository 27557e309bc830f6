package switchboard.text;

import static switchboard.text.ArgumentKind.TEXT;

/** Why a certificate or a key can't be used. */
public enum TlsText implements TextCode {
    /** The fingerprint, and what Java says. */
    CERTIFICATE_UNUSABLE("certificate.unusable", TEXT, TEXT),
    /** The file, and until when the certificate was valid. */
    CERTIFICATE_EXPIRED("certificate.expired", TEXT, TEXT),
    /** The file, and from when on the certificate is valid. */
    CERTIFICATE_EARLY("certificate.early", TEXT, TEXT),
    /** The file. */
    CERTIFICATE_DAMAGED("certificate.damaged", TEXT),
    /** The file. */
    CERTIFICATE_MISSING("certificate.missing", TEXT),
    /** The directory. */
    CERTIFICATE_NOT_MADE("certificate.not-made", TEXT),
    /** The file of the key, and that of the certificate. */
    KEY_OTHER("key.other", TEXT, TEXT),
    /** The file, and its name within its directory. */
    KEY_ENCRYPTED("key.encrypted", TEXT, TEXT),
    /** The file, the kind of key, and the file's name within its directory. */
    KEY_OLD("key.old", TEXT, TEXT, TEXT),
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
