package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.emcell.core.image.Size;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.TiffWriter;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.CellNames;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.Places;
import org.emcell.nodes.frame.RowNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingValue;

/** Writes labelings and images as TIFF stacks. */
final class WriterNodeModel extends RowNodeModel {

  private static final String FAIL = "fail";
  private static final String OVERWRITE = "overwrite";
  private static final String KEEP = "keep";

  static final Setting<String> LABELS = Setting.column(
      "labels",
      "Labeling or image",
      0,
      DataValue.class,
      "Labels",
      "Column of the labelings or images that are written.");
  static final Setting<String> BODY = Setting.choice(
      "body",
      "Label",
      List.of(CellNames.CELL, CellNames.NUCLEUS),
      "Which numbers of a labeling are written: those of the cells, nuclei included, or those of the nuclei. Images are"
          + " written as they are.");
  static final Setting<String> FOLDER = Setting.folder(
      "folder",
      "Folder",
      "",
      "Where the files are written: a path, or a file: or knime: URL. Empty: the folder data/labels of the workflow.");
  static final Setting<String> NAME = Setting.optionalColumn(
      "name",
      "Name",
      0,
      StringValue.class,
      "Name",
      "Column of the names of the files, without .tif. Without it, the row ID is the name.");
  static final Setting<String> POLICY = Setting.choice(
      "if_exists",
      "If a file exists",
      List.of(FAIL, OVERWRITE, KEEP),
      "fail: stop with a message. overwrite: replace it when the new file is complete. keep: leave it and go on.");
  static final List<Setting<?>> SETTINGS = List.of(LABELS, BODY, FOLDER, NAME, POLICY);

  WriterNodeModel() {
    super(SETTINGS);
  }

  @Override
  protected Step step(DataTableSpec in) throws InvalidSettingsException {
    int labels = source(in);
    int name = values().column(in, NAME);
    return new Step(new int[] {labels}, List.of(column("Path", StringCell.TYPE)), (row, work) ->
        new DataCell[] {write(row, labels, name, work)});
  }

  /** Unset, the first labeling is taken, or else the first image. */
  private int source(DataTableSpec in) throws InvalidSettingsException {
    if (!get(LABELS).isEmpty()) {
      int chosen = in.findColumnIndex(get(LABELS));
      if (chosen >= 0 && isWritable(in, chosen)) {
        return chosen;
      }
      throw new InvalidSettingsException(LABELS.label() + ": expected a column \"" + get(LABELS)
          + "\" of labelings or images, found none. Choose another column in the dialog.");
    }
    for (Class<? extends DataValue> type : List.of(LabelingValue.class, ImgPlusValue.class)) {
      for (int i = 0; i < in.getNumColumns(); i++) {
        if (in.getColumnSpec(i).getType().isCompatible(type)) {
          return i;
        }
      }
    }
    throw new InvalidSettingsException("The table has no column of labelings or images.");
  }

  private static boolean isWritable(DataTableSpec in, int column) {
    return in.getColumnSpec(column).getType().isCompatible(LabelingValue.class)
        || in.getColumnSpec(column).getType().isCompatible(ImgPlusValue.class);
  }

  private DataCell write(DataRow row, int column, int nameColumn, Work work) throws Exception {
    String name = nameColumn == Values.NONE || row.getCell(nameColumn).isMissing()
        ? row.getKey().getString()
        : ((StringValue) row.getCell(nameColumn)).getStringValue();
    String folder = get(FOLDER).isEmpty() ? Places.own("labels") : get(FOLDER);
    String place = Places.in(folder, name.replaceAll("[^\\p{L}\\p{N} ._-]", "_") + ".tif");
    Path file = Places.resolve(place);
    if (Files.exists(file)) {
      if (get(POLICY).equals(FAIL)) {
        throw new StackException("Cannot write " + file
            + ": there is such a file. Choose \"overwrite\" or \"keep\", or" + " another folder.");
      } else if (get(POLICY).equals(KEEP)) {
        return new StringCell(file.toString());
      }
    }
    DataCell cell = row.getCell(column);
    if (cell instanceof LabelingValue<?>) {
      write(CellLabelVolume.of(cell), file, work);
    } else {
      write(ImageStack.of(cell), file, work);
    }
    return new StringCell(file.toString());
  }

  private void write(CellLabelVolume labels, Path file, Work work) {
    Size size = labels.size();
    try (SliceWriter writer = LabelVolume.writer(
        file,
        size.width(),
        size.height(),
        size.depth(),
        labels.largestId(get(BODY)),
        Optional.of(labels.voxel()))) {
      for (int z = 0; z < size.depth(); z++) {
        work.progress().checkCancelled();
        work.progress().report((double) z / size.depth(), file.toString());
        writer.append(labels.slice(z, get(BODY)));
      }
      writer.commit();
    }
  }

  private static void write(SliceStack stack, Path file, Work work) {
    try (SliceWriter writer = TiffWriter.create(
        file,
        stack.width(),
        stack.height(),
        stack.bitsPerSample(),
        stack.slices(),
        stack.voxelSize(),
        Compression.DEFLATE)) {
      for (int z = 0; z < stack.slices(); z++) {
        work.progress().checkCancelled();
        work.progress().report((double) z / stack.slices(), file.toString());
        writer.append(stack.read(z));
      }
      writer.commit();
    }
  }
}
