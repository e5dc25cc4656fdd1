package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;
import static org.emcell.nodes.cell.Columns.columns;
import static org.emcell.nodes.cell.Columns.ints;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.imglib2.FinalInterval;
import org.emcell.core.VoxelSize;
import org.emcell.core.pipeline.AddedCells;
import org.emcell.core.segment.CellState;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiCropper;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.Places;
import org.emcell.nodes.cell.StackImageCell;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;

/** Places a region of interest about each cell: views of the stack, or files that are cut out in one sweep. */
final class CropperNodeModel extends EmNodeModel {

  private static final RoiCropper.Settings PRESET = RoiCropper.Settings.DEFAULT;

  static final Setting<String> STACK = Setting.column(
      "stack",
      "Stack",
      0,
      ImgPlusValue.class,
      Columns.STACK,
      "Column of the stack in which a cell lies.");
  static final Setting<String> ID = Setting.column(
      "cell_id", "Cell ID", 0, IntValue.class, Columns.CELL_ID, "Column of the number of a cell.");
  static final Setting<String> X = Setting.column(
      "x",
      "X",
      0,
      DoubleValue.class,
      "X",
      "Column of the image column of the centroid, in pixels.");
  static final Setting<String> Y = Setting.column(
      "y", "Y", 0, DoubleValue.class, "Y", "Column of the image row of the centroid, in pixels.");
  static final Setting<String> Z =
      Setting.column("z", "Z", 0, DoubleValue.class, "Z", "Column of the slice of the centroid.");
  static final Setting<String> RADIUS = Setting.column(
      "radius",
      "Radius",
      0,
      DoubleValue.class,
      "Radius (um)",
      "Column of the radius of a cell in um. A cell that is larger than usual gets a larger region.");
  static final Setting<String> FIRST = Setting.column(
      "first_slice",
      "First slice",
      0,
      IntValue.class,
      "First slice",
      "Column of the first slice in which a cell was detected.");
  static final Setting<String> LAST = Setting.column(
      "last_slice",
      "Last slice",
      0,
      IntValue.class,
      "Last slice",
      "Column of the last slice in which a cell was detected.");
  static final Setting<String> DETECTIONS = Setting.optionalColumn(
      "detections",
      "Detections",
      0,
      IntValue.class,
      "Detections",
      "Column of the number of slices in which a cell was detected. The Label Assembler uses it where two"
          + " cells turn out to be one.");
  static final Setting<String> STATE = Setting.optionalColumn(
      "state",
      "State",
      0,
      StringValue.class,
      "State",
      "Column of the state of a cell, as the Cell Linker gives it. Without it, all cells are kept.");
  static final Setting<Double> SIZE_X = Setting.decimal(
      "size_x", "Size X", "nm", PRESET.sizeX(), 1, 10_000_000, "Width of a region.");
  static final Setting<Double> SIZE_Y = Setting.decimal(
      "size_y", "Size Y", "nm", PRESET.sizeY(), 1, 10_000_000, "Height of a region.");
  static final Setting<Double> SIZE_Z = Setting.decimal(
      "size_z",
      "Size Z",
      "nm",
      PRESET.sizeZ(),
      1,
      10_000_000,
      "Extent of a region along the slices.");
  static final Setting<Boolean> SIDE = Setting.flag(
      "keep_near_side",
      "Keep cells near a side",
      false,
      "Whether cells are kept whose centroid lies within the edge margin of a lateral side.");
  static final Setting<Boolean> TOP = Setting.flag(
      "keep_cut_by_top",
      "Keep cells cut by the top",
      true,
      "Whether cells are kept that reach the first slice.");
  static final Setting<Boolean> BOTTOM = Setting.flag(
      "keep_cut_by_bottom",
      "Keep cells cut by the bottom",
      true,
      "Whether cells are kept that reach the last slice.");
  static final Setting<String> FOLDER = Setting.folder(
      "folder",
      "Folder",
      "",
      "Where regions are written as TIFF files, one a cell: a path, or a file: or knime: URL. Empty: regions stay views"
          + " of their stack; those of images that are not lazy are written to the folder data/rois of the workflow.");
  static final List<Setting<?>> SETTINGS = List.of(
      STACK,
      ID,
      X,
      Y,
      Z,
      RADIUS,
      FIRST,
      LAST,
      DETECTIONS,
      STATE,
      SIZE_X,
      SIZE_Y,
      SIZE_Z,
      SIDE,
      TOP,
      BOTTOM,
      FOLDER);

