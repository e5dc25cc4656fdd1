package org.emcell.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.emcell.core.measure.Accuracy;
import org.emcell.core.measure.InstanceMatching;

/** Prints scores as tables for people, and the same figures as CSV. */
final class ScoreTable {

  private ScoreTable() {}

  /** Prints the agreement of the parts of one cell. */
  static void classes(Comparison.Classes classes, PrintWriter out) {
    out.println(String.format(
        Locale.ROOT,
        "%-21s %7s %7s %9s %7s %7s %11s %11s",
        "",
        "AC",
        "JI",
        "precision",
        "recall",
        "Dice",
        "FP",
        "FN"));
    parts(classes)
        .forEach((name, a) -> out.println(String.format(
            Locale.ROOT,
            "%-21s %7.4f %7.4f %9.4f %7.4f %7.4f %11d %11d",
            name,
            a.accuracy(),
            a.jaccard(),
            a.precision(),
            a.recall(),
            a.dice(),
            a.falsePositives(),
            a.falseNegatives())));
    out.flush();
  }

  /** Writes the agreement of the parts of one cell as CSV. */
  static void classesCsv(Comparison.Classes classes, Writer out) {
    PrintWriter print = new PrintWriter(out);
    print.print("part,ac,ji,precision,recall,dice,tp_voxels,fp_voxels,fn_voxels,tn_voxels\n");
    parts(classes)
        .forEach((name, a) -> print.print(String.format(
            Locale.ROOT,
            "%s,%.6f,%.6f,%.6f,%.6f,%.6f,%d,%d,%d,%d\n",
            name,
            a.accuracy(),
            a.jaccard(),
            a.precision(),
            a.recall(),
            a.dice(),
            a.truePositives(),
            a.falsePositives(),
            a.falseNegatives(),
            a.trueNegatives())));
    print.flush();
  }

  private static Map<String, Accuracy> parts(Comparison.Classes classes) {
    Map<String, Accuracy> parts = new LinkedHashMap<>();
    parts.put("nucleus", classes.nucleus());
    parts.put("cell with nucleus", classes.cellWithNucleus());
    parts.put("cell without nucleus", classes.cellOnly());
    return parts;
  }

  /** Prints which true cell was found as which. */
  static void instances(InstanceMatching matching, PrintWriter out) {
    out.println(String.format(Locale.ROOT, "%6s %6s %7s", "truth", "found", "JI"));
    for (InstanceMatching.Pair pair : matching.pairs()) {
      out.println(
          String.format(Locale.ROOT, "%6d %6d %7.4f", pair.truth(), pair.found(), pair.jaccard()));
    }
    matching.missed().forEach(id -> out.println(String.format(Locale.ROOT, "%6d %6s", id, "-")));
    matching.spurious().forEach(id -> out.println(String.format(Locale.ROOT, "%6s %6d", "-", id)));
    matching
        .merges()
        .forEach(merge -> out.println("found " + merge.found() + " holds " + ids(merge.truths())));
    matching
        .splits()
        .forEach(
            split -> out.println("truth " + split.truth() + " fell into " + ids(split.founds())));
    int truths = matching.pairs().size() + matching.missed().size();
    out.println(String.format(
        Locale.ROOT,
        "%d of %d found: recall %.4f, precision %.4f, mean JI %.4f",
        matching.pairs().size(),
        truths,
        matching.recall(),
        matching.precision(),
        matching.meanJaccard()));
    out.flush();
  }

  /** Writes which true cell was found as which as CSV; cells without a partner have an empty field. */
  static void instancesCsv(InstanceMatching matching, Writer out) {
    PrintWriter print = new PrintWriter(out);
    List<String> rows = new ArrayList<>(List.of("truth_id,found_id,ji"));
    matching
        .pairs()
        .forEach(pair -> rows.add(
            String.format(Locale.ROOT, "%d,%d,%.6f", pair.truth(), pair.found(), pair.jaccard())));
    matching.missed().forEach(id -> rows.add(id + ",,"));
    matching.spurious().forEach(id -> rows.add("," + id + ","));
    print.print(String.join("\n", rows) + "\n");
    print.flush();
  }

  private static String ids(List<Integer> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
