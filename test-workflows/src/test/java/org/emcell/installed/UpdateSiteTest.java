package org.emcell.installed;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Test;

public class UpdateSiteTest {

  @Test
  public void theSiteHoldsOurBundlesAndFeatureAndNothingElse() {
    assertEquals(List.of("org.emcell.core", "org.emcell.nodes"), symbolicNames("plugins"));
    assertEquals(List.of("org.emcell.feature"), symbolicNames("features"));
  }

  @Test
  public void theCatalogueOffersOneCategoryWithTheFeature() throws IOException {
    Set<String> units = unitNames();
    units.removeIf(name -> name.matches("\\d+\\.org\\.emcell"));
    assertEquals(
        Set.of(
            "org.emcell.core",
            "org.emcell.nodes",
            "org.emcell.feature.feature.group",
            "org.emcell.feature.feature.jar"),
        units);
    assertEquals("one category beside them", 5, unitNames().size());
  }

  private static List<String> symbolicNames(String folder) {
    return UpdateSite.list(folder).stream()
        .map(Path::getFileName)
        .map(name -> name.toString().replaceFirst("_\\d.*\\.jar$", ""))
        .toList();
  }

  private static Set<String> unitNames() throws IOException {
    try (JarFile jar = new JarFile(UpdateSite.file("content.jar").toFile())) {
      byte[] xml = jar.getInputStream(jar.getEntry("content.xml")).readAllBytes();
      return Pattern.compile("<unit id='([^']+)'")
          .matcher(new String(xml, StandardCharsets.UTF_8))
          .results()
          .map(match -> match.group(1))
          .collect(Collectors.toSet());
    }
  }
}
