package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;
import static org.emcell.nodes.cell.Columns.columns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emcell.core.image.Size;
import org.emcell.core.measure.Accuracy;
import org.emcell.core.measure.InstanceMatching;
import org.emcell.core.measure.InstanceOverlap;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.Masks;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

/** Compares labels with the truth, voxel by voxel and cell by cell. */
final class ScorerNodeModel extends EmNodeModel {

  static final Setting<String> LABELS = LabelColumns.labels(
      "labels",
      "Predicted labels",
      0,
      "Labels",
      "Column of what is judged: labelings, or images in which a pixel is the number of its cell.");
  static final Setting<String> NUCLEI = LabelColumns.nuclei("nuclei", "Predicted nuclei", 0);
  static final Setting<String> TRUTH = LabelColumns.labels(
      "truth",
      "True labels",
      1,
      "Truth",
      "Column of the truth: labelings, or images in which a pixel is the number of its cell.");
  static final Setting<String> TRUE_NUCLEI = LabelColumns.nuclei("true_nuclei", "True nuclei", 1);
  static final Setting<String> CLASSES = Setting.text(
      "classes",
      "Classes",
      "cell, nucleus",
      "What is compared: labels, separated by commas, as they are named in the predicted labelings. \"cell\" also means"
          + " \"cell 1\", \"cell 2\" and so on.");
  static final Setting<String> TRUE_CLASSES = Setting.text(
      "true_classes",
      "Classes of the truth",
      "",
      "How the same classes are named in the truth, in the same order; empty when they are named alike.");
  static final Setting<Double> THRESHOLD = Setting.decimal(
      "threshold",
      "Matching threshold",
      "",
      0.5,
      0.01,
      1,
      "Least Jaccard index of a predicted and a true cell that count as the same cell.");
  static final Setting<Boolean> DIFFERENCE = Setting.flag(
      "difference",
      "Difference images",
      true,
      "Whether an image of the difference is made: 1 both, 2 predicted only, 3 true only.");
  static final List<Setting<?>> SETTINGS =
      List.of(LABELS, NUCLEI, TRUTH, TRUE_NUCLEI, CLASSES, TRUE_CLASSES, THRESHOLD, DIFFERENCE);

  private static final List<String> RATIOS = List.of("AC", "JI", "Dice", "Precision", "Recall");
  private static final List<String> COUNTS =
      List.of("True positives", "False positives", "False negatives", "True negatives");
  private static final DataTableSpec CELLS = Columns.table(
      List.of(column("Name", StringCell.TYPE)),
      columns(List.of("Matched", "Missed", "Spurious", "Merges", "Splits"), IntCell.TYPE),
      columns(List.of("Mean JI", "Precision", "Recall"), DoubleCell.TYPE));

  ScorerNodeModel() {
    super(2, 2, SETTINGS);
  }

  @Override
  protected void check(Values candidate) {
    int classes = words(candidate.get(CLASSES)).size();
    int inTruth = words(candidate.get(TRUE_CLASSES)).size();
    if (classes == 0 || inTruth != 0 && inTruth != classes) {
      throw new IllegalArgumentException(
          "Classes must be one or more labels, separated by commas, and classes of the"
              + " truth must be as many or none, found " + classes + " and " + inTruth + ".");
    }
  }

