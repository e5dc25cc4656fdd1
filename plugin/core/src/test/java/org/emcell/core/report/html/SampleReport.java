package org.emcell.core.report.html;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Intervals;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.mesh.LabelMesher;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.emcell.core.report.CellColours;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.stack.MadeStack;

/** A page of three balls with nuclei, side by side in a stack of 120 x 60 x 40 voxels of 100 nm. */
final class SampleReport {

  /** A title and a reason that would break out of where they stand. */
  static final String NASTY =
      "</script><script>document.title='broken'</script> & \"quoted\" ${data}";

  private static final int WIDTH = 120;
  private static final int HEIGHT = 60;
  private static final int DEPTH = 40;
  private static final int RADIUS = 14;
  private static final VoxelSize VOXEL = new VoxelSize(100, 100, 100);

  private SampleReport() {}

  private static byte[] labels(int z, int radius) {
    byte[] labels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < labels.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH - HEIGHT / 2;
      int id = x / 40 + 1;
      int fromMiddle = x % 40 - 20;
      int height = z - DEPTH / 2;
      // The last cell is smaller.
      int r = id == 3 ? radius * 3 / 4 : radius;
      labels[i] = (byte) (fromMiddle * fromMiddle + y * y + height * height < r * r ? id : 0);
    }
    return labels;
  }

  private static int[] ints(byte[] bytes) {
    int[] ints = new int[bytes.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = bytes[i];
    }
    return ints;
  }

  private static SurfaceMesh mesh(int id, int radius) {
    LabelMesher mesher =
        new LabelMesher(Size.of(WIDTH, HEIGHT), VOXEL, LabelMesher.Settings.DEFAULT);
    for (int z = 0; z < DEPTH; z++) {
      mesher.add(ints(labels(z, radius)), Workers.single());
    }
    return mesher.meshes(Workers.single(), Progress.none()).get(id);
  }

  private static ReportContent.Cell cell(int id, double volume, List<ReportContent.Flag> flags) {
    BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    return new ReportContent.Cell(
        id,
        CellColours.of(id),
        CellColours.nucleus(id),
        flags.isEmpty() ? "whole" : "cut-by-bottom",
        flags.isEmpty(),
        id == 2 ? NASTY : "",
        Map.of("cell_volume_um3", volume, "nucleus_volume_um3", volume / 4),
        flags,
        DEPTH / 2.0,
        Map.of("view", Picture.of(picture)),
        mesh(id, RADIUS),
        mesh(id, RADIUS / 2));
  }

  static ReportContent content() {
    List<ReportContent.Slice> slices = ReportSlices.of(
        new Balls(),
        VOXEL,
        z -> new SliceOverlay.Findings(
            ArrayImgs.unsignedBytes(labels(z, RADIUS), WIDTH, HEIGHT),
            ArrayImgs.unsignedBytes(labels(z, RADIUS / 2), WIDTH, HEIGHT),
            List.of()),
        Workers.single(),
        Progress.none());
    return new ReportContent(
        NASTY,
        Map.of("Cells", "3"),
        Map.of("run", Map.of("emcell", "1")),
        List.of(new ReportContent.Table("Surfaces", List.of("mesh"), List.of(List.of(NASTY)))),
        List.of(
            cell(1, 11, List.of()),
            cell(2, 9.5, List.of(new ReportContent.Flag("touches membrane", "It does."))),
            cell(3, 5, List.of())),
        slices,
        Optional.of(Picture.of(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB))),
        List.of(12.0, 6.0, 4.0));
  }

  /** Dark balls on bright ground. */
  private static final class Balls implements MadeStack {

    @Override
    public Size size() {
      return new Size(WIDTH, HEIGHT, DEPTH);
    }

    @Override
    public VoxelSize voxel() {
      return VOXEL;
    }

    @Override
    public String name() {
      return "balls";
    }

    @Override
    public Img<UnsignedByteType> read(int z, Interval region) {
      if (!Intervals.equals(region, new FinalInterval(WIDTH, HEIGHT))) {
        throw new IllegalArgumentException("whole slices only");
      }
      byte[] grey = labels(z, RADIUS);
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (byte) (grey[i] == 0 ? 200 : 100);
      }
      return ArrayImgs.unsignedBytes(grey, WIDTH, HEIGHT);
    }
  }
}
