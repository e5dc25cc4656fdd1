package org.emcell.knimeapi.signature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Cuts the rows of the stand-in's classes out of a table of the whole platform. To be run when a class is added to the
 * stand-in, from the folder of the module:
 *
 * <pre>{@code
 * mvn -q test-compile
 * java -cp "target/classes:target/test-classes:$ASM_JAR:$IMGLIB2_JAR" org.emcell.knimeapi.signature.SignatureRows \
 *     WHOLE_TABLE.tsv.gz src/test/resources/org/emcell/knimeapi/signature/platform.tsv
 * }</pre>
 *
 * <p>These are the rows of the classes and of their superclasses, and the rows of all members of the classes, also of
 * those that the stand-in does not have yet.
 */
final class SignatureRows {

  private SignatureRows() {}

  /**
   * Writes the rows.
   *
   * @param args the table of the whole platform, gzipped, and the file to write
   */
  public static void main(String[] args) throws IOException {
    List<String> rows = new ArrayList<>();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(Path.of(args[0]))), StandardCharsets.UTF_8))) {
      in.lines().forEach(rows::add);
    }
    Set<String> own = StandIn.compiled().types().keySet();
    Set<String> superclasses = new HashSet<>(own);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (String row : rows) {
        String[] columns = row.split("\t", -1);
        if (isType(columns) && superclasses.contains(columns[1])) {
          grown |= superclasses.add(columns[3]);
        }
      }
    }
    List<String> kept = rows.stream()
        .filter(row -> {
          String[] columns = row.split("\t", -1);
          return isType(columns) ? superclasses.contains(columns[1]) : own.contains(columns[1]);
        })
        .map(String::stripTrailing)
        .toList();
    Files.write(Path.of(args[1]), kept, StandardCharsets.UTF_8);
  }

  private static boolean isType(String[] columns) {
    return !columns[0].equals("method") && !columns[0].equals("field");
  }
}
