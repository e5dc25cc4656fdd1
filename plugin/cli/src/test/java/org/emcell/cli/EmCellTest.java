package org.emcell.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
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

  @Test
  public void tooLittleMemoryIsSaidInOneLineWithWhatToChange() {
    CommandLine run = emcell.getSubcommands().get("run");
    assertEquals(1, Failure.handle(new OutOfMemoryError("Java heap space"), run));
    String message = err.toString();
    assertEquals(1, message.lines().count());
    assertTrue(message, message.contains("--roi-size") && message.contains("java -Xmx"));
  }

  @Test
  public void noOptionIsSuggestedThatACommandDoesNotHave() {
    CommandLine phantom = emcell.getSubcommands().get("phantom");
    Failure.handle(new OutOfMemoryError("Java heap space"), phantom);
    String message = err.toString();
    assertTrue(message, message.contains("--threads") && !message.contains("--roi-size"));
    err.getBuffer().setLength(0);
    CommandLine evaluate = emcell.getSubcommands().get("evaluate");
    Failure.handle(new OutOfMemoryError("Java heap space"), evaluate);
    assertFalse(err.toString(), err.toString().contains("--"));
    assertTrue(err.toString(), err.toString().contains("Give Java more memory"));
  }
}
