package dev.sukashi.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house plan's rules. */
class RoomsTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sukashi");

    /** What each room may know of; {@code app} alone knows all. */
    private static final Map<String, Set<String>> MAY_KNOW = new TreeMap<>(Map.ofEntries(
            Map.entry("line", Set.of()),
            Map.entry("time", Set.of()),
            Map.entry("i18n", Set.of("line")),
            Map.entry("desktop", Set.of()),
            Map.entry("file", Set.of("line")),
            Map.entry("game", Set.of("line", "file")),
            Map.entry("source", Set.of("line", "time", "desktop", "game", "ocr")),
            Map.entry("clean", Set.of("line", "time")),
            Map.entry("llm", Set.of("line", "time")),
            Map.entry("prompt", Set.of("line", "llm")),
            Map.entry("reader", Set.of("line")),
            Map.entry("ocr", Set.of("line", "time")),
            Map.entry("translate", Set.of("line", "time", "llm", "prompt", "reader")),
            // Joins the contract of ocr to the adapters of llm, so that neither need know the other.
            Map.entry("vision", Set.of("line", "ocr", "llm", "prompt", "translate")),
            Map.entry("store", Set.of("line")),
            Map.entry("settings", Set.of("line", "file")),
            Map.entry("overlay", Set.of("line", "i18n", "desktop", "reader"))));

    private static final Set<String> WALL_CLOCK = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep");

    static Stream<String> rooms() {
        return MAY_KNOW.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void arrowsRunUpThePlanOnly(String room) {
        final String[] forbidden = Stream.concat(rooms(), Stream.of("app"))
                .filter(other -> !other.equals(room) && !MAY_KNOW.get(room).contains(other))
                .map(other -> "dev.sukashi." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.sukashi." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because("a room that knows its users cannot be used by others")
                .check(PROGRAM);
    }

    @Test
    void thePlanNamesEveryRoom() {
        noClasses()
                .should()
                .resideOutsideOfPackages(Stream.concat(rooms(), Stream.of("app"))
                        .map(room -> "dev.sukashi." + room + "..")
                        .toArray(String[]::new))
                .because("a room that stands in no plan has no rules")
                .check(PROGRAM);
    }

    @Test
    void roomsFormNoCycles() {
        slices().matching("dev.sukashi.(*)..")
                .should()
                .beFreeOfCycles()
                .because("what turns in a circle cannot be understood or tested apart")
                .check(PROGRAM);
    }

    @Test
    void operatingSystemCallsStandInTheDesktopAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.sukashi.desktop..", "dev.sukashi.ocr..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.jna..", "com.github.kwhat..")
                .because("the rest must run, and be tested, on any system; Tesseract is no part of the system")
                .check(PROGRAM);
    }

    @Test
    void nativeCodeOfTheOcrRoomIsTesseractAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.sukashi.ocr..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.jna.platform..", "com.github.kwhat..")
                .because("screens and windows are the desktop's")
                .check(PROGRAM);
    }

    @Test
    void swingStandsInTheOverlayTheSettingsDialogsAndTheAppAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.sukashi.overlay..", "dev.sukashi.settings.ui..", "dev.sukashi.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.swing..")
                .because("everything else runs headless")
                .check(PROGRAM);
    }

    @Test
    void timeComesInThroughConstructors() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.sukashi.app..", "dev.sukashi.time..")
                .should()
                .callMethodWhere(new DescribedPredicate<JavaCall<?>>("the wall clock is asked") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        final String owner = call.getTargetOwner().getName();
                        return WALL_CLOCK.contains(owner + "." + call.getName());
                    }
                })
                .because("settling, back-off and debouncing are tested without sleeping")
                .check(PROGRAM);
    }

    @Test
    void noStateIsStatic() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("static state outlives every test and every window")
                .check(PROGRAM);
    }
}
