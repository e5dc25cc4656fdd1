package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;
import static org.emcell.nodes.cell.Columns.columns;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.emcell.core.image.Size;
import org.emcell.core.pipeline.LabelCorrection;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellSegmenter;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.LabelFiles;
import org.emcell.nodes.cell.LabelVolumeBuilder;
import org.emcell.nodes.cell.Places;
import org.emcell.nodes.cell.StackImageCell;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.emcell.nodes.view.SliceSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.util.FileUtil;

/** Puts the cells of all regions of interest of a stack into one labeling, or into two files of numbers. */
final class AssemblerNodeModel extends EmNodeModel implements TableShowing {

  static final Setting<String> RULE = Setting.choice(
      "overlap",
      "Overlap",
      List.of("nearest", "lowest-id"),
      "Who gets a voxel that several cells claim with equal right. nearest: the cell whose nucleus is nearest in units"
          + " of its radius. lowest-id: the cell with the lowest number.");
  static final Setting<Boolean> LEFT_OVERS = Setting.flag(
          "left_overs",
          "Left-over regions",
          false,
          "Whether stained regions between several cells that belong to none are given to the cell with the largest contact."
              + " The stack is read two more times, and the third output says how much each cell was given. It is off by"
              + " default, since most of these regions are debris.")
      .later();
  static final Setting<Double> SIGMA = Setting.decimal(
          "gaussian_sigma",
          "Gaussian sigma",
          "nm",
          CellSegmenter.Settings.DEFAULT.gaussianSigma(),
          0,
          10_000,
          "Standard deviation of the low-pass filter that tames the noise, as in the Cell Segmenter. Only used for left-over"
              + " regions.")
      .later();
  private static final String LABELING = "labeling";
  private static final String IMAGES = "images";

  static final Setting<String> OUTPUT = Setting.choice(
      "output",
      "Output",
      List.of(LABELING, IMAGES),
      "labeling: one labeling of KNIP's for each stack, held in memory as a whole. images: two TIFF files for each stack,"
          + " written slice by slice for stacks of any size, as lazy images in which a pixel is the number of its cell.");
  static final Setting<String> FOLDER = Setting.folder(
      "folder",
      "Folder",
      "",
      "Where images are written, as NUMBER_STACK_cells.tif and NUMBER_STACK_nuclei.tif: a path, or a file: or knime:"
          + " URL. Empty: the folder data/labels of the workflow.");
  static final Setting<String> POLICY = IfExists.setting(
      "overwrite: replace it when the new files are complete. keep: where both images are there, hand them on as they are.");
  static final List<Setting<?>> SETTINGS = Stream.concat(
          CroppedCells.SETTINGS.stream(),
          Stream.of(RULE, LEFT_OVERS, SIGMA, OUTPUT, FOLDER, POLICY))
      .toList();

  /** Share of the work at which the labels of all cells have been counted. */
  private static final double COUNTING = 0.3;
  /** Share of the work at which left-over regions have been given to cells, for which the stack is read. */
  private static final double GIVING = 0.7;

  private final ShownTable table = new ShownTable();

  AssemblerNodeModel() {
    super(1, 1, 3, SETTINGS);
  }

  @Override
  protected void given(BufferedDataTable[] out) {
    table.take(out);
  }

  @Override
  public ShownTable shownTable() {
    return table;
  }

  @Override
  public Optional<SliceSource> shown() {
    // A labeling stands alone beside its stack, images are two.
    return table
        .get()
        .map(of -> new LabelledRows(
            of, 0, 1, of.getDataTableSpec().getNumColumns() > 2 ? 2 : Values.NONE, Values.NONE));
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    CroppedCells cells = new CroppedCells(values(), in[0]);
    CorrectionRows.check(in[1]);
    DataColumnSpec stack =
        column(Columns.STACK, in[0].getColumnSpec(cells.stack()).getType());
    return new DataTableSpec[] {
      Columns.table(
          List.of(stack),
          get(OUTPUT).equals(IMAGES)
              ? columns(List.of("Cells", "Nuclei"), StackImageCell.TYPE)
              : List.of(Columns.labeling("Labels"))),
      CorrectionRows.OUTCOMES,
      Columns.table(List.of(
          stack,
          column(Columns.CELL_ID, IntCell.TYPE),
          column(LabelCorrection.GIVEN, DoubleCell.TYPE)))
    };
  }

  /** One stack, numbered from 1, with the rows of its cells, and where its images would be. */
  private record Task(
      int number, DataCell cell, SliceStack stack, List<DataRow> rows, LabelFiles files) {}