  private static List<String> words(String text) {
    return List.of(text.split(",")).stream()
        .map(String::trim)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    new LabelColumns(values(), in[0], LABELS, NUCLEI);
    new LabelColumns(values(), in[1], TRUTH, TRUE_NUCLEI);
    return new DataTableSpec[] {
      Columns.table(
          columns(List.of("Name", "Class"), StringCell.TYPE),
          columns(RATIOS, DoubleCell.TYPE),
          columns(COUNTS, LongCell.TYPE),
          get(DIFFERENCE) ? List.of(Columns.image("Difference")) : List.of()),
      CELLS
    };
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception {
    DataTableSpec[] specs =
        specs(new DataTableSpec[] {in[0].getDataTableSpec(), in[1].getDataTableSpec()});
    LabelColumns labels = new LabelColumns(values(), in[0].getDataTableSpec(), LABELS, NUCLEI);
    LabelColumns truth = new LabelColumns(values(), in[1].getDataTableSpec(), TRUTH, TRUE_NUCLEI);
    List<DataRow> truths = new ArrayList<>();
    in[1].forEach(truths::add);
    if (truths.size() != 1 && truths.size() != in[0].size()) {
      throw new InvalidSettingsException("Expected one true labeling, or one for each of the "
          + in[0].size() + " predicted ones, found " + truths.size() + ".");
    }
    BufferedDataContainer scores = work.table(specs[0]);
    BufferedDataContainer cells = work.table(specs[1]);
    forEachRow(in[0], work, (row, number, part) -> {
      DataRow expected = truths.get(truths.size() == 1 ? 0 : number - 1);
      Optional<String> missing = labels.missing(row).or(() -> truth.missing(expected));
      if (missing.isPresent()) {
        for (String label : words(get(CLASSES))) {
          List<DataCell> out =
              new ArrayList<>(Missing.cells(specs[0].getNumColumns(), missing.get()));
          out.set(1, new StringCell(label));
          scores.addRowToTable(new DefaultRow(row.getKey() + "_" + label, out));
        }
        cells.addRowToTable(
            new DefaultRow(row.getKey(), Missing.cells(specs[1].getNumColumns(), missing.get())));
      } else {
        score(row.getKey().getString(), labels.of(row), truth.of(expected), scores, cells, part);
      }
    });
    return new BufferedDataTable[] {closed(scores), closed(cells)};
  }

  private void score(
      String key,
      CellLabelVolume found,
      CellLabelVolume truth,
      BufferedDataContainer scores,
      BufferedDataContainer cells,
      Work work)
      throws IOException {
    if (!found.sliceSize().equals(truth.sliceSize()) || found.depth() != truth.depth()) {
      throw new IllegalArgumentException(
          "The predicted and the true labels must be of the same size, found " + extent(found)
              + " and " + extent(truth) + " voxels.");
    }
    List<String> classes = words(get(CLASSES));
    List<String> inTruth = get(TRUE_CLASSES).isEmpty() ? classes : words(get(TRUE_CLASSES));
    double steps = classes.size() + 1.0;
    for (int i = 0; i < classes.size(); i++) {
      List<DataCell> row = new ArrayList<>();
      row.add(new StringCell(found.name()));
      row.add(new StringCell(classes.get(i)));
      row.addAll(compare(
          found, classes.get(i), truth, inTruth.get(i), work.part(i / steps, (i + 1) / steps)));
      scores.addRowToTable(new DefaultRow(key + "_" + classes.get(i), row));
    }
    Work last = work.part(classes.size() / steps, 1);
    cells.addRowToTable(
        new DefaultRow(key, matching(found, classes.get(0), truth, inTruth.get(0), last)));
  }

  private static String extent(CellLabelVolume volume) {
    return volume.sliceSize().width() + " x " + volume.sliceSize().height() + " x "
        + volume.depth();
  }

  private List<DataCell> compare(
      CellLabelVolume found, String label, CellLabelVolume truth, String trueLabel, Work work)
      throws IOException {
    Accuracy[] slices = new Accuracy[found.depth()];
    work.workers().forEach(slices.length, z -> {
      work.progress().checkCancelled();
      slices[z] =
          Accuracy.of(found.slice(z, label), id -> id > 0, truth.slice(z, trueLabel), id -> id > 0);
      work.progress().report((double) z / slices.length, "Comparing " + label);
    });
    Accuracy all = Accuracy.NONE;
    for (Accuracy slice : slices) {
      all = all.plus(slice);
    }
    List<DataCell> cells = new ArrayList<>();
    for (double ratio :
        new double[] {all.accuracy(), all.jaccard(), all.dice(), all.precision(), all.recall()}) {
      cells.add(new DoubleCell(ratio));
    }
    for (long count : new long[] {
      all.truePositives(), all.falsePositives(), all.falseNegatives(), all.trueNegatives()
    }) {
      cells.add(new LongCell(count));
    }
    if (get(DIFFERENCE)) {
      cells.add(Masks.bytes(
          found.name() + " difference " + label,
          new Size(found.sliceSize().width(), found.sliceSize().height(), found.depth()),
          found.voxel(),
          z -> Accuracy.map(
              found.slice(z, label), id -> id > 0, truth.slice(z, trueLabel), id -> id > 0),
          work.exec(),
          work.progress()));
    }
    return cells;
  }

  private List<DataCell> matching(
      CellLabelVolume found, String label, CellLabelVolume truth, String trueLabel, Work work) {
    InstanceOverlap overlap = new InstanceOverlap();
    for (int z = 0; z < found.depth(); z++) {
      work.progress().checkCancelled();
      work.progress().report((double) z / found.depth(), "Matching");
      overlap.add(found.slice(z, label), truth.slice(z, trueLabel));
    }
    InstanceMatching matching = InstanceMatching.of(overlap, get(THRESHOLD));
    List<DataCell> row = new ArrayList<>();
    row.add(new StringCell(found.name()));
    row.addAll(Columns.ints(
        matching.pairs().size(),
        matching.missed().size(),
        matching.spurious().size(),
        matching.merges().size(),
        matching.splits().size()));
    row.addAll(List.of(
        new DoubleCell(matching.meanJaccard()),
        new DoubleCell(matching.precision()),
        new DoubleCell(matching.recall())));
    return row;
  }
}
