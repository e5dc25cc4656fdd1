package org.emcell.core.pipeline;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.emcell.core.report.Camera;
import org.emcell.core.report.CellScenes;
import org.emcell.core.report.CellSurfaces;
import org.emcell.core.report.ContactSheet;
import org.emcell.core.report.OrthogonalSections;
import org.emcell.core.report.Scene;
import org.emcell.core.report.SceneRenderer;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;

/**
 * The folder of pictures of a run: {@code cell_00001.png}, the cell with its nucleus in three dimensions, and {@code
 * cell_00001_sections.png} for every cell; {@code contact_sheet.png} with all of them; {@code cells.png}, the field;
 * {@code detections.png}, what was detected and how it was linked.
 */
final class CellPictures {

  private static final int LARGE = 1000;
  private static final int MIDDLE = 700;
  private static final int SMALL = 240;
  private static final int SECTION = 640;
  private static final double TINT = 0.15;

  private final Path folder;
  private final Workers workers;

  /** Deletes all pictures that are in the folder. */
  CellPictures(Path folder, Workers workers) {
    this.folder = folder;
    this.workers = workers;
    deletePictures();
  }

  private void deletePictures() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> pictures = Files.newDirectoryStream(folder, "*.png")) {
      for (Path picture : pictures) {
        Files.delete(picture);
      }
    } catch (IOException e) {
      throw new StackException(
          "Cannot replace the pictures in " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  /** Returns the frame of a stack in um, from the centre of its first voxel. */
  static Scene.Box3 frame(SliceStack stack) {
    VoxelSize voxel = stack.requireVoxelSize();
    return new Scene.Box3(
        -voxel.x() / 2000,
        -voxel.y() / 2000,
        -voxel.z() / 2000,
        (stack.width() - 0.5) * voxel.x() / 1000,
        (stack.height() - 0.5) * voxel.y() / 1000,
        (stack.slices() - 0.5) * voxel.z() / 1000);
  }

  /** Draws what was detected in a stack and how it was linked. */
  static BufferedImage detections(DetectedCells found, SliceStack stack, Workers workers) {
    return large(
        CellScenes.detections(found.chains(stack.requireVoxelSize()), frame(stack)), workers);
  }

  /** Writes the field: all cells on a slice. */
  void field(CellBodies bodies, Optional<Scene.Sheet> slice, Scene.Box3 box) {
    write(large(CellScenes.field(bodies.cells(), slice, box), workers), "cells");
  }

  /** Draws the sections through the whole stack. */
  static BufferedImage sections(CellBodies bodies) {
    return bodies.whole().draw(StackSections.LONGEST_SIDE, SliceOverlays.TINT);
  }

  /** Writes what was detected. */
  void detections(DetectedCells found, SliceStack stack) {
    write(detections(found, stack, workers), "detections");
  }

  private static BufferedImage large(Scene scene, Workers workers) {
    return new SceneRenderer(Camera.DEFAULT, LARGE, LARGE).draw(scene, workers);
  }

  /** Writes the pictures of every cell and the sheet of all. */
  void cells(CellBodies bodies, Progress progress) {
    List<Integer> ids = List.copyOf(bodies.cells().keySet());
    BufferedImage[] places = new BufferedImage[ids.size()];
    workers.forEach(places.length, k -> {
      progress.checkCancelled();
      progress.report((double) k / places.length, "Pictures of cells");
      int id = ids.get(k);
      Optional<SurfaceMesh> nucleus = Optional.ofNullable(bodies.nuclei().get(id));
      Scene scene = CellScenes.cell(id, bodies.cells().get(id), nucleus);
      Workers alone = Workers.single();
      write(
          new SceneRenderer(Camera.DEFAULT, MIDDLE, MIDDLE).draw(scene, alone),
          CellSurfaces.cellName(id));
      BufferedImage small = new SceneRenderer(Camera.DEFAULT, SMALL, SMALL).draw(scene, alone);
      OrthogonalSections sections = bodies.sections().get(id);
      write(sections.draw(SECTION, TINT), CellSurfaces.cellName(id) + "_sections");
      places[k] = ContactSheet.pair(sections.drawLevel(SMALL, TINT), small);
    });
    if (places.length > 0) {
      List<ContactSheet.Entry> entries = new ArrayList<>();
      for (int k = 0; k < places.length; k++) {
        entries.add(new ContactSheet.Entry(ids.get(k), places[k]));
      }
      write(ContactSheet.draw(entries, 2 * SMALL, SMALL), "contact_sheet");
    }
  }

  private void write(BufferedImage picture, String name) {
    SliceOverlay.write(picture, folder.resolve(name + ".png"));
  }
}
