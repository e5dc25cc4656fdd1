package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.emcell.core.image.Size;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.TiffWriter;
import org.emcell.nodes.cell.CellNames;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.LabelingVolume;
import org.emcell.nodes.cell.Places;
import org.emcell.nodes.frame.RowNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingValue;

/** Writes labelings and images as TIFF stacks. */
final class WriterNodeModel extends RowNodeModel {

  static final Setting<String> LABELS = Setting.column(
      "labels",
      "Labeling or image",
      0,
      List.of(LabelingValue.class, ImgPlusValue.class),
      List.of("Labels", "Cells"),
      List.of(LabelingValue.class, ImgPlusValue.class),
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
  static final Setting<String> POLICY = IfExists.setting(
      "overwrite: replace it when the new file is complete. keep: leave it and go on.");
  static final List<Setting<?>> SETTINGS = List.of(LABELS, BODY, FOLDER, NAME, POLICY);

  WriterNodeModel() {
    super(SETTINGS);
  }

  @Override
  protected Step step(DataTableSpec in) throws InvalidSettingsException {
    int labels = values().column(in, LABELS);
    int name = values().column(in, NAME);
    return new Step(new int[] {labels}, List.of(column("Path", StringCell.TYPE)), (row, work) ->
        new DataCell[] {write(row, labels, name, work)});
  }

  private DataCell write(DataRow row, int column, int nameColumn, Work work) throws Exception {
    String name = nameColumn == Values.NONE || row.getCell(nameColumn).isMissing()
        ? row.getKey().getString()
        : ((StringValue) row.getCell(nameColumn)).getStringValue();
    String folder = get(FOLDER).isEmpty() ? Places.own("labels") : get(FOLDER);
    Path file = Places.resolve(Places.in(folder, Places.fileName(name) + ".tif"));
    if (IfExists.keeps(get(POLICY), List.of(file))) {
      return new StringCell(file.toString());
    }
    DataCell cell = row.getCell(column);
    if (cell instanceof LabelingValue<?>) {
      write(LabelingVolume.of(cell), file, work);
    } else {
      write(ImageStack.of(cell), file, work);
    }
    return new StringCell(file.toString());
  }

  private void write(LabelingVolume labels, Path file, Work work) {
    Size size = labels.sliceSize();
    try (SliceWriter writer = LabelVolume.writer(
        file,
        size.width(),
        size.height(),
        labels.depth(),
        labels.largestId(get(BODY)),
        Optional.of(labels.voxel()))) {
      for (int z = 0; z < labels.depth(); z++) {
        work.progress().checkCancelled();
        work.progress().report((double) z / labels.depth(), file.toString());
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
