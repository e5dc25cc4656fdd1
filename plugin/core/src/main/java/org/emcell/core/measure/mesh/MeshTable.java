package org.emcell.core.measure.mesh;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.emcell.core.stack.AtomicFile;

/** The figures of meshes as a table, one row a mesh. */
public final class MeshTable {

  private static final List<String> COLUMNS = List.of(
      "mesh",
      "triangles",
      "volume_um3",
      "area_um2",
      "components",
      "euler_characteristic",
      "genus",
      "closed");

  private MeshTable() {}

  /**
   * Writes a CSV file.
   *
   * @throws org.emcell.core.stack.StackException when it cannot be written
   */
  public static void write(List<NamedMesh> meshes, Path file) {
    AtomicFile.write(file, out -> {
      CsvWriter csv = CsvWriter.builder()
          .lineDelimiter(LineDelimiter.LF)
          .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      csv.writeRecord(COLUMNS);
      for (NamedMesh named : meshes) {
        csv.writeRecord(row(named));
      }
      csv.flush();
    });
  }

  private static List<String> row(NamedMesh named) {
    SurfaceMesh mesh = named.mesh();
    MeshTopology topology = mesh.topology();
    return List.of(
        named.name(),
        Integer.toString(mesh.triangles()),
        String.format(Locale.ROOT, "%.4f", mesh.volume()),
        String.format(Locale.ROOT, "%.4f", mesh.area()),
        Integer.toString(topology.components()),
        Integer.toString(topology.eulerCharacteristic()),
        Integer.toString(topology.genus()),
        topology.closed() ? "yes" : "no");
  }
}
