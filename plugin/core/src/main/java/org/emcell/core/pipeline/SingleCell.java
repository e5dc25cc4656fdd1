package org.emcell.core.pipeline;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.imglib2.img.array.ArrayImgs;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.measure.CellMeasurer;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.measure.MeasurementTable;
import org.emcell.core.measure.mesh.MeshFiles;
import org.emcell.core.measure.mesh.MeshFormat;
import org.emcell.core.measure.mesh.MeshTable;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiSegmenter;
import org.emcell.core.stack.AtomicFile;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;

/**
 * The run of one cropped cell. It writes
 *
 * <ul>
 *   <li>{@value #LABELS}: 0 outside, 1 the cell without its nucleus, 2 the nucleus, in the frame of the ROI
 *   <li>{@value #MEASUREMENTS}: the form of the cell, see {@link MeasurementTable}; where it reaches the frame of the
 *       ROI, the figures are those of a part and flagged
 *   <li>{@value #OVERLAY}: pictures of some slices
 *   <li>{@value #PICTURES}: the cell in three dimensions and sections through it
 *   <li>{@value #MESH_TABLE}: form and topology of the surfaces of the cell and its nucleus
 *   <li>{@value #REPORT}: all of it on one page, with what deserves a look
 *   <li>{@value #MESHES}: the surfaces as files, when formats were asked for
 * </ul>
 */
public final class SingleCell {

  /** Name of the label volume. */
  public static final String LABELS = "labels.tif";
  /** Name of the table of measurements. */
  public static final String MEASUREMENTS = "measurements.csv";
  /** Name of the folder of pictures. */
  public static final String OVERLAY = "overlay";

  /** Name of the folder of the pictures of the cell. */
  public static final String PICTURES = "pictures";
  /** Name of the table of the meshes. */
  public static final String MESH_TABLE = "meshes.csv";
  /** Name of the page that shows it all. */
  public static final String REPORT = "report.html";
  /** Name of the folder of mesh files. */
  public static final String MESHES = "meshes";

  private static final int ID = 1;

  private final RunSettings settings;
  private final Set<MeshFormat> meshFormats;

  /** Makes a run with the given settings, of which those of detection, linking and cropping are not used. */
  public SingleCell(RunSettings settings) {
    this(settings, Set.of());
  }

  private SingleCell(RunSettings settings, Set<MeshFormat> meshFormats) {
    this.settings = settings;
    this.meshFormats = meshFormats;
  }

  /** Returns a run that also writes the meshes of the cell and its nucleus into files. */
  public SingleCell withMeshes(Collection<MeshFormat> formats) {
    return new SingleCell(settings, new TreeSet<>(formats));
  }

  /**
   * Segments and measures the cell of a ROI and writes the results, each file when it is complete.
   *
   * @param roi a stack cropped about the cell
   * @param centre where the cell is
   * @param out folder of the results, made when it is missing
   * @return the form of the cell, empty when no cell was found
   * @throws org.emcell.core.stack.StackException when the ROI cannot be read, has no voxel size, or a result cannot be
   *     written
   */
  public Optional<CellMeasurements> run(
      SliceStack roi, Centre centre, Path out, Workers workers, Progress progress) {
    VoxelSize voxel = roi.requireVoxelSize();
    CellLabels labels = new RoiSegmenter(settings.nucleus(), settings.cell())
        .segment(settings.bright(roi), voxel, centre, workers, progress.part(0, 0.85));
    List<CellMeasurements> cells = measure(labels, voxel, workers, progress.part(0.85, 0.9));
    writeLabels(labels, voxel, out.resolve(LABELS), progress);
    writeTable(cells, out.resolve(MEASUREMENTS));
    SliceOverlays.write(
        roi,
        voxel,
        z -> findings(labels, z),
        SliceOverlays.evenly(roi.slices()),
        out.resolve(OVERLAY),
        workers,
        progress.part(0.9, 0.92));
    see(roi, labels, centre, out, workers, progress.part(0.92, 1));
    progress.report(1, "Done");
    return cells.stream().findFirst();
  }

  private static List<CellMeasurements> measure(
      CellLabels labels, VoxelSize voxel, Workers workers, Progress progress) {
    Size size = labels.size();
    CellMeasurer measurer = new CellMeasurer(size.slice(), voxel);
    for (int z = 0; z < size.depth(); z++) {
      progress.checkCancelled();
      progress.report((double) z / size.depth(), "Measuring");
      LabelSlices.Ids ids = ids(labels, z);
      measurer.add(ids.cells(), ids.nuclei(), workers);
    }
    return measurer.measurements();
  }

  private void see(
      SliceStack roi,
      CellLabels labels,
      Centre centre,
      Path out,
      Workers workers,
      Progress progress) {
    CellBodies bodies = bodies(roi, labels, centre, workers, progress.part(0, 0.5));
    MeshTable.write(bodies.named(), out.resolve(MESH_TABLE));
    if (!meshFormats.isEmpty()) {
      MeshFiles.write(bodies.named(), meshFormats, out.resolve(MESHES), progress.part(0.5, 0.6));
    }
    new CellPictures(out.resolve(PICTURES), workers).cells(bodies, progress.part(0.6, 0.8));
    new ReportPage(roi, RunReport.identity(roi, settings, meshFormats), workers)
        .withTable("Surfaces", out.resolve(MESH_TABLE))
        .write(
            // A ROI has no table of cells.
            Optional.empty(),
            out.resolve(MEASUREMENTS),
            bodies,
            z -> findings(labels, z),
            out.resolve(REPORT),
            progress.part(0.8, 1));
  }

  private CellBodies bodies(
      SliceStack roi, CellLabels labels, Centre centre, Workers workers, Progress progress) {
    Roi whole = new Roi(ID, 0, 0, 0, labels.size(), centre);
    LabelSweep.Part part = new LabelSweep.Part(ID, whole, centre, Optional.of(roi));
    return new LabelSweep(roi, z -> ids(labels, z), List.of(part), settings.darkResin())
        .run(workers, progress);
  }

  private static LabelSlices.Ids ids(CellLabels labels, int z) {
    byte[] slice = labels.slice(z);
    int[] cell = new int[slice.length];
    int[] nucleus = new int[slice.length];
    for (int i = 0; i < slice.length; i++) {
      cell[i] = slice[i] == CellLabels.OUTSIDE ? 0 : ID;
      nucleus[i] = slice[i] == CellLabels.NUCLEUS ? ID : 0;
    }
    return new LabelSlices.Ids(cell, nucleus);
  }

  private static void writeLabels(
      CellLabels labels, VoxelSize voxel, Path file, Progress progress) {
    Size size = labels.size();
    try (SliceWriter writer = LabelVolume.writer(
        file, size.width(), size.height(), size.depth(), CellLabels.NUCLEUS, Optional.of(voxel))) {
      for (int z = 0; z < size.depth(); z++) {
        progress.checkCancelled();
        writer.append(labels.slice(z));
      }
      writer.commit();
    }
  }

  static void writeTable(List<CellMeasurements> cells, Path file) {
    AtomicFile.write(file, out -> {
      Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      MeasurementTable.write(cells, writer);
    });
  }

  private static SliceOverlay.Findings findings(CellLabels labels, int z) {
    LabelSlices.Ids ids = ids(labels, z);
    Size size = labels.size();
    return new SliceOverlay.Findings(
        ArrayImgs.ints(ids.cells(), size.width(), size.height()),
        ArrayImgs.ints(ids.nuclei(), size.width(), size.height()),
        List.of());
  }
}
