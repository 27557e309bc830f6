package switchboard.record.file;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.record.session.RecordingSession;

@Timeout(60)
class FileAccessTest {
    private static final String LOG_FORCE = "switchboard\\.record\\.writer\\.LogForce(\\$.*)?";

    /**
     * Forbids opening files: closing any descriptor of a database releases SQLite's locks on it, which sooner or later
     * damages the file (SQLite, "How To Corrupt An SQLite Database File", 2.2). {@link JournalTrial} copies a file that
     * nobody reads and nobody writes to, because it has a hot journal and is locked against other recorders. {@code
     * LogForce} opens the write-ahead log alone, on which SQLite has no locks.
     */
    private static final ArchRule NOBODY_OPENS_FILES = noClasses()
            .that()
            .doNotHaveSimpleName("SessionLock")
            .and()
            .doNotHaveSimpleName("JournalTrial")
            .and()
            .haveNameNotMatching(LOG_FORCE)
            .should()
            .accessTargetWhere(describe("open a file", FileAccessTest::opensAFile));

    /** {@code LogForceTest} shows that the one file is the log. */
    private static final ArchRule THE_FORCE_OPENS_ONE_FILE = noClasses()
            .that()
            .haveNameMatching(LOG_FORCE)
            .should()
            .accessTargetWhere(describe(
                    "open a file, except by FileChannel.open",
                    access -> opensAFile(access)
                            && !(access.getTargetOwner().getName().equals("java.nio.channels.FileChannel")
                                    && Set.of("open", "force", "close")
                                            .contains(access.getTarget().getName()))));

    private static boolean opensAFile(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.startsWith("java.io.File")
                || owner.startsWith("java.io.RandomAccess")
                || owner.startsWith("java.nio.channels.")
                || (owner.equals(Files.class.getName())
                        && (name.startsWith("new")
                                // Attributes are read by path: nothing is opened, so nothing is closed.
                                || (name.startsWith("read") && !name.equals("readAttributes"))
                                || name.startsWith("write")
                                || name.startsWith("copy")
                                || name.startsWith("create")
                                || name.equals("lines")));
    }

    @Test
    void nothingButSqliteOpensASessionsFiles() {
        JavaClasses classes = new ClassFileImporter()
                .importUrl(RecordingSession.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation())
                .that(resideInAPackage("switchboard.record.."));
        assertTrue(classes.size() > 20);
        NOBODY_OPENS_FILES.check(classes);
        THE_FORCE_OPENS_ONE_FILE.check(classes);
    }

    @Test
    void theRuleSeesWhoOpensFiles() {
        JavaClasses tests = new ClassFileImporter().importClasses(SessionFileTest.class);
        assertThrows(AssertionError.class, () -> NOBODY_OPENS_FILES.check(tests));
    }
}
