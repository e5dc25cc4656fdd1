package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;
import static org.emcell.nodes.cell.Columns.columns;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.emcell.core.image.Size;
import org.emcell.core.pipeline.LabelCorrection;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.segment.CellOverlap;
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
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
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
          CroppedCells.SETTINGS.stream(), Stream.of(RULE, OUTPUT, FOLDER, POLICY))
      .toList();

  /** Share of the work at which the labels of all cells have been counted. */
  private static final double COUNTING = 0.3;

  private final ShownTable table = new ShownTable();

  AssemblerNodeModel() {
    super(1, 1, 2, SETTINGS);
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
    return new DataTableSpec[] {
      Columns.table(
          List.of(column(Columns.STACK, in[0].getColumnSpec(cells.stack()).getType())),
          get(OUTPUT).equals(IMAGES)
              ? columns(List.of("Cells", "Nuclei"), StackImageCell.TYPE)
              : List.of(Columns.labeling("Labels"))),
      CorrectionRows.OUTCOMES
    };
  }

  /** One stack with the rows of its cells, and where its images would be. */
  private record Task(DataCell cell, SliceStack stack, List<DataRow> rows, LabelFiles files) {}

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work)
      throws InvalidSettingsException, IOException {
    DataTableSpec spec = in[0].getDataTableSpec();
    DataTableSpec[] specs =
        specs(new DataTableSpec[] {spec, in[1] == null ? null : in[1].getDataTableSpec()});
    BufferedDataContainer table = work.table(specs[0]);
    BufferedDataContainer outcomes = work.table(specs[1]);
    CroppedCells cells = new CroppedCells(values(), spec);
    List<Task> tasks = tasks(cells.byStack(in[0], work.warnings()));
    boolean[] kept = new boolean[tasks.size()];
    if (get(OUTPUT).equals(IMAGES)) {
      // Before any work is done, it is known whether a file is in the way.
      for (int i = 0; i < kept.length; i++) {
        kept[i] = IfExists.keeps(get(POLICY), tasks.get(i).files().paths());
        if (kept[i] && in[1] != null) {
          throw new IllegalArgumentException("Corrections cannot be made on images that are kept: "
              + tasks.get(i).files().paths().get(0)
              + " is there. Have it overwritten, or choose another folder.");
        }
      }
    }
    for (int i = 0; i < kept.length; i++) {
      Task task = tasks.get(i);
      Work part = work.part((double) i / kept.length, (i + 1.0) / kept.length);
      List<DataCell> row = new ArrayList<>(List.of(task.cell()));
      if (get(OUTPUT).equals(IMAGES)) {
        if (!kept[i]) {
          settle(task, cells, corrections(task, in[1], tasks), outcomes, part, this::write);
        }
        row.addAll(task.files().images(task.stack()));
      } else {
        requireSmall(task.stack());
        settle(
            task,
            cells,
            corrections(task, in[1], tasks),
            outcomes,
            part,
            (of, settled, rest) -> row.add(labeling(of, settled, rest)));
      }
      table.addRowToTable(new DefaultRow("Stack " + (i + 1), row));
    }
    return new BufferedDataTable[] {closed(table), closed(outcomes)};
  }

  private List<Task> tasks(Map<DataCell, List<DataRow>> stacks) throws IOException {
    String folder =
        get(OUTPUT).equals(IMAGES) && get(FOLDER).isEmpty() ? Places.own("labels") : get(FOLDER);
    List<Task> tasks = new ArrayList<>();
    for (Map.Entry<DataCell, List<DataRow>> entry : stacks.entrySet()) {
      SliceStack stack = ImageStack.of(entry.getKey());
      String name = (tasks.size() + 1) + "_" + Places.fileName(stack.name());
      LabelFiles files = new LabelFiles(
          Places.in(folder, name + "_cells.tif"), Places.in(folder, name + "_nuclei.tif"));
      tasks.add(new Task(entry.getKey(), stack, entry.getValue(), files));
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

  /** Corrects and settles the cells of a stack, and has a result made of them. */
  private void settle(
      Task task,
      CroppedCells cells,
      Corrections corrections,
      BufferedDataContainer outcomes,
      Work work,
      Result result)
      throws IOException {
    // Merging and splitting make labels that are kept until the result is written.
    File scratch = FileUtil.createTempDir("emcell-corrections");
    try {
      LabelCorrection.Corrected settled = new LabelCorrection(
              task.stack(),
              corrections,
              get(RULE).equals("nearest") ? CellOverlap.Rule.NEAREST : CellOverlap.Rule.LOWEST_ID,
              scratch.toPath())
          .apply(
              cells.of(task.rows(), work.progress()),
              work.workers(),
              work.progress().part(0, COUNTING));
      for (LabelCorrection.Outcome outcome : settled.outcomes()) {
        outcomes.addRowToTable(new DefaultRow(
            "Correction " + (settled.outcomes().indexOf(outcome) + 1),
            CorrectionRows.outcome(outcome)));
      }
      result.of(task, settled, work.part(COUNTING, 1));
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
