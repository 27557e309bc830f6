package switchboard.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Event;
import switchboard.text.Coded;
import switchboard.text.CodedText;
import switchboard.text.TextRenderer;

/** The architecture rules, checked on the compiled classes. */
@Timeout(60)
class ArchitectureTest {
    private static final String LAUNCHER = "/switchboard/launch/";
    private static final URL CLASSES =
            Event.class.getProtectionDomain().getCodeSource().getLocation();
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(location -> !location.contains(LAUNCHER))
            .importUrl(CLASSES);

    private static final String[] DESKTOP = {"java.awt..", "javax.swing..", "com.formdev..", "net.miginfocom.."};

    private static final int MOST_TYPES = 25;

    private static void holds(ArchRule rule) {
        rule.check(PROGRAM);
    }

    @Test
    void theWholeProgramIsChecked() {
        assertTrue(PROGRAM.size() > 150, "only " + PROGRAM.size() + " classes were found");
        Set<String> packages = PROGRAM.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\.").length > 1 ? name.split("\\.")[1] : "")
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Set.of(
                        "app",
                        "archive",
                        "cli",
                        "client",
                        "console",
                        "event",
                        "export",
                        "filter",
                        "model",
                        "record",
                        "replay",
                        "reply",
                        "server",
                        "system",
                        "terminal",
                        "text",
                        "thread",
                        "tls",
                        "ui",
                        "wire"),
                packages,
                "a new package belongs into the picture in the architecture document and into these rules");
    }

    /** The scripts run it from source, before there are libraries and the rest of the program. */
    @Test
    void theLauncherNeedsOnlyTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("switchboard.launch..", "java..", "javax..", "org.jspecify.annotations")
                .check(new ClassFileImporter()
                        .withImportOption(location -> location.contains(LAUNCHER))
                        .importUrl(CLASSES));
        holds(noClasses().should().dependOnClassesThat().resideInAPackage("switchboard.launch.."));
    }

    @Test
    void onlyTheWindowKnowsSwing() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("switchboard.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DESKTOP));
    }

    @Test
    void theWindowKnowsNeitherTheServerNorSockets() {
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("switchboard.server..", "switchboard.console..", "java.nio.channels.."));
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.ui..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(.*Socket.*|Inet.*|NetworkInterface|http\\..*)"));
    }

    /** The client's window has the other side of the wire; it connects through the session and the swarm alone. */
    @Test
    void onlyTheWindowOfTheClientKnowsTheClient() {
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.ui..")
                .and()
                .resideOutsideOfPackage("switchboard.ui.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("switchboard.client.."));
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.ui.client..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("switchboard\\.client\\.(ClientConnection|Dialer|TeachingClient|TlsHandshake)"));
    }

    @Test
    void theWireKnowsNoThreadNoSocketAndNobodyElse() {
        holds(classes()
                .that()
                .resideInAPackage("switchboard.wire..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.wire..",
                        "switchboard.text..",
                        "java.lang..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "java.util.zip",
                        "java.nio",
                        "java.nio.charset",
                        "org.jspecify.annotations"));
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.wire..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class));
    }

    @Test
    void whatIsSaidKnowsNobody() {
        holds(classes()
                .that()
                .resideInAPackage("switchboard.text..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.text..",
                        "java.lang..",
                        "java.text",
                        "java.util",
                        "java.util.concurrent",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations"));
    }

    @Test
    void whatIsThrownTowardsPeopleCarriesACode() {
        holds(classes()
                .that()
                .areAssignableTo(Throwable.class)
                // These exceptions are translated by another class, which explains them in a text of its own.
                .and()
                .doNotHaveSimpleName("WrongFingerprintException")
                .and()
                .doNotHaveSimpleName("PlaintextClientException")
                .and()
                .doNotHaveSimpleName("PeerTimedOutException")
                .should()
                .implement(Coded.class));
    }

    @Test
    void theWindowSpeaksTheLanguageOfTheUser() {
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.ui..")
                // These write tables for other programs, and the program's own log.
                .and()
                .doNotHaveSimpleName("CopyFormat")
                .and()
                .doNotHaveSimpleName("Settings")
                .should()
                .callMethod(CodedText.class, "english"));
    }

    @Test
    void onlyTheWindowSpeaksTheLanguageOfTheUser() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("switchboard.ui..", "switchboard.text..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(TextRenderer.class));
    }

    @Test
    void filtersAreValuesThatKnowNoFile() {
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.filter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.server..",
                        "switchboard.record..",
                        "switchboard.ui..",
                        "switchboard.thread..",
                        "java.io..",
                        "java.nio.file..",
                        "java.net..",
                        "java.sql.."));
    }

    @Test
    void valuesKnowOnlyTheWireAndWhatIsSaid() {
        holds(classes()
                .that()
                .resideInAPackage("switchboard.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.model..",
                        "switchboard.wire..",
                        "switchboard.text..",
                        "java..",
                        "org.jspecify.annotations"));
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.sql..", "java.util.concurrent..", "java.nio.channels.."));
    }

    @Test
    void eventsKnowOnlyTheWireAndTheModel() {
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.server..",
                        "switchboard.record..",
                        "switchboard.ui..",
                        "switchboard.console..",
                        "switchboard.client..",
                        "switchboard.reply..",
                        "switchboard.app..",
                        "java.net..",
                        "java.sql.."));
    }

    @Test
    void theServerKnowsNeitherTheFileNorTheWindow() {
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.record..",
                        "switchboard.ui..",
                        "switchboard.console..",
                        "switchboard.client..",
                        "switchboard.reply..",
                        "switchboard.app..",
                        "java.sql..",
                        "org.sqlite.."));
    }

    @Test
    void certificatesKnowOnlyWhatIsSaid() {
        holds(classes()
                .that()
                .resideInAPackage("switchboard.tls..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.tls..",
                        "switchboard.text..",
                        "java..",
                        "javax.net.ssl..",
                        "org.jspecify.annotations"));
    }

    @Test
    void whoExplainsTheSystemKnowsOnlyWhatIsSaid() {
        holds(classes()
                .that()
                .resideInAPackage("switchboard.system..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.system..", "switchboard.text..", "java..", "org.jspecify.annotations"));
    }

    @Test
    void onlyTheRecorderKnowsSqlite() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("switchboard.record..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite.."));
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.record..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.server..", "switchboard.ui..", "switchboard.console..", "switchboard.client.."));
    }

    @Test
    void whatIsKeptInMemoryNeedsNoSqlite() {
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.record.memory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite.."));
    }

    @Test
    void replayKnowsNeitherTheServerNorTheWindow() {
        holds(noClasses()
                .that()
                .resideInAPackage("switchboard.replay..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("switchboard.server..", "switchboard.ui..", "switchboard.console.."));
    }

    @Test
    void nobodyKnowsTheApp() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("switchboard.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("switchboard.app.."));
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("switchboard.app..", "switchboard.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("switchboard.cli.."));
    }

    /** Each package of a line may use those to its right, and none to its left. */
    private static final List<List<String>> DIRECTIONS = List.of(
            List.of("server", "server.accept", "server.connection", "server.context", "server.transport"),
            List.of("record.session", "record.writer", "record.search", "record.file", "record"),
            List.of("record.session", "record.reader", "record.search", "record.file", "record"),
            List.of("record.memory", "record.session"),
            List.of("record.reader", "record.log", "record"),
            List.of("record.memory", "record.log", "record"),
            List.of("wire.framing", "wire.explain", "wire.signature", "wire"),
            List.of("wire.framing", "wire.part", "wire"),
            List.of("replay", "replay.compare"),
            List.of("replay", "replay.script"),
            List.of("app", "cli"),
            List.of("ui.window", "ui.log", "ui.log.filter", "ui.log.rows", "ui.live"),
            List.of("ui.window", "ui.wire", "ui.wire.compare", "ui.wire.bytes"));

    @Test
    void packagesUseOnlyThoseBelowThem() {
        for (List<String> direction : DIRECTIONS) {
            for (int user = 1; user < direction.size(); user++) {
                for (String above : direction.subList(0, user)) {
                    holds(noClasses()
                            .that()
                            .resideInAPackage("switchboard." + direction.get(user))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("switchboard." + above));
                }
            }
        }
    }

    @Test
    void noSimpleNameOccursTwice() {
        Map<String, List<String>> names = PROGRAM.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        names.values().removeIf(types -> types.size() == 1);
        assertEquals(Map.of(), names);
    }

    /** These are larger for a reason that the architecture document gives. */
    private static final Set<String> LARGE = Set.of("switchboard.filter", "switchboard.text");

    @Test
    void noPackageHasMoreTypesThanAReaderTakesIn() {
        Map<String, Long> sizes = PROGRAM.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        sizes.keySet().removeAll(LARGE);
        sizes.values().removeIf(size -> size <= MOST_TYPES);
        assertEquals(Map.of(), sizes);
    }

    @Test
    void thereAreNoCycles() {
        holds(slices().matching("switchboard.(**)").should().beFreeOfCycles());
    }

    @Test
    void threadsAreMadeInOnePlace() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName("switchboard.thread.Threads")
                .should()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "ofPlatform")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(Thread.class))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Executors.class);
        holds(rule);
    }

    @Test
    void onlyOnePackageHandsWorkToTheEventDispatchThread() {
        for (Class<?> way : new Class<?>[] {javax.swing.SwingUtilities.class, java.awt.EventQueue.class}) {
            holds(noClasses()
                    .that()
                    .resideOutsideOfPackage("switchboard.ui.edt..")
                    .should()
                    .callMethod(way, "invokeLater", Runnable.class));
            holds(noClasses().should().callMethod(way, "invokeAndWait", Runnable.class));
        }
    }

    @Test
    void whatIsMarkedForTheEventDispatchThreadChecksIt() {
        holds(methods()
                .that()
                .areAnnotatedWith("switchboard.ui.edt.RequiresEdt")
                .should(new ArchCondition<JavaMethod>("call Edt.require()") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean checks = method.getMethodCallsFromSelf().stream()
                                .anyMatch(call ->
                                        call.getTargetOwner().getSimpleName().equals("Edt")
                                                && call.getName().equals("require"));
                        if (!checks) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " does not call Edt.require()"));
                        }
                    }
                }));
    }

    @Test
    void addressesAreNeverLookedUpByName() {
        holds(noClasses()
                .should()
                .callMethod(InetAddress.class, "getHostName")
                .orShould()
                .callMethod(InetAddress.class, "getCanonicalHostName")
                .orShould()
                .callMethod(InetSocketAddress.class, "getHostName"));
    }

    @Test
    void noDeadlineAndNoOrderHangsOnTheTimeOfDay() {
        // The wall clock jumps: waits use System.nanoTime, and order uses counters.
        holds(noClasses()
                .that()
                .resideInAnyPackage(
                        "switchboard.server..",
                        "switchboard.client..",
                        "switchboard.event..",
                        "switchboard.wire..",
                        "switchboard.record..",
                        "switchboard.replay..",
                        "switchboard.thread..",
                        "switchboard.console..",
                        "switchboard.ui..")
                .and()
                .doNotHaveFullyQualifiedName("switchboard.server.context.SystemClock")
                // A filter's "last:5m" and the dates in the list of sessions are times of the day.
                .and()
                .doNotHaveFullyQualifiedName("switchboard.ui.log.LogPanel")
                .and()
                .doNotHaveFullyQualifiedName("switchboard.ui.window.SwitchboardWindow")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now"));
    }

    /** Calls that use the user's locale if none is given; {@code <init>} is a constructor. */
    private static final Map<Class<?>, Set<String>> FORMATTING = Map.ofEntries(
            Map.entry(String.class, Set.of("format", "formatted", "toLowerCase", "toUpperCase")),
            Map.entry(PrintStream.class, Set.of("format", "printf")),
            Map.entry(PrintWriter.class, Set.of("format", "printf")),
            Map.entry(Formatter.class, Set.of("<init>")),
            Map.entry(Scanner.class, Set.of("<init>")),
            Map.entry(DateTimeFormatter.class, Set.of("ofPattern")),
            Map.entry(DateTimeFormatterBuilder.class, Set.of("toFormatter")),
            Map.entry(SimpleDateFormat.class, Set.of("<init>")),
            Map.entry(DecimalFormat.class, Set.of("<init>")),
            Map.entry(MessageFormat.class, Set.of("<init>")),
            Map.entry(
                    NumberFormat.class,
                    Set.of(
                            "getInstance",
                            "getNumberInstance",
                            "getIntegerInstance",
                            "getPercentInstance",
                            "getCurrencyInstance",
                            "getCompactNumberInstance")),
            Map.entry(ResourceBundle.class, Set.of("getBundle")));

    private static ArchRule formattingSaysForWhom() {
        return noClasses().should(new ArchCondition<JavaClass>("format without saying in which language") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                for (JavaCall<?> call : one.getCodeUnitCallsFromSelf()) {
                    boolean formats = FORMATTING.entrySet().stream()
                            .anyMatch(entry -> call.getTargetOwner().isEquivalentTo(entry.getKey())
                                    && entry.getValue()
                                            .contains(call.getTarget().getName()));
                    boolean says = call.getTarget().getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Locale.class));
                    if (formats && !says) {
                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                    }
                }
            }
        });
    }

    @Test
    void whateverIsFormattedSaysInWhichLanguage() {
        holds(formattingSaysForWhom());
    }

    @Test
    void onlyTheWindowsWordsAndNumbersKnowTheUsersLanguage() {
        holds(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("switchboard.ui.LocalizedFormats")
                .and()
                .doNotHaveFullyQualifiedName("switchboard.ui.Strings")
                .should()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(Locale.class, "getDefault", Locale.Category.class));
    }

    @Test
    void theUsersFoldersAreKnownInOnePlace() {
        holds(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("switchboard.system.UserFolders")
                .and()
                // The variable with the class code, which is nobody's folder.
                .haveNameNotMatching("switchboard\\.terminal\\.SecretInput(\\$.*)?")
                .should()
                .callMethod(System.class, "getenv", String.class));
    }

    @Test
    void eventsAreRecords() {
        holds(classes()
                .that()
                .implement(Event.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords());
    }

    @Test
    void standardStreamsBelongToTheApp() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("switchboard.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in"));
    }

    @Test
    void nothingIsReadBackAsJavaObjects() {
        holds(noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class));
    }

    @Test
    void nobodyOpensFilesInAWayThatAnInterruptOrAnotherLockCouldBreak() {
        // An interrupt closes a FileChannel; LogForce uses one on a thread of its own, which nobody interrupts.
        holds(noClasses()
                .that()
                .doNotHaveSimpleName("SessionLock")
                .and()
                .haveNameNotMatching("switchboard\\.record\\.writer\\.LogForce(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(FileChannel.class));
    }

    @Test
    void everyPackageIsNullMarkedAndDescribed() throws ClassNotFoundException {
        Set<String> packages = PROGRAM.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (String name : packages) {
            assertTrue(
                    Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class),
                    name + " is not @NullMarked");
        }
    }

    @Test
    void theRulesCanFail() {
        JavaClasses withTests = new ClassFileImporter().importClasses(ArchitectureTest.class, File.class);
        ArchRule rule = noClasses().should().dependOnClassesThat().areAssignableTo(File.class);
        assertThrows(AssertionError.class, () -> rule.check(withTests));
        JavaClasses formatting = new ClassFileImporter().importClasses(InUsersLanguage.class);
        AssertionError found =
                assertThrows(AssertionError.class, () -> formattingSaysForWhom().check(formatting));
        assertTrue(String.valueOf(found.getMessage()).contains("(3 times)"), found.getMessage());
    }

    /** Formats once in the user's locale and once in the root locale. */
    @SuppressWarnings("DefaultLocale")
    private static final class InUsersLanguage {
        static String words(String pattern, int number) {
            return pattern.formatted(number)
                    + String.format(pattern, number)
                    + String.format(Locale.ROOT, pattern, number)
                    + new DecimalFormat(pattern).format(number);
        }
    }
}