  CropperNodeModel() {
    super(1, 1, 1, SETTINGS);
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    new Cells(in[0]);
    CorrectionRows.check(in[1]);
    int stack = values().column(in[0], STACK);
    return new DataTableSpec[] {
      Columns.table(
          List.of(column(Columns.ROI, StackImageCell.TYPE), column(Columns.CELL_ID, IntCell.TYPE)),
          columns(Columns.OFFSET, IntCell.TYPE),
          columns(Columns.CENTRE, DoubleCell.TYPE),
          columns(Columns.VOXEL, DoubleCell.TYPE),
          List.of(column(Columns.DETECTIONS, IntCell.TYPE), column("State", StringCell.TYPE)),
          List.of(column(Columns.STACK, in[0].getColumnSpec(stack).getType())),
          in[1] == null ? List.of() : List.of(column(CorrectionRows.ADDED_BY, StringCell.TYPE)))
    };
  }

  /**
   * A cell, and in how many slices it was detected.
   *
   * @param addedBy the correction that has added it, missing for others
   */
  private record Cell(CellTrack track, DataCell detections, DataCell addedBy) {

    Cell(CellTrack track, DataCell detections) {
      this(track, detections, new MissingCell("The cell was detected."));
    }
  }

  /** Where the parts of a cell stand. */
  private final class Cells {

    private final int stack;
    private final int id;
    private final int x;
    private final int y;
    private final int z;
    private final int radius;
    private final int first;
    private final int last;
    private final int detections;
    private final int state;

    Cells(DataTableSpec spec) throws InvalidSettingsException {
      Values values = values();
      stack = values.column(spec, STACK);
      id = values.column(spec, ID);
      x = values.column(spec, X);
      y = values.column(spec, Y);
      z = values.column(spec, Z);
      radius = values.column(spec, RADIUS);
      first = values.column(spec, FIRST);
      last = values.column(spec, LAST);
      detections = values.column(spec, DETECTIONS);
      state = values.column(spec, STATE);
    }

    Optional<String> missing(DataRow row) {
      return Missing.reason(row, stack, id, x, y, z, radius, first, last);
    }

    /** Returns what stays of a row in which something is missing. */
    DataRow rest(DataRow row, String reason, DataTableSpec out) {
      List<DataCell> cells = new ArrayList<>(Missing.cells(out.getNumColumns(), reason));
      keep(row, id, cells, out.findColumnIndex(Columns.CELL_ID));
      keep(row, detections, cells, out.findColumnIndex(Columns.DETECTIONS));
      keep(row, state, cells, out.findColumnIndex("State"));
      keep(row, stack, cells, out.findColumnIndex(Columns.STACK));
      return new DefaultRow(row.getKey() + "_missing", cells);
    }

    private void keep(DataRow row, int from, List<DataCell> cells, int to) {
      if (from != Values.NONE && !row.getCell(from).isMissing()) {
        cells.set(to, row.getCell(from));
      }
    }

    /** Notes the number of a cell of a stack, whether it is kept or not. */
    void note(DataRow row, Map<DataCell, List<Integer>> ids) {
      if (Missing.reason(row, stack, id).isEmpty()) {
        ids.computeIfAbsent(row.getCell(stack), cell -> new ArrayList<>())
            .add(LinkerNodeModel.whole(row, id));
      }
    }

    CellState state(DataRow row) {
      if (state == Values.NONE || row.getCell(state).isMissing()) {
        return CellState.WHOLE;
      }
      String text = ((StringValue) row.getCell(state)).getStringValue();
      for (CellState known : CellState.values()) {
        if (known.text().equals(text)) {
          return known;
        }
      }
      throw new IllegalArgumentException("Row \"" + row.getKey()
          + "\": expected a state whole, near-side, cut-by-top or cut-by-bottom, found \"" + text
          + "\".");
    }

    DataCell detections(DataRow row) {
      return detections == Values.NONE
          ? new MissingCell("The table of the cells does not tell.")
          : row.getCell(detections);
    }

    CellTrack of(DataRow row) {
      double height = LinkerNodeModel.number(row, radius);
      double column = LinkerNodeModel.number(row, x);
      double line = LinkerNodeModel.number(row, y);
      List<Detection> ends = List.of(
          new Detection(LinkerNodeModel.whole(row, first), 1, column, line, height),
          new Detection(LinkerNodeModel.whole(row, last), 1, column, line, height));
      return new CellTrack(
          LinkerNodeModel.whole(row, id),
          ends,
          column,
          line,
          LinkerNodeModel.number(row, z),
          height,
          state(row),
          "");
    }
  }

