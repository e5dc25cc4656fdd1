package org.emcell.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.BeforeClass;
import org.junit.Test;

/** The walls of the engine: what each floor may know, and the habits that every class keeps. */
public class ArchitectureTest {

  private static final String GROUND = "org.emcell.core";

  /** From the lowest to the highest. A floor may know those before it and none of those after it. */
  private static final List<String> FLOORS =
      List.of("image", "stack", "phantom", "segment", "measure", "report", "pipeline");

  private static final int LONGEST_FILE = 500;

  private static JavaClasses engine;

  @BeforeClass
  public static void readClasses() {
    engine = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(GROUND);
  }

  @Test
  public void everyClassStandsOnAFloorOrOnTheGround() {
    List<String> known = new ArrayList<>(packagesFrom(0));
    known.add(GROUND);
    classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(engine);
  }

  @Test
  public void theGroundKnowsNoFloor() {
    noClasses()
        .that()
        .resideInAPackage(GROUND)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packagesFrom(0).toArray(String[]::new))
        .check(engine);
  }

  @Test
  public void noFloorKnowsAHigherOne() {
    for (int floor = 0; floor < FLOORS.size() - 1; floor++) {
      noClasses()
          .that()
          .resideInAPackage(packageOf(FLOORS.get(floor)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packagesFrom(floor + 1).toArray(String[]::new))
          .allowEmptyShould(true)
          .check(engine);
    }
  }

  @Test
  public void theEngineKnowsNeitherKnimeNorACommandLine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.knime..", "org.emcell.nodes..", "org.emcell.cli..", "picocli..")
        .check(engine);
  }

  @Test
  public void theEngineNeitherPrintsNorEndsTheProcess() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(engine);
    noClasses()
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(engine);
  }

  @Test
  public void imageFilesAreReadByTheStackFloorAloneAndPicturesWrittenByTheReport() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packageOf("stack"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.twelvemonkeys..")
        .check(engine);
    noClasses()
        .that()
        .resideOutsideOfPackages(packageOf("stack"), packageOf("report"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.imageio..")
        .check(engine);
    DescribedPredicate<JavaCall<?>> readsAnImage = describe(
        "reads an image",
        call -> call.getTargetOwner().isEquivalentTo(ImageIO.class)
            && call.getName().equals("read"));
    noClasses().should().callMethodWhere(readsAnImage).check(engine);
  }

  @Test
  public void numbersAreFormattedTheSameInEveryCountry() {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .check(engine);
  }

  @Test
  public void whatIsPublicCannotBeChanged() {
    fields().that().arePublic().should().beFinal().check(engine);
    noFields()
        .that()
        .arePublic()
        .should()
        .haveRawType(describe("an array", JavaClass::isArray))
        .check(engine);
  }

  @Test
  public void namesSayWhatAClassDoes() {
    noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager|Impl)").check(engine);
  }

  @Test
  public void everyFileFitsAReadersHead() throws IOException {
    List<String> tooLong = new ArrayList<>();
    int files = 0;
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      for (Path file : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        files++;
        int lines = Files.readAllLines(file).size();
        if (lines > LONGEST_FILE) {
          tooLong.add(String.format(Locale.ROOT, "%s has %d lines", file, lines));
        }
      }
    }
    assertFalse("no source file found", files == 0);
    assertEquals("longer than " + LONGEST_FILE + " lines", List.of(), tooLong);
  }

  private static List<String> packagesFrom(int floor) {
    return FLOORS.subList(floor, FLOORS.size()).stream()
        .map(ArchitectureTest::packageOf)
        .toList();
  }

  private static String packageOf(String floor) {
    return GROUND + "." + floor + "..";
  }
}
