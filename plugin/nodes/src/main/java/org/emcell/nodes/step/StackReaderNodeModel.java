package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;
import static org.emcell.nodes.cell.Columns.columns;
import static org.emcell.nodes.cell.Columns.ints;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import net.imglib2.FinalInterval;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.Places;
import org.emcell.nodes.cell.StackImageCell;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

/** Lists stacks as lazy images: no pixel is read. */
final class StackReaderNodeModel extends EmNodeModel {

  static final String ONE = "one stack";
  static final String EACH = "each file or sub-folder is a stack";

  static final Setting<String> SOURCE = Setting.source(
      "source",
      "File or folder",
      "A TIFF file, or a folder of TIFF slices: a path, a path relative to the workflow, or a file: or knime: URL.");
  static final Setting<String> CONTENTS = Setting.choice(
      "contents",
      "What it holds",
      List.of(ONE, EACH),
      "Whether the file or folder is one stack, or a folder that holds one stack in each TIFF file or sub-folder.");
  static final Setting<String> FILTER = Setting.text(
      "name_filter",
      "Name filter",
      "*",
      "Which files or sub-folders are read when each is a stack: a pattern with * and ?, such as roi_*.tif.");
  static final Setting<Double> VOXEL_X = Setting.decimal(
      "voxel_x", "Voxel X", "nm", 0, 0, 100_000, "Width of a pixel; 0 takes what the file states.");
  static final Setting<Double> VOXEL_Y = Setting.decimal(
      "voxel_y",
      "Voxel Y",
      "nm",
      0,
      0,
      100_000,
      "Height of a pixel; 0 takes what the file states.");
  static final Setting<Double> VOXEL_Z = Setting.decimal(
      "voxel_z",
      "Voxel Z",
      "nm",
      0,
      0,
      100_000,
      "Distance from slice to slice; 0 takes what the file states.");
  static final Setting<Integer> FIRST = Setting.integer(
      "first_slice",
      "First slice",
      "",
      0,
      0,
      Integer.MAX_VALUE,
      "First slice that is used, counted from 0.");
  static final Setting<Integer> LAST = Setting.integer(
      "last_slice",
      "Last slice",
      "",
      -1,
      -1,
      Integer.MAX_VALUE,
      "Last slice that is used, counted from 0; -1 for the last one of the stack.");
  static final List<Setting<?>> SETTINGS =
      List.of(SOURCE, CONTENTS, FILTER, VOXEL_X, VOXEL_Y, VOXEL_Z, FIRST, LAST);

  private static final DataTableSpec SPEC = Columns.table(
      List.of(
          column(Columns.STACK, StackImageCell.TYPE),
          column("Name", StringCell.TYPE),
          column("Source", StringCell.TYPE)),
      columns(Columns.SIZE, IntCell.TYPE),
      columns(Columns.VOXEL, DoubleCell.TYPE),
      List.of(column("Bits", IntCell.TYPE)));

  StackReaderNodeModel() {
    super(0, 1, SETTINGS);
  }

  @Override
  protected void check(Values candidate) {
    int given = 0;
    for (Setting<Double> edge : List.of(VOXEL_X, VOXEL_Y, VOXEL_Z)) {
      given += candidate.get(edge) > 0 ? 1 : 0;
    }
    if (given != 0 && given != 3) {
      throw new IllegalArgumentException(
          "The voxel size needs three lengths above 0 nm, or three times 0 for the voxel"
              + " size that the file states.");
    }
    if (candidate.get(LAST) >= 0 && candidate.get(LAST) < candidate.get(FIRST)) {
      throw new IllegalArgumentException(
          "The last slice must not be before the first, " + candidate.get(FIRST) + ", found "
              + candidate.get(LAST) + "; -1 stands for the last one of the stack.");
    }
    matcher(candidate.get(FILTER));
  }

  private static PathMatcher matcher(String filter) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + (filter.isEmpty() ? "*" : filter));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "The name filter must be a pattern such as roi_*.tif, found \"" + filter + "\": "
              + e.getMessage(),
          e);
    }
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    if (get(SOURCE).isEmpty()) {
      throw new InvalidSettingsException("Choose the file or folder that holds the stack.");
    }
    return new DataTableSpec[] {SPEC};
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws IOException {
    BufferedDataContainer table = work.table(SPEC);
    List<String> places = get(CONTENTS).equals(ONE) ? List.of(get(SOURCE)) : list(get(SOURCE));
    for (int i = 0; i < places.size(); i++) {
      work.progress().checkCancelled();
      work.progress().report((double) i / places.size(), places.get(i));
      table.addRowToTable(new DefaultRow("Stack " + (i + 1), row(places.get(i))));
    }
    if (places.isEmpty()) {
      setWarningMessage(
          "No file or sub-folder of " + get(SOURCE) + " fits the name filter " + get(FILTER) + ".");
    }
    return new BufferedDataTable[] {closed(table)};
  }

  private List<String> list(String folder) throws IOException {
    PathMatcher matcher = matcher(get(FILTER));
    try (Stream<Path> entries = Files.list(Places.resolve(folder))) {
      return entries
          .filter(path -> matcher.matches(path.getFileName())
              && !path.getFileName().toString().startsWith("."))
          .filter(path -> Files.isDirectory(path) || path.toString().matches("(?i).*\\.tiff?"))
          .map(path -> path.getFileName().toString())
          .sorted()
          .map(name -> Places.in(folder, name))
          .toList();
    } catch (IOException e) {
      throw new StackException(
          "Cannot list " + folder + ": expected a folder of stacks. " + e.getMessage(), e);
    }
  }

  private List<DataCell> row(String place) {
    Path path = Places.resolve(place);
    Optional<VoxelSize> given = get(VOXEL_X) > 0
        ? Optional.of(new VoxelSize(get(VOXEL_X), get(VOXEL_Y), get(VOXEL_Z)))
        : Optional.empty();
    try (SliceStack stack =
        given.isPresent() ? StackOpener.open(path, given.get()) : StackOpener.open(path)) {
      int last = get(LAST) < 0 ? stack.slices() - 1 : get(LAST);
      if (get(FIRST) > last || last >= stack.slices()) {
        throw new StackException("Cannot take slices " + get(FIRST) + " to " + last + " of " + path
            + ": it has slices 0 to " + (stack.slices() - 1) + ".");
      }
      FinalInterval box =
          FinalInterval.createMinMax(0, 0, get(FIRST), stack.width() - 1, stack.height() - 1, last);
      VoxelSize voxel = stack.requireVoxelSize();
      List<DataCell> row = new ArrayList<>();
      row.add(new StackImageCell<>(place, stack.name(), box, voxel, stack.bitsPerSample()));
      row.add(new StringCell(stack.name()));
      row.add(new StringCell(place));
      row.addAll(ints(stack.width(), stack.height(), last - get(FIRST) + 1));
      row.addAll(Columns.voxel(voxel));
      row.addAll(ints(stack.bitsPerSample()));
      return row;
    }
  }
}
