package org.emcell.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.emcell.core.ProductVersion;
import org.junit.Test;
import picocli.CommandLine;

public class EmCellTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine emcell =
      EmCell.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

  @Test
  public void versionIsThatOfTheEngine() {
    assertEquals(0, emcell.execute("--version"));
    assertEquals("emcell " + ProductVersion.current(), out.toString().trim());
  }

  @Test
  public void withoutASubcommandTheUsageGoesToStandardErrorAndTheExitCodeIsTwo() {
    assertEquals(2, emcell.execute());
    assertTrue(err.toString(), err.toString().contains("Usage: emcell"));
    assertEquals("", out.toString());
  }
}
