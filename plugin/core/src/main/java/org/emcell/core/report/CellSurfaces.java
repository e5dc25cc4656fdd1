package org.emcell.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.measure.mesh.LabelMesher;
import org.emcell.core.measure.mesh.NamedMesh;
import org.emcell.core.measure.mesh.SurfaceMesh;

/**
 * The surfaces of cells and of their nuclei, with the names and colours by which files and pictures know them.
 *
 * @param cells surfaces of the cells with their nuclei, by id
 * @param nuclei surfaces of the nuclei, by the id of the cell
 */
public record CellSurfaces(
    SortedMap<Integer, SurfaceMesh> cells, SortedMap<Integer, SurfaceMesh> nuclei) {

  private static final double CELL_OPACITY = 0.4;

  /** Keeps copies that nobody can change from outside. */
  public CellSurfaces {
    cells = new TreeMap<>(cells);
    nuclei = new TreeMap<>(nuclei);
  }

  /**
   * Finds all surfaces of a volume in one pass over its slices; as many slices as there are workers are in memory.
   *
   * @param labels the volume
   * @param size of the volume
   * @param voxel voxel size in nm
   * @return surfaces in um from the centre of the first voxel
   */
  public static CellSurfaces of(
      LabelSlices labels,
      Size size,
      VoxelSize voxel,
      LabelMesher.Settings settings,
      Workers workers,
      Progress progress) {
    LabelMesher cells = new LabelMesher(size.slice(), voxel, settings);
    LabelMesher nuclei = new LabelMesher(size.slice(), voxel, settings);
    for (int from = 0; from < size.depth(); from += workers.count()) {
      progress.report(0.5 * from / size.depth(), "Finding surfaces");
      LabelSlices.Ids[] read = new LabelSlices.Ids[Math.min(workers.count(), size.depth() - from)];
      int first = from;
      workers.forEach(read.length, k -> {
        progress.checkCancelled();
        read[k] = labels.at(first + k);
      });
      workers.forEach(2, kind -> {
        for (LabelSlices.Ids ids : read) {
          if (kind == 0) {
            cells.add(ids.cells(), workers);
          } else {
            nuclei.add(ids.nuclei(), workers);
          }
        }
      });
    }
    return new CellSurfaces(
        cells.meshes(workers, progress.part(0.5, 0.8)),
        nuclei.meshes(workers, progress.part(0.8, 1)));
  }

  /** Returns the surfaces moved by a distance in um. */
  public CellSurfaces moved(double x, double y, double z) {
    return new CellSurfaces(moved(cells, x, y, z), moved(nuclei, x, y, z));
  }

  private static SortedMap<Integer, SurfaceMesh> moved(
      SortedMap<Integer, SurfaceMesh> meshes, double x, double y, double z) {
    SortedMap<Integer, SurfaceMesh> moved = new TreeMap<>();
    meshes.forEach((id, mesh) -> moved.put(id, mesh.moved(x, y, z)));
    return moved;
  }

  /** Returns the ids of all cells and nuclei. */
  public List<Integer> ids() {
    return Stream.concat(cells.keySet().stream(), nuclei.keySet().stream())
        .distinct()
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** Returns the name of a cell in files and of files: {@code cell_00001}. */
  public static String cellName(int id) {
    return String.format(Locale.ROOT, "cell_%05d", id);
  }

  /** Returns the name of the nucleus of a cell in files and of files: {@code nucleus_00001}. */
  public static String nucleusName(int id) {
    return String.format(Locale.ROOT, "nucleus_%05d", id);
  }

  /**
   * One of the surfaces.
   *
   * @param id of the cell
   * @param isNucleus whether it is the nucleus of the cell
   * @param mesh with the name and colour by which files know it
   */
  public record Body(int id, boolean isNucleus, NamedMesh mesh) {}

  /** Returns all surfaces, by id, each cell before its nucleus. */
  public List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    for (int id : ids()) {
      if (cells.containsKey(id)) {
        NamedMesh cell =
            new NamedMesh(cellName(id), CellColours.of(id), CELL_OPACITY, cells.get(id));
        bodies.add(new Body(id, false, cell));
      }
      if (nuclei.containsKey(id)) {
        NamedMesh nucleus =
            new NamedMesh(nucleusName(id), CellColours.nucleus(id), 1, nuclei.get(id));
        bodies.add(new Body(id, true, nucleus));
      }
    }
    return bodies;
  }

  /** Returns all surfaces with names and colours, in the order of {@link #bodies}. */
  public List<NamedMesh> named() {
    return bodies().stream().map(Body::mesh).toList();
  }
}
