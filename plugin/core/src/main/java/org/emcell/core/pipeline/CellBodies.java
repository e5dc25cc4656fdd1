package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.emcell.core.measure.mesh.NamedMesh;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.emcell.core.report.CellColours;
import org.emcell.core.report.OrthogonalSections;

/**
 * The cells of a run as bodies in the frame of the stack, and sections through them.
 *
 * @param cells meshes of the cells with their nuclei, by id
 * @param nuclei meshes of the nuclei, by the id of the cell
 * @param sections three sections through each cell, by id
 * @param contact share of the rim of each nucleus that lies on the plasma membrane, by the id of the cell
 */
record CellBodies(
    SortedMap<Integer, SurfaceMesh> cells,
    SortedMap<Integer, SurfaceMesh> nuclei,
    SortedMap<Integer, OrthogonalSections> sections,
    SortedMap<Integer, Double> contact) {

  private static final double CELL_OPACITY = 0.4;

  /** Returns the bodies moved by a distance in um. */
  CellBodies moved(double x, double y, double z) {
    return new CellBodies(moved(cells, x, y, z), moved(nuclei, x, y, z), sections, contact);
  }

  private static SortedMap<Integer, SurfaceMesh> moved(
      SortedMap<Integer, SurfaceMesh> meshes, double x, double y, double z) {
    SortedMap<Integer, SurfaceMesh> moved = new TreeMap<>();
    meshes.forEach((id, mesh) -> moved.put(id, mesh.moved(x, y, z)));
    return moved;
  }

  /** Returns the name of a cell in files and of files. */
  static String cellName(int id) {
    return String.format(Locale.ROOT, "cell_%05d", id);
  }

  /** Returns all meshes with names and colours, by id, each cell before its nucleus. */
  List<NamedMesh> named() {
    List<NamedMesh> named = new ArrayList<>();
    Stream.concat(cells.keySet().stream(), nuclei.keySet().stream())
        .distinct()
        .sorted(Comparator.naturalOrder())
        .forEach(id -> {
          if (cells.containsKey(id)) {
            named.add(new NamedMesh(cellName(id), CellColours.of(id), CELL_OPACITY, cells.get(id)));
          }
          if (nuclei.containsKey(id)) {
            String name = String.format(Locale.ROOT, "nucleus_%05d", id);
            named.add(new NamedMesh(name, CellColours.nucleus(id), 1, nuclei.get(id)));
          }
        });
    return named;
  }
}
