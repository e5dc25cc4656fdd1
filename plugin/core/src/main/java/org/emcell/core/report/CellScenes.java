package org.emcell.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.emcell.core.measure.mesh.SurfaceMesh;

/** The scenes that a run shows: one cell, all cells of the field, all detections. */
public final class CellScenes {

  private static final double CELL_OPACITY = 0.35;
  private static final double BALL = 0.009;
  private static final double ROD = 0.4;

  private CellScenes() {}

  /**
   * The detections of one cell, from slice to slice.
   *
   * @param id of the cell; 0 for a detection that belongs to none
   * @param places x, y and z of each in um
   */
  public record Chain(int id, List<double[]> places) {

    /** Keeps a copy of the list that nobody can change. */
    public Chain {
      places = List.copyOf(places);
    }
  }

  /** Returns a cell that its solid nucleus shines through; the box is as large as the cell. */
  public static Scene cell(int id, SurfaceMesh cell, Optional<SurfaceMesh> nucleus) {
    SortedMap<Integer, SurfaceMesh> nuclei = new TreeMap<>();
    nucleus.ifPresent(mesh -> nuclei.put(id, mesh));
    return cells(new CellSurfaces(new TreeMap<>(Map.of(id, cell)), nuclei));
  }

  /**
   * Returns cells that their solid nuclei shine through; the box is as large as all of them.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Scene cells(CellSurfaces surfaces) {
    List<Scene.Body> bodies = new ArrayList<>();
    surfaces
        .nuclei()
        .forEach((id, mesh) -> bodies.add(new Scene.Body(mesh, CellColours.nucleus(id), 1)));
    surfaces
        .cells()
        .forEach((id, mesh) -> bodies.add(new Scene.Body(mesh, CellColours.of(id), CELL_OPACITY)));
    List<SurfaceMesh> meshes = new ArrayList<>(surfaces.cells().values());
    surfaces.nuclei().forEach((id, mesh) -> {
      if (!surfaces.cells().containsKey(id)) {
        meshes.add(mesh);
      }
    });
    return new Scene(bodies, Optional.empty(), Scene.Box3.about(meshes));
  }

  /** Returns all cells of a field, solid, with a slice for context. */
  public static Scene field(
      Map<Integer, SurfaceMesh> cells, Optional<Scene.Sheet> slice, Scene.Box3 box) {
    List<Scene.Body> bodies = new ArrayList<>();
    cells.forEach((id, mesh) -> bodies.add(new Scene.Body(mesh, CellColours.of(id), 1)));
    return new Scene(bodies, slice, box);
  }

  /** Returns the detections as balls, those of a cell linked by rods. */
  public static Scene detections(List<Chain> chains, Scene.Box3 box) {
    double radius =
        BALL * Math.max(box.x1() - box.x0(), Math.max(box.y1() - box.y0(), box.z1() - box.z0()));
    List<Scene.Body> bodies = new ArrayList<>();
    for (Chain chain : chains) {
      Shapes shapes = new Shapes();
      for (int k = 0; k < chain.places().size(); k++) {
        double[] place = chain.places().get(k);
        shapes.ball(place[0], place[1], place[2], radius);
        if (k > 0) {
          shapes.rod(chain.places().get(k - 1), place, ROD * radius);
        }
      }
      bodies.add(new Scene.Body(shapes.mesh(), CellColours.of(chain.id()), 1));
    }
    return new Scene(bodies, Optional.empty(), box);
  }
}
