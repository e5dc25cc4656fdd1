package org.emcell.core;

import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class ProductVersionTest {

  @Test
  public void theBuildHasFilledInTheVersion() {
    String version = ProductVersion.current();
    assertTrue(version, version.matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
  }
}
