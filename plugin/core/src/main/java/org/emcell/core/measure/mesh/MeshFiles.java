package org.emcell.core.measure.mesh;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.emcell.core.Progress;
import org.emcell.core.stack.StackException;

/**
 * A folder of mesh files: {@code all.glb} and {@code all.obj} with all meshes by name; in formats that know no names a
 * file for each mesh, such as {@code cell_00001.stl}.
 */
public final class MeshFiles {

  private static final String ALL = "all.";

  private MeshFiles() {}

  /**
   * Writes meshes in the place of all mesh files that are in the folder.
   *
   * @param folder made when it is missing
   * @throws StackException when a file cannot be written
   */
  public static void write(
      List<NamedMesh> meshes, Collection<MeshFormat> formats, Path folder, Progress progress) {
    delete(folder);
    int done = 0;
    for (MeshFormat format : formats) {
      progress.report((double) done++ / formats.size(), "Writing meshes");
      if (format.holdsNames()) {
        progress.checkCancelled();
        format.write(meshes, folder.resolve(ALL + format.extension()));
        continue;
      }
      for (NamedMesh mesh : meshes) {
        progress.checkCancelled();
        format.write(List.of(mesh), folder.resolve(mesh.name() + "." + format.extension()));
      }
    }
  }

  private static void delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{stl,ply,obj,glb}")) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new StackException(
          "Cannot replace the meshes in " + folder + ": " + e.getMessage() + ".", e);
    }
  }
}
