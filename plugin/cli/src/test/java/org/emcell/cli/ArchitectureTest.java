package org.emcell.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.Test;

/** The walls of the command line. */
public class ArchitectureTest {

  private final JavaClasses commands = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("org.emcell.cli");

  @Test
  public void theCommandLineKnowsNothingOfKnimeAndReadsNoImageFilesItself() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.knime..", "org.emcell.nodes..", "com.twelvemonkeys..", "javax.imageio..")
        .check(commands);
  }

  @Test
  public void onlyTheMainClassEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(EmCell.class.getName())
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(commands);
  }
}
