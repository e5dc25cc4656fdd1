package org.emcell.bench;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.Test;
import picocli.CommandLine;

/** The command and its tables. */
public class BenchTest {

  @Test
  public void columnsOfATableStandOneBelowTheOther() {
    String table = new TextTable("work", "s").row("a", "12.5").toString();
    assertEquals("| work | s    |\n|------|------|\n| a    | 12.5 |\n", table);
  }

  @Test
  public void aMissingJarIsAnErrorOfOneLineThatSaysWhatToDo() {
    StringWriter err = new StringWriter();
    CommandLine bench = Bench.commandLine().setErr(new PrintWriter(err, true));
    assertEquals(1, bench.execute("end-to-end", "--emcell", "no/such.jar"));
    assertEquals(1, err.toString().lines().count());
    assertTrue(err.toString(), err.toString().contains("no/such.jar"));
    assertTrue(err.toString(), err.toString().contains("--emcell"));
  }
}
