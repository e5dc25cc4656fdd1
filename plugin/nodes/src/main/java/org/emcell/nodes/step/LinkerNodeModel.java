package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;
import static org.emcell.nodes.cell.Columns.columns;
import static org.emcell.nodes.cell.Columns.ints;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.emcell.core.segment.CellLinker;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Detection;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;

/** Links the detections of single slices to cells, stack by stack. */
final class LinkerNodeModel extends EmNodeModel {

  private static final CellLinker.Settings PRESET = CellLinker.Settings.DEFAULT;

  static final Setting<String> STACK = Setting.column(
      "stack",
      "Stack",
      0,
      ImgPlusValue.class,
      Columns.STACK,
      "Column of the stack in which a detection lies. Each stack is linked by itself.");
  static final Setting<String> SLICE = Setting.column(
      "slice", "Slice", 0, IntValue.class, "Slice", "Column of the slice of a detection, from 0.");
  static final Setting<String> X = Setting.column(
      "x", "X", 0, DoubleValue.class, "X", "Column of the image column of a detection, in pixels.");
  static final Setting<String> Y = Setting.column(
      "y", "Y", 0, DoubleValue.class, "Y", "Column of the image row of a detection, in pixels.");
  static final Setting<String> HEIGHT = Setting.column(
      "height",
      "Height",
      0,
      DoubleValue.class,
      "Height (um)",
      "Column of the distance from a detection to the resin, in um.");
  static final Setting<String> STEP = Setting.column(
      "stride",
      "Slice stride",
      0,
      IntValue.class,
      DetectorNodeModel.STEP,
      "Column that says every how many slices one was searched, as the Cell Detector gives it.");
  static final Setting<Double> SHIFT = Setting.decimal(
      "maximum_shift",
      "Maximum shift",
      "nm",
      PRESET.maximumShift(),
      1,
      1_000_000,
      "Largest sideways distance between linked detections.");
  static final Setting<Integer> GAP = Setting.integer(
      "maximum_gap",
      "Maximum gap",
      "searched slices",
      PRESET.maximumGap(),
      0,
      1000,
      "Largest number of searched slices in a row in which a cell may be missed.");
  static final Setting<Double> EXTENT = Setting.decimal(
      "minimum_extent",
      "Minimum extent",
      "nm",
      PRESET.minimumExtent(),
      0,
      1_000_000,
      "Least length of a cell along z; half of it is enough where the stack cuts the cell, and where the cell is as "
          + "wide as this length.");
  static final Setting<Double> MARGIN = Setting.decimal(
      "edge_margin",
      "Edge margin",
      "nm",
      PRESET.edgeMargin(),
      0,
      1_000_000,
      "Cells whose centroid lies nearer to a lateral side are near-side, not whole.");
  static final List<Setting<?>> SETTINGS =
      List.of(STACK, SLICE, X, Y, HEIGHT, STEP, SHIFT, GAP, EXTENT, MARGIN);

  LinkerNodeModel() {
    super(1, 2, SETTINGS);
  }

  @Override
  protected void check(Values candidate) {
    settings(candidate);
  }

  private static CellLinker.Settings settings(Values values) {
    return new CellLinker.Settings(
        values.get(SHIFT), values.get(GAP), values.get(EXTENT), values.get(MARGIN));
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    new Detections(in[0]);
    int stack = values().column(in[0], STACK);
    return new DataTableSpec[] {
      Columns.table(
          List.of(
              column(Columns.STACK, in[0].getColumnSpec(stack).getType()),
              column(Columns.CELL_ID, IntCell.TYPE)),
          columns(List.of("X", "Y", "Z", "Radius (um)"), DoubleCell.TYPE),
          columns(List.of("First slice", "Last slice", "Detections"), IntCell.TYPE),
          columns(List.of("State", "Reason"), StringCell.TYPE)),
      Columns.table(
          columns(List.of(Columns.CELL_ID, "Slice"), IntCell.TYPE),
          columns(DetectorNodeModel.PEAK, DoubleCell.TYPE))
    };
  }

