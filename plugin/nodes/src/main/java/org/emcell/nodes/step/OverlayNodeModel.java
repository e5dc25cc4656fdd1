package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.emcell.core.VoxelSize;
import org.emcell.core.report.LabelledStack;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.Pictures;
import org.emcell.nodes.frame.RowNodeModel;
import org.emcell.nodes.frame.Setting;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;

/** Draws slices of stacks and regions with the outlines and numbers of the cells that were found in them. */
final class OverlayNodeModel extends RowNodeModel {

  static final Setting<String> IMAGE = image();
  static final Setting<String> LABELS = LabelColumns.labelsOfImages();
  static final Setting<String> NUCLEI = LabelColumns.nuclei("nuclei", "Nuclei", 0);
  static final Setting<String> ID = LabelColumns.id();
  static final Setting<Integer> SLICE = Setting.integer(
      "slice",
      "Slice",
      "",
      -1,
      -1,
      1_000_000_000,
      "Number of the slice that is drawn, from 0; -1: the slice in the middle of the cells.");
  static final Setting<Integer> AROUND = Setting.integer(
      "around",
      "Slices around it",
      "slices",
      0,
      0,
      1_000_000_000,
      "How many slices before it and behind it, as far as there are, the image holds as well. All of them are in memory"
          + " at once, three bytes a pixel.");
  static final Setting<Integer> SIDE = Setting.integer(
      "longest_side",
      "Longest side",
      "px",
      1024,
      16,
      16_384,
      "Largest width and height; larger slices are made smaller by a whole factor.");
  static final Setting<Double> TINT = Setting.decimal(
      "tint",
      "Tint",
      "",
      0.12,
      0,
      1,
      "Share of its colour with which a cell is filled, its nucleus twice as much; 0 leaves the grey levels as they are.");
  static final List<Setting<?>> SETTINGS =
      List.of(IMAGE, LABELS, NUCLEI, ID, SLICE, AROUND, SIDE, TINT);

  OverlayNodeModel() {
    super(SETTINGS);
  }

  /** The images that labels belong to, for the nodes that show both. */
  static Setting<String> image() {
    return Setting.column(
        "image",
        "Image",
        0,
        List.of(ImgPlusValue.class),
        List.of(Columns.ROI, Columns.STACK),
        List.of(ImgPlusValue.class),
        "Column of the stacks or regions: three dimensions, unsigned 8 or 16 bits.");
  }

  @Override
  protected Step step(DataTableSpec in) throws InvalidSettingsException {
    int image = values().column(in, IMAGE);
    LabelColumns labels = new LabelColumns(values(), in, LABELS, NUCLEI, ID);
    int[] needed =
        IntStream.concat(IntStream.of(image), IntStream.of(labels.needed())).toArray();
    return new Step(
        needed,
        List.of(Columns.image("Overlay"), column("Overlay picture", PNGImageContent.TYPE)),
        (row, work) -> draw(row, image, labels, work));
  }

  private DataCell[] draw(DataRow row, int image, LabelColumns columns, Work work)
      throws IOException {
    CellLabelVolume labels = columns.numbered(row);
    LabelledStack stack =
        new LabelledStack(ImageStack.of(row.getCell(image)), labels, labels.size());
    if (get(SLICE) >= stack.slices()) {
      throw new IllegalArgumentException("Slice must be -1 or one of 0 to " + (stack.slices() - 1)
          + ", the slices of this image, found " + get(SLICE) + ".");
    }
    int middle = get(SLICE) >= 0
        ? get(SLICE)
        : stack.middle(work.workers(), work.progress().part(0, 0.5));
    int first = Math.max(0, middle - get(AROUND));
    int last = (int) Math.min(stack.slices() - 1L, (long) middle + get(AROUND));
    SliceOverlay overlay = new SliceOverlay(get(SIDE), get(TINT));
    DataCell slices = Pictures.image(
        ImageStack.name(row.getCell(image)) + " overlay",
        last - first + 1,
        k -> stack.draw(first + k, overlay),
        pixel(stack.grey(), overlay),
        work.exec(),
        work.progress().part(0.5, 1));
    return new DataCell[] {slices, Pictures.png(stack.draw(middle, overlay))};
  }

  private static VoxelSize pixel(SliceStack grey, SliceOverlay overlay) {
    int block = overlay.block(grey.width(), grey.height());
    return grey.requireVoxelSize().times(block, block, 1);
  }
}