  /** The tables that go out. */
  private record Tables(
      BufferedDataContainer labels, BufferedDataContainer outcomes, BufferedDataContainer given) {

    static Tables of(DataTableSpec[] specs, Work work) {
      return new Tables(work.table(specs[0]), work.table(specs[1]), work.table(specs[2]));
    }

    /** Adds what else there is to know of the cells of a stack. */
    void tell(Task task, LabelCorrection.Corrected settled) {
      for (LabelCorrection.Outcome outcome : settled.outcomes()) {
        outcomes.addRowToTable(new DefaultRow(
            "Correction " + (settled.outcomes().indexOf(outcome) + 1),
            CorrectionRows.outcome(outcome)));
      }
      settled
          .given()
          .forEach((id, volume) -> given.addRowToTable(new DefaultRow(
              task.number() + "_" + id, task.cell(), new IntCell(id), new DoubleCell(volume))));
    }

    BufferedDataTable[] closed() {
      return new BufferedDataTable[] {
        EmNodeModel.closed(labels), EmNodeModel.closed(outcomes), EmNodeModel.closed(given)
      };
    }
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work)
      throws InvalidSettingsException, IOException {
    DataTableSpec spec = in[0].getDataTableSpec();
    DataTableSpec[] specs =
        specs(new DataTableSpec[] {spec, in[1] == null ? null : in[1].getDataTableSpec()});
    Tables tables = Tables.of(specs, work);
    CroppedCells cells = new CroppedCells(values(), spec);
    List<Task> tasks = tasks(cells.byStack(in[0], work.warnings()));
    boolean isImages = get(OUTPUT).equals(IMAGES);
    // Before any work is done, it is known whether a file is in the way.
    boolean[] kept = isImages ? kept(tasks, in[1] != null) : new boolean[tasks.size()];
    for (int i = 0; i < kept.length; i++) {
      Task task = tasks.get(i);
      Work part = work.part((double) i / kept.length, (i + 1.0) / kept.length);
      List<DataCell> row = new ArrayList<>(List.of(task.cell()));
      if (!isImages) {
        requireSmall(task.stack());
        settle(
            task,
            cells,
            corrections(task, in[1], tasks),
            tables,
            part,
            (of, settled, rest) -> row.add(labeling(of, settled, rest)));
      } else if (!kept[i]) {
        settle(task, cells, corrections(task, in[1], tasks), tables, part, this::write);
      }
      if (isImages) {
        row.addAll(task.files().images(task.stack()));
      }
      tables.labels().addRowToTable(new DefaultRow("Stack " + task.number(), row));
    }
    return tables.closed();
  }

  /** Returns of which stacks the images are there and handed on as they are. */
  private boolean[] kept(List<Task> tasks, boolean isCorrected) {
    boolean[] kept = new boolean[tasks.size()];
    for (int i = 0; i < kept.length; i++) {
      List<Path> files = tasks.get(i).files().paths();
      kept[i] = IfExists.keeps(get(POLICY), files);
      if (kept[i] && (isCorrected || get(LEFT_OVERS))) {
        throw new IllegalArgumentException((isCorrected
                ? "Corrections cannot be made on images that are kept: "
                : "Left-over regions cannot be given to the cells of images that are kept: ")
            + files.get(0) + " is there. Have it overwritten, or choose another folder.");
      }
    }
    return kept;
  }

  private List<Task> tasks(Map<DataCell, List<DataRow>> stacks) throws IOException {
    String folder =
        get(OUTPUT).equals(IMAGES) && get(FOLDER).isEmpty() ? Places.own("labels") : get(FOLDER);
    List<Task> tasks = new ArrayList<>();
    for (Map.Entry<DataCell, List<DataRow>> entry : stacks.entrySet()) {
      SliceStack stack = ImageStack.of(entry.getKey());
      int number = tasks.size() + 1;
      String name = number + "_" + Places.fileName(stack.name());
      LabelFiles files = new LabelFiles(
          Places.in(folder, name + "_cells.tif"), Places.in(folder, name + "_nuclei.tif"));
      tasks.add(new Task(number, entry.getKey(), stack, entry.getValue(), files));
    }
    return tasks;
  }

  private static Corrections corrections(Task task, BufferedDataTable table, List<Task> tasks) {
    return CorrectionRows.read(table, tasks.size(), task.stack().requireVoxelSize());
  }

  /** What is made of the cells of a stack once it is settled who gets which voxel. */
  private interface Result {
    void of(Task task, LabelCorrection.Corrected settled, Work work) throws IOException;
  }

  /** Corrects and settles the cells of a stack, gives them what is left over, and has a result made of them. */
  private void settle(
      Task task,
      CroppedCells cells,
      Corrections corrections,
      Tables tables,
      Work work,
      Result result)
      throws IOException {
    // Merging and splitting make labels that are kept until the result is written.
    File scratch = FileUtil.createTempDir("emcell-corrections");
    try {
      LabelCorrection correction = new LabelCorrection(
          task.stack(),
          corrections,
          get(RULE).equals("nearest") ? CellOverlap.Rule.NEAREST : CellOverlap.Rule.LOWEST_ID,
          scratch.toPath());
      double share = get(LEFT_OVERS) ? GIVING : COUNTING;
      LabelCorrection.Corrected settled = (get(LEFT_OVERS)
              ? correction.withLeftOvers(get(SIGMA))
              : correction)
          .apply(
              cells.of(task.rows(), work.progress()),
              work.workers(),
              work.progress().part(0, share));
      tables.tell(task, settled);
      result.of(task, settled, work.part(share, 1));
    } finally {
      FileUtil.deleteRecursively(scratch);
    }
  }

  private void write(Task task, LabelCorrection.Corrected settled, Work work) {
    task.files()
        .write(
            task.stack(),
            settled.largestId(),
            settled.overlap()::slice,
            work.workers(),
            work.progress());
  }

  private static void requireSmall(SliceStack stack) {
    if (stack.voxels() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "The stack " + stack.name() + " of " + stack.width() + " x "
              + stack.height() + " x " + stack.slices()
              + " voxels is too large for a labeling. Set the output to \"" + IMAGES + "\".");
    }
  }

  private static DataCell labeling(Task task, LabelCorrection.Corrected settled, Work work)
      throws IOException {
    SliceStack stack = task.stack();
    Size size = RoiColumns.size(stack);
    LabelVolumeBuilder<?> builder = LabelVolumeBuilder.ofCells(size, settled.largestId());
    work.workers().forEach(size.depth(), z -> {
      work.progress().checkCancelled();
      int[] cells = new int[size.slicePixels()];
      int[] nuclei = new int[size.slicePixels()];
      settled.overlap().slice(z, cells, nuclei);
      builder.set(z, cells, nuclei);
      work.progress().report((double) z / size.depth(), "Assembling");
    });
    return builder.cell(stack.name(), stack.requireVoxelSize(), work.exec());
  }
}