  /** Where the parts of a detection stand. */
  private final class Detections {

    final int stack;
    private final int slice;
    private final int x;
    private final int y;
    private final int height;
    private final int step;

    Detections(DataTableSpec spec) throws InvalidSettingsException {
      stack = values().column(spec, STACK);
      slice = values().column(spec, SLICE);
      x = values().column(spec, X);
      y = values().column(spec, Y);
      height = values().column(spec, HEIGHT);
      step = values().column(spec, STEP);
    }

    Optional<String> missing(DataRow row) {
      return Missing.reason(row, stack, slice, x, y, height, step);
    }

    Detection of(DataRow row) {
      return new Detection(
          whole(row, slice), 0, number(row, x), number(row, y), number(row, height));
    }

    int step(DataRow row) {
      return Math.max(1, whole(row, step));
    }
  }

  static int whole(DataRow row, int column) {
    return ((IntValue) row.getCell(column)).getIntValue();
  }

  static double number(DataRow row, int column) {
    return ((DoubleValue) row.getCell(column)).getDoubleValue();
  }

  /** The detections of one stack. */
  private static final class OfStack {

    final List<Detection> detections = new ArrayList<>();
    int step;
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work)
      throws InvalidSettingsException {
    DataTableSpec spec = in[0].getDataTableSpec();
    Detections columns = new Detections(spec);
    Map<DataCell, OfStack> stacks = new LinkedHashMap<>();
    for (DataRow row : in[0]) {
      Optional<String> missing = columns.missing(row);
      if (missing.isPresent()) {
        work.warnings().add("Left out", row.getKey().getString(), missing.get());
        continue;
      }
      OfStack of = stacks.computeIfAbsent(row.getCell(columns.stack), cell -> new OfStack());
      of.detections.add(columns.of(row));
      of.step = columns.step(row);
    }
    DataTableSpec[] specs = specs(new DataTableSpec[] {spec});
    BufferedDataContainer cells = work.table(specs[0]);
    BufferedDataContainer links = work.table(specs[1]);
    CellLinker linker = new CellLinker(settings(values()));
    int number = 0;
    for (Map.Entry<DataCell, OfStack> entry : stacks.entrySet()) {
      number++;
      SliceStack stack = ImageStack.of(entry.getKey());
      OfStack of = entry.getValue();
      List<Integer> probed = IntStream.iterate(0, z -> z < stack.slices(), z -> z + of.step)
          .boxed()
          .toList();
      CellLinker.Frame frame = new CellLinker.Frame(
          stack.width(), stack.height(), stack.slices(), stack.requireVoxelSize(), probed);
      for (CellTrack cell : linker.link(of.detections, frame, work.progress())) {
        cells.addRowToTable(new DefaultRow(number + "_" + cell.id(), cell(entry.getKey(), cell)));
        for (Detection link : cell.detections()) {
          links.addRowToTable(
              new DefaultRow(number + "_" + cell.id() + "_" + link.slice(), link(cell.id(), link)));
        }
      }
    }
    return new BufferedDataTable[] {closed(cells), closed(links)};
  }

  private static List<DataCell> cell(DataCell stack, CellTrack cell) {
    List<DataCell> row = new ArrayList<>();
    row.add(stack);
    row.addAll(ints(cell.id()));
    row.addAll(List.of(
        new DoubleCell(cell.x()),
        new DoubleCell(cell.y()),
        new DoubleCell(cell.z()),
        new DoubleCell(cell.radius())));
    row.addAll(ints(cell.firstSlice(), cell.lastSlice(), cell.detections().size()));
    row.add(new StringCell(cell.state().text()));
    row.add(new StringCell(cell.reason()));
    return row;
  }

  private static List<DataCell> link(int id, Detection link) {
    List<DataCell> row = new ArrayList<>(ints(id, link.slice()));
    row.addAll(
        List.of(new DoubleCell(link.x()), new DoubleCell(link.y()), new DoubleCell(link.height())));
    return row;
  }
}
