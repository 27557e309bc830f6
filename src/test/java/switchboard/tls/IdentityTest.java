package switchboard.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IdentityTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void itIsMadeOnceKeptAndReadableByItsOwnerAlone() throws Exception {
        Path place = directory.resolve("a/tls");
        Identity first = StoredIdentity.in(place, NOW);
        assertEquals(first.fingerprint(), StoredIdentity.in(place, NOW).fingerprint());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(StoredIdentity.SECRET))));
        String handedOut = Files.readString(place.resolve(StoredIdentity.PUBLIC));
        assertFalse(handedOut.contains("PRIVATE"));
        assertTrue(handedOut.startsWith("-----BEGIN CERTIFICATE-----\n"));
        assertEquals(handedOut, first.certificatePem());
        try (var files = Files.list(place)) {
            assertEquals(2, files.count(), "nothing else is left behind");
        }
    }

    @Test
    void aFolderThatOthersCouldEnterIsRestrictedToItsOwner() throws Exception {
        Path place = directory.resolve("tls");
        Files.createDirectory(
                place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        StoredIdentity.in(place, NOW);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxr-x"));
        StoredIdentity.in(place, NOW);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
    }

    @Test
    void itIsMadeAnewWhenItsTimeIsOver() throws Exception {
        Identity first = StoredIdentity.in(directory, NOW);
        Clock later = Clock.offset(NOW, Duration.ofDays(3_660));
        assertNotEquals(first.fingerprint(), StoredIdentity.in(directory, later).fingerprint());
    }

    @Test
    void javaReadsWhatWasWritten() throws Exception {
        X509Certificate certificate = SelfSignedCertificate.make(
                        List.of("localhost", "lab"),
                        List.of(new byte[] {127, 0, 0, 1}, new byte[16]),
                        NOW.instant(),
                        Duration.ofDays(3_652))
                .certificate();
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(java.util.Date.from(NOW.instant()));
        assertEquals(-1, certificate.getBasicConstraints(), "it must be no authority");
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
        assertTrue(certificate.getKeyUsage()[0]);
        List<Object> names = new ArrayList<>();
        certificate.getSubjectAlternativeNames().forEach(name -> names.add(name.get(1)));
        assertEquals(List.of("localhost", "lab", "127.0.0.1", "0:0:0:0:0:0:0:0"), names);
        assertEquals(
                Instant.parse("2036-11-21T12:00:00Z"), certificate.getNotAfter().toInstant());
    }

    @Test
    void opensslFindsNothingToComplainOf() throws Exception {
        StoredIdentity.in(directory, NOW);
        String printed = openssl("x509", "-in", "certificate.pem", "-noout", "-text");
        assertTrue(printed.contains("Public-Key: (256 bit)"), printed);
        assertTrue(printed.contains("DNS:localhost, "), printed);
        assertTrue(printed.contains("IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1"), printed);
        String verdict = openssl(
                "verify",
                "-x509_strict",
                "-attime",
                Long.toString(NOW.instant().getEpochSecond()),
                "-CAfile",
                "certificate.pem",
                "certificate.pem");
        assertEquals("certificate.pem: OK\n", verdict);
    }

    private String openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (java.io.IOException none) {
            Assumptions.abort("openssl is not installed");
            return "";
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return printed;
    }

    /** Creates a key and a certificate with OpenSSL, as people do. */
    private Path[] made(String name, String... kind) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "req",
                "-x509",
                "-nodes",
                "-subj",
                "/CN=lab",
                "-days",
                "3650",
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem"));
        arguments.addAll(List.of(kind));
        openssl(arguments.toArray(String[]::new));
        return new Path[] {directory.resolve(name + ".pem"), directory.resolve(name + ".key")};
    }

    @Test
    void keysOfEveryUsualKindAreRead() throws Exception {
        Path[] rsa = made("rsa", "-newkey", "rsa:2048");
        assertEquals("RSA", PemFiles.read(rsa[0], rsa[1], Instant.now()).key().getAlgorithm());
        Path[] ec = made("ec", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
        assertEquals("EC", PemFiles.read(ec[0], ec[1], Instant.now()).key().getAlgorithm());
        String shown = openssl("x509", "-in", "ec.pem", "-noout", "-fingerprint", "-sha256");
        assertTrue(
                shown.strip()
                        .endsWith(PemFiles.read(ec[0], ec[1], Instant.now())
                                .fingerprint()
                                .text()),
                shown);
    }

    @Test
    void whateverIsWrongWithTheFilesIsSaidInASentenceThatHelps() throws Exception {
        Path[] rsa = made("rsa", "-newkey", "rsa:2048");
        Path[] ec = made("ec", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
        refused("is not the one of the first certificate", rsa[0], ec[1]);
        refused("There is no file", directory.resolve("none"), ec[1]);
        refused("holds no certificate in PEM", ec[1], ec[1]);
        refused("holds no key in PEM", ec[0], ec[0]);
        openssl("rsa", "-in", "rsa.key", "-traditional", "-out", "old.key");
        refused("is in an older form (RSA PRIVATE KEY)", rsa[0], directory.resolve("old.key"));
        openssl("ec", "-in", "ec.key", "-out", "oldec.key");
        refused("openssl pkcs8 -topk8 -nocrypt", ec[0], directory.resolve("oldec.key"));
        openssl("pkcs8", "-topk8", "-in", "rsa.key", "-passout", "pass:x", "-out", "secret.key");
        refused("is encrypted", rsa[0], directory.resolve("secret.key"));
        Path broken = Files.writeString(
                directory.resolve("broken.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        refused("is damaged, or neither RSA nor EC", rsa[0], broken);
        Path cut = Files.writeString(
                directory.resolve("cut.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        refused("A certificate in", cut, rsa[1]);
        String certificate = Files.readString(ec[0]);
        for (String text : List.of(certificate.substring(0, 200), certificate + certificate.substring(0, 200))) {
            Path half = Files.writeString(directory.resolve("half.pem"), text);
            refused("begins a certificate but does not end it: copy the whole file.", half, ec[1]);
        }
        Path half = Files.writeString(
                directory.resolve("half.key"),
                certificate + Files.readString(ec[1]).substring(0, 100));
        refused("begins a key but does not end it: copy the whole file.", ec[0], half);
        TlsException expired = assertThrows(
                TlsException.class, () -> PemFiles.read(rsa[0], rsa[1], Instant.parse("2099-01-01T00:00:00Z")));
        assertTrue(expired.getMessage().contains("expired on"), expired.getMessage());
        TlsException early = assertThrows(
                TlsException.class, () -> PemFiles.read(rsa[0], rsa[1], Instant.parse("1999-01-01T00:00:00Z")));
        assertTrue(early.getMessage().contains("check the date"), early.getMessage());
    }

    private static void refused(String part, Path certificate, Path key) {
        TlsException refused = assertThrows(TlsException.class, () -> PemFiles.read(certificate, key, Instant.now()));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    @Test
    void anRsaKeyThatClientsRefuseBecauseItIsTooShortIsRefusedAtTheStart() throws Exception {
        for (int bits : new int[] {512, 1_016}) {
            Path[] small = made("small" + bits, "-newkey", "rsa:" + bits);
            refused("has " + String.format(Locale.ROOT, "%,d", bits) + " bits, and clients refuse", small[0], small[1]);
        }
        Path[] enough = made("enough", "-newkey", "rsa:1024");
        assertEquals(
                "RSA", PemFiles.read(enough[0], enough[1], Instant.now()).key().getAlgorithm());
    }

    @Test
    void aFingerprintIsOneHoweverItIsTyped() {
        String digits = "ab".repeat(32);
        assertEquals(new Fingerprint(digits), new Fingerprint(digits.toUpperCase(Locale.ROOT)));
        assertTrue(new Fingerprint(digits).text().startsWith("AB:AB:"));
        assertThrows(IllegalArgumentException.class, () -> new Fingerprint("ab"));
    }
}
