package org.emcell.core.pipeline;

import java.util.List;
import java.util.SortedMap;
import org.emcell.core.measure.mesh.NamedMesh;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.emcell.core.report.CellSurfaces;
import org.emcell.core.report.OrthogonalSections;

/**
 * The cells of a stack as bodies in its frame, and sections through them.
 *
 * @param surfaces of the cells and of their nuclei
 * @param sections three sections through each cell, by id
 * @param whole three sections through the stack
 * @param contact share of the rim of each nucleus that lies on the plasma membrane, by the id of the cell
 */
record CellBodies(
    CellSurfaces surfaces,
    SortedMap<Integer, OrthogonalSections> sections,
    OrthogonalSections whole,
    SortedMap<Integer, Double> contact) {

  /** Returns the meshes of the cells with their nuclei, by id. */
  SortedMap<Integer, SurfaceMesh> cells() {
    return surfaces.cells();
  }

  /** Returns the meshes of the nuclei, by the id of the cell. */
  SortedMap<Integer, SurfaceMesh> nuclei() {
    return surfaces.nuclei();
  }

  /** Returns the bodies moved by a distance in um. */
  CellBodies moved(double x, double y, double z) {
    return new CellBodies(surfaces.moved(x, y, z), sections, whole, contact);
  }

  /** Returns all meshes with names and colours, by id, each cell before its nucleus. */
  List<NamedMesh> named() {
    return surfaces.named();
  }
}