  private boolean isKept(CellState state) {
    return switch (state) {
      case WHOLE -> true;
      case NEAR_SIDE -> get(SIDE);
      case CUT_BY_TOP -> get(TOP);
      case CUT_BY_BOTTOM -> get(BOTTOM);
    };
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work)
      throws InvalidSettingsException, IOException {
    DataTableSpec spec = in[0].getDataTableSpec();
    Cells columns = new Cells(spec);
    Map<DataCell, List<Cell>> stacks = new LinkedHashMap<>();
    DataTableSpec corrections = in[1] == null ? null : in[1].getDataTableSpec();
    DataTableSpec out = specs(new DataTableSpec[] {spec, corrections})[0];
    Map<DataCell, List<Integer>> detected = new LinkedHashMap<>();
    List<DataRow> incomplete = new ArrayList<>();
    int left = 0;
    for (DataRow row : in[0]) {
      Optional<String> missing = columns.missing(row);
      columns.note(row, detected);
      if (!isKept(columns.state(row))) {
        left++;
      } else if (missing.isPresent()) {
        incomplete.add(columns.rest(row, missing.get(), out));
      } else {
        stacks
            .computeIfAbsent(row.getCell(columns.stack), cell -> new ArrayList<>())
            .add(new Cell(columns.of(row), columns.detections(row)));
      }
    }
    if (left > 0 && left == in[0].size()) {
      setWarningMessage("All " + left
          + " cells are left out because of their state; see the settings \"Keep ...\".");
    }
    for (DataCell stack : in[1] == null ? Set.<DataCell>of() : detected.keySet()) {
      stacks
          .computeIfAbsent(stack, cell -> new ArrayList<>())
          .addAll(added(stack, detected, in[1], work));
    }
    BufferedDataContainer table = work.table(out);
    int number = 0;
    for (Map.Entry<DataCell, List<Cell>> entry : stacks.entrySet()) {
      Work part = work.part((double) number / stacks.size(), (number + 1.0) / stacks.size());
      number++;
      crop(entry.getKey(), entry.getValue(), number, table, part);
    }
    incomplete.forEach(table::addRowToTable);
    return new BufferedDataTable[] {closed(table)};
  }

  private static List<Cell> added(
      DataCell cell,
      Map<DataCell, List<Integer>> detected,
      BufferedDataTable corrections,
      Work work) {
    SliceStack stack = ImageStack.of(cell);
    return AddedCells.of(
            stack,
            CorrectionRows.read(corrections, detected.size(), stack.requireVoxelSize()),
            detected.get(cell),
            work.workers())
        .stream()
        .map(added -> new Cell(
            added.track(),
            new IntCell(added.track().detections().size()),
            new StringCell(added.place())))
        .toList();
  }

  private void crop(
      DataCell cell, List<Cell> cells, int number, BufferedDataContainer table, Work work)
      throws IOException {
    SliceStack stack = ImageStack.of(cell);
    VoxelSize voxel = stack.requireVoxelSize();
    RoiCropper cropper =
        new RoiCropper(new RoiCropper.Settings(get(SIZE_X), get(SIZE_Y), get(SIZE_Z)));
    BinnedStack full = new BinnedStack(stack, 1, 1);
    List<Roi> rois = cells.stream().map(of -> cropper.place(of.track(), full)).toList();
    boolean isView = get(FOLDER).isEmpty() && cell instanceof StackImageCell<?>;
    String folder = "";
    if (!isView) {
      folder = Places.in(
          get(FOLDER).isEmpty() ? Places.own("rois") : get(FOLDER),
          number + "_" + Places.fileName(stack.name()));
      RoiCropper.crop(stack, rois, Places.resolve(folder), work.workers(), work.progress());
    }
    for (int i = 0; i < rois.size(); i++) {
      work.progress().checkCancelled();
      Roi roi = rois.get(i);
      String name = stack.name() + " cell " + roi.id();
      List<DataCell> row = new ArrayList<>();
      if (isView) {
        row.add(((StackImageCell<?>) cell).crop(name, roi.interval()));
      } else {
        Path file = RoiCropper.file(Path.of(""), roi.id());
        row.add(new StackImageCell<>(
            Places.in(folder, file.toString()),
            name,
            FinalInterval.createMinSize(
                0, 0, 0, roi.size().width(), roi.size().height(), roi.size().depth()),
            voxel,
            stack.bitsPerSample()));
      }
      row.addAll(ints(roi.id(), roi.x(), roi.y(), roi.z()));
      row.addAll(List.of(
          new DoubleCell(roi.centre().x()),
          new DoubleCell(roi.centre().y()),
          new DoubleCell(roi.centre().z())));
      row.addAll(Columns.voxel(voxel));
      row.add(cells.get(i).detections());
      row.add(new StringCell(cells.get(i).track().state().text()));
      row.add(cell);
      if (table.getTableSpec().containsName(CorrectionRows.ADDED_BY)) {
        row.add(cells.get(i).addedBy());
      }
      table.addRowToTable(new DefaultRow(number + "_" + roi.id(), row));
    }
  }
}
