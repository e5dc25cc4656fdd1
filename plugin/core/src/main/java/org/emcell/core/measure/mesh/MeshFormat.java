package org.emcell.core.measure.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.emcell.core.stack.AtomicFile;

/**
 * File formats of meshes that other programs read. Places are in um in the frame of the stack.
 *
 * <table>
 * <caption>What a file holds</caption>
 * <tr><td>{@link #STL}<td>triangles with their normals; all meshes in one, without names and colours (binary)
 * <tr><td>{@link #PLY}<td>vertices with colours, and triangles; all meshes in one (binary, little endian)
 * <tr><td>{@link #OBJ}<td>an object with its name for each mesh; vertices with normals and colours (text)
 * <tr><td>{@link #GLB}<td>glTF 2.0: a node with its name, colour and opacity for each mesh (binary)
 * </table>
 */
public enum MeshFormat {
  /** Binary STL. */
  STL(MeshWriters::stl),
  /** Binary PLY, little endian. */
  PLY(MeshWriters::ply),
  /** Wavefront OBJ. */
  OBJ(MeshWriters::obj),
  /** Binary glTF 2.0. */
  GLB(GlbWriter::write);

  private final Writer writer;

  private interface Writer {
    void write(List<NamedMesh> meshes, OutputStream out) throws IOException;
  }

  MeshFormat(Writer writer) {
    this.writer = writer;
  }

  /** Returns whether meshes keep their names in a file of this format, so that one file is enough for all of them. */
  public boolean holdsNames() {
    return this == OBJ || this == GLB;
  }

  /** Returns the ending of the names of such files, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the format with an ending, whether written in upper or lower case.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static MeshFormat of(String extension) {
    for (MeshFormat format : values()) {
      if (format.extension().equalsIgnoreCase(extension)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "The format of meshes must be stl, ply, obj or glb, found '" + extension + "'.");
  }

  /**
   * Writes meshes as the bytes of one file.
   *
   * @param out is neither flushed nor closed
   * @throws IOException when the bytes cannot be written
   * @throws IllegalArgumentException when there are more triangles than a file of this format can hold
   */
  public void write(List<NamedMesh> meshes, OutputStream out) throws IOException {
    writer.write(meshes, out);
  }

  /**
   * Writes meshes into one file, which appears when it is complete.
   *
   * @throws org.emcell.core.stack.StackException when the file cannot be written
   * @throws IllegalArgumentException when there are more triangles than a file of this format can hold
   */
  public void write(List<NamedMesh> meshes, Path file) {
    AtomicFile.write(file, out -> writer.write(meshes, out));
  }
}
