package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;
import static org.emcell.nodes.cell.Columns.columns;
import static org.emcell.nodes.cell.Columns.ints;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.CellTruth;
import org.emcell.core.phantom.PhantomSettings;
import org.emcell.core.phantom.PhantomSlice;
import org.emcell.core.phantom.TruthCounter;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.StackOpener;
import org.emcell.core.stack.TiffWriter;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.LabelVolumeBuilder;
import org.emcell.nodes.cell.Places;
import org.emcell.nodes.cell.StackImageCell;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;

/**
 * Makes a stack of cells with known truth. The stack is written as a TIFF file, so that what follows reads it slice by
 * slice as it would read a real one.
 */
final class PhantomNodeModel extends EmNodeModel {

  private static final PhantomSettings PRESET = PhantomSettings.defaults();

  static final Setting<Integer> WIDTH = Setting.integer(
      "width", "Width", "px", PRESET.width(), 16, 100_000, "Number of columns of the stack.");
  static final Setting<Integer> HEIGHT = Setting.integer(
      "height", "Height", "px", PRESET.height(), 16, 100_000, "Number of rows of the stack.");
  static final Setting<Integer> SLICES = Setting.integer(
      "slices", "Slices", "", PRESET.depth(), 1, 100_000, "Number of slices of the stack.");
  static final Setting<Double> VOXEL_X =
      Setting.decimal("voxel_x", "Voxel X", "nm", PRESET.voxel().x(), 1, 1000, "Width of a pixel.");
  static final Setting<Double> VOXEL_Y = Setting.decimal(
      "voxel_y", "Voxel Y", "nm", PRESET.voxel().y(), 1, 1000, "Height of a pixel.");
  static final Setting<Double> VOXEL_Z = Setting.decimal(
      "voxel_z", "Voxel Z", "nm", PRESET.voxel().z(), 1, 1000, "Distance from slice to slice.");
  static final Setting<Integer> CELLS = Setting.integer(
      "cells",
      "Cells",
      "",
      PRESET.cells(),
      0,
      30_000,
      "Number of cells whose centre lies in the stack. When they do not fit, the message says how many do.");
  static final Setting<Integer> SEED = Setting.integer(
      "seed",
      "Seed",
      "",
      (int) PRESET.seed(),
      Integer.MIN_VALUE,
      Integer.MAX_VALUE,
      "Another seed gives another specimen; the same settings give the same stack.");
  static final Setting<Double> RADIUS = Setting.decimal(
      "cell_radius",
      "Cell radius",
      "nm",
      PRESET.cellRadius(),
      2000,
      20_000,
      "Mean radius of the cells; single cells differ from it by up to 15 %.");
  static final Setting<Double> CONTRAST = Setting.decimal(
      "contrast",
      "Contrast",
      "",
      PRESET.contrast(),
      0.01,
      1.5,
      "Factor on all differences from the grey level of the resin; 1 is the contrast of real data.");
  static final Setting<Double> NOISE = Setting.decimal(
      "noise",
      "Noise",
      "grey levels",
      PRESET.noise(),
      0,
      60,
      "Standard deviation of the acquisition noise.");
  static final Setting<String> FOLDER = Setting.folder(
      "folder",
      "Folder",
      "",
      "Where the stack is written as a TIFF file: a path, or a file: or knime: URL. Empty: the folder data/phantom of"
          + " the workflow, which is saved and moved with it.");
  static final List<Setting<?>> SETTINGS = List.of(
      WIDTH, HEIGHT, SLICES, VOXEL_X, VOXEL_Y, VOXEL_Z, CELLS, SEED, RADIUS, CONTRAST, NOISE,
      FOLDER);

