package org.emcell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.emcell.core.measure.InstanceMatching;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.stack.AtomicFile;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emcell evaluate}: a result against the truth. */
@Command(
    name = "evaluate",
    description =
        "Compares labels with the truth, over all voxels: accuracy AC, Jaccard index JI, precision, recall and"
            + " Dice of nucleus, cell with nucleus and cell without nucleus; with --instances, cell by cell.")
final class EvaluateCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "LABELS",
      description =
          "Result: labels.tif of 'segment', or with --instances cells.tif or nuclei.tif of 'run'.")
  private Path labels;

  @Parameters(index = "1", paramLabel = "TRUTH", description = "Truth of the same size.")
  private Path truth;

  @Option(
      names = "--cell",
      paramLabel = "CLASS",
      split = ",",
      description =
          "Classes of the truth that make up the cell with its nucleus. Default: ${DEFAULT-VALUE}")
  private Set<Integer> cell = new TreeSet<>(Set.of(1, 2, 5));

  @Option(
      names = "--nucleus",
      paramLabel = "CLASS",
      split = ",",
      description = "Classes of the truth that make up the nucleus. Default: ${DEFAULT-VALUE}")
  private Set<Integer> nucleus = new TreeSet<>(Set.of(2));

  @Option(
      names = "--instances",
      description = "Labels and truth are ids of cells: match them by their overlap.")
  private boolean instances;

  @Option(
      names = "--threshold",
      paramLabel = "JI",
      description = "Least Jaccard index of a match. Default: ${DEFAULT-VALUE}")
  private double threshold = 0.5;

  @Option(names = "--csv", paramLabel = "FILE", description = "Also write the table into a file.")
  private Path csv;

  @Option(
      names = "--difference",
      paramLabel = "DIR",
      description =
          "Also draw into this folder where both agree and differ, in eight slices: true positives and negatives grey,"
              + " false positives black, false negatives white; and in colours.")
  private Path difference;

  @Option(
      names = "--grey",
      paramLabel = "STACK",
      description = "Stack that lies under the colours of --difference.")
  private Path grey;

  @Mixin
  private ConsoleOptions console;

  @Override
  public Integer call() throws IOException {
    try (SliceStack found = StackOpener.open(labels);
        SliceStack expected = StackOpener.open(truth);
        ConsoleProgress progress = console.progress()) {
      requireAlike(found, expected);
      StringWriter table = new StringWriter();
      StringWriter rows = new StringWriter();
      if (instances) {
        InstanceMatching matching =
            InstanceMatching.of(Comparison.overlap(found, expected, progress), threshold);
        ScoreTable.instances(matching, new PrintWriter(table));
        ScoreTable.instancesCsv(matching, rows);
      } else {
        Comparison.Classes classes = Comparison.classes(found, expected, cell, nucleus, progress);
        ScoreTable.classes(classes, new PrintWriter(table));
        ScoreTable.classesCsv(classes, rows);
      }
      if (difference != null) {
        draw(found, expected, progress);
      }
      progress.close();
      spec.commandLine().getOut().print(table);
      spec.commandLine().getOut().flush();
      if (csv != null) {
        AtomicFile.write(csv, out -> out.write(rows.toString().getBytes(StandardCharsets.UTF_8)));
      }
    }
    return 0;
  }

  private void draw(SliceStack found, SliceStack expected, ConsoleProgress progress) {
    try (SliceStack under = grey == null ? null : StackOpener.open(grey)) {
      if (under != null) {
        requireAlike(under, expected);
      }
      DifferencePictures pictures =
          new DifferencePictures(found, expected, Optional.ofNullable(under));
      if (instances) {
        pictures.write("cells", id -> id != 0, id -> id != 0, difference, progress);
      } else {
        pictures.write(
            "cell",
            label -> label != 0,
            label -> cell.contains(label) || nucleus.contains(label),
            difference,
            progress.part(0, 0.5));
        pictures.write(
            "nucleus",
            label -> label == CellLabels.NUCLEUS,
            nucleus::contains,
            difference,
            progress.part(0.5, 1));
      }
    }
  }

  private static void requireAlike(SliceStack found, SliceStack expected) {
    if (found.width() != expected.width()
        || found.height() != expected.height()
        || found.slices() != expected.slices()) {
      throw new StackException(
          found.source() + " has " + size(found) + " voxels, but " + expected.source() + " has "
              + size(expected) + ". Labels and truth must be of the same size.");
    }
  }

  private static String size(SliceStack stack) {
    return stack.width() + " x " + stack.height() + " x " + stack.slices();
  }
}
