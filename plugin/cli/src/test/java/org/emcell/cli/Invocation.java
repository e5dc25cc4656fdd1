package org.emcell.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** A call of the command and what came of it. */
record Invocation(int exitCode, String out, String err) {

  static Invocation of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine emcell =
        EmCell.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int exitCode = emcell.execute(texts);
    return new Invocation(exitCode, out.toString(), err.toString());
  }

  /** Returns the lines on standard error without those of the progress. */
  List<String> faults() {
    return err.lines().filter(line -> !line.matches(" *\\d+ % .*")).toList();
  }
}