  private static final DataTableSpec STACKS = Columns.table(
      List.of(
          column(Columns.STACK, StackImageCell.TYPE),
          column("Name", StringCell.TYPE),
          Columns.labeling("Truth")),
      columns(Columns.SIZE, IntCell.TYPE),
      columns(Columns.VOXEL, DoubleCell.TYPE));
  private static final DataTableSpec TRUTH = Columns.table(
      List.of(column(Columns.CELL_ID, IntCell.TYPE)),
      columns(
          List.of("Volume (um3)", "Nucleus volume (um3)", "Radius (um)", "X", "Y", "Z"),
          DoubleCell.TYPE),
      List.of(column("Nuclei", IntCell.TYPE), column("Whole", BooleanCell.TYPE)));

  PhantomNodeModel() {
    super(0, 2, SETTINGS);
  }

  @Override
  protected void check(Values candidate) {
    settings(candidate);
  }

  private static PhantomSettings settings(Values values) {
    return PRESET
        .withSize(values.get(WIDTH), values.get(HEIGHT), values.get(SLICES))
        .withVoxel(new VoxelSize(values.get(VOXEL_X), values.get(VOXEL_Y), values.get(VOXEL_Z)))
        .withCells(values.get(CELLS))
        .withSeed(values.get(SEED))
        .withCellRadius(values.get(RADIUS))
        .withImaging(values.get(CONTRAST), values.get(NOISE));
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) {
    return new DataTableSpec[] {STACKS, TRUTH};
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws IOException {
    PhantomSettings settings = settings(values());
    CellFieldPhantom phantom = CellFieldPhantom.of(settings);
    String folder = get(FOLDER).isEmpty() ? Places.own("phantom") : get(FOLDER);
    // One name for each set of settings: two nodes of a workflow do not write to the same file.
    String name =
        String.format(Locale.ROOT, "phantom_%d_%08x", settings.seed(), settings.hashCode());
    String place = Places.in(folder, name + ".tif");
    Size size = new Size(settings.width(), settings.height(), settings.depth());
    TruthCounter counter = phantom.truthCounter();
    LabelVolumeBuilder<?> labels = LabelVolumeBuilder.ofCells(size, settings.cells());
    try (SliceWriter writer = TiffWriter.create(
        Places.resolve(place),
        size.width(),
        size.height(),
        8,
        size.depth(),
        Optional.of(settings.voxel()),
        Compression.NONE)) {
      for (int z = 0; z < size.depth(); z++) {
        work.progress().checkCancelled();
        work.progress().report((double) z / size.depth(), "Slice " + z);
        PhantomSlice slice = phantom.slice(z, work.workers());
        writer.append(slice.grey());
        labels.set(z, slice.cells(), slice.nuclei());
        counter.add(slice);
      }
      writer.commit();
    }
    List<DataCell> row = new ArrayList<>();
    try (SliceStack stack = StackOpener.open(Places.resolve(place))) {
      row.add(StackImageCell.of(place, stack, settings.voxel()));
    }
    row.add(new StringCell(name));
    row.add(labels.cell(name + " truth", settings.voxel(), work.exec()));
    row.addAll(ints(size.width(), size.height(), size.depth()));
    row.addAll(Columns.voxel(settings.voxel()));
    BufferedDataContainer stacks = work.table(STACKS);
    stacks.addRowToTable(new DefaultRow("Phantom", row));
    return new BufferedDataTable[] {closed(stacks), truth(counter.truth(), work)};
  }

  private static BufferedDataTable truth(List<CellTruth> cells, Work work) {
    BufferedDataContainer table = work.table(TRUTH);
    for (CellTruth cell : cells) {
      List<DataCell> row = new ArrayList<>(ints(cell.id()));
      for (double value : new double[] {
        cell.volume(), cell.nucleusVolume(), cell.radius(), cell.x(), cell.y(), cell.z()
      }) {
        row.add(Columns.number(value));
      }
      row.addAll(ints(cell.nuclei()));
      row.add(cell.isWhole() ? BooleanCell.TRUE : BooleanCell.FALSE);
      table.addRowToTable(new DefaultRow("Cell " + cell.id(), row));
    }
    return closed(table);
  }
}
