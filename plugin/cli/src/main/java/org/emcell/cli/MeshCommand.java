package org.emcell.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.emcell.core.measure.mesh.LabelMesher;
import org.emcell.core.measure.mesh.MeshFiles;
import org.emcell.core.measure.mesh.MeshFormat;
import org.emcell.core.measure.mesh.MeshTable;
import org.emcell.core.measure.mesh.MeshTopology;
import org.emcell.core.measure.mesh.NamedMesh;
import org.emcell.core.report.CellColours;
import org.emcell.core.stack.SliceStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emcell mesh}: the surfaces of the labels of any label stack. */
@Command(
    name = "mesh",
    description =
        "Meshes the labels of a stack, one surface a label, and writes them with a table of their form and topology:"
            + " meshes.csv and mesh files. Surfaces are closed; where the frame of the stack cuts a label, along the"
            + " frame.")
final class MeshCommand implements Callable<Integer> {

  private static final String TABLE = "meshes.csv";

  @Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "LABELS",
      description = "Label stack, such as cells.tif, nuclei.tif or labels.tif; 0 is no label.")
  private Path path;

  @Option(
      names = "--formats",
      paramLabel = "FORMAT",
      split = ",",
      converter = MeshOptions.Converter.class,
      description =
          "Formats of the files: stl, ply, obj, glb, or several with commas between. Default: glb")
  private Set<MeshFormat> formats = new LinkedHashSet<>(Set.of(MeshFormat.GLB));

  @Option(
      names = "--labels",
      paramLabel = "N",
      split = ",",
      description = "Only these labels. Default: all")
  private Set<Integer> only = new TreeSet<>();

  @Option(
      names = "--join",
      description = "All labels, or those of --labels, are one body, such as cell and nucleus.")
  private boolean join;

  @Option(
      names = "--grid",
      paramLabel = "NM",
      converter = Length.Converter.class,
      description =
          "Longest edge of the blocks of voxels in which surfaces are looked for; 0 for single voxels. Default:"
              + " ${DEFAULT-VALUE}")
  private Length grid = new Length(LabelMesher.Settings.DEFAULT.grid());

  @Option(
      names = "--smoothing",
      paramLabel = "N",
      description = "Rounds of smoothing. Default: ${DEFAULT-VALUE}")
  private int smoothing = LabelMesher.Settings.DEFAULT.smoothing();

  @Option(
      names = "--error",
      paramLabel = "NM",
      converter = Length.Converter.class,
      description =
          "How far simplification may move the surface, as root mean square; 0 keeps all triangles. Default:"
              + " ${DEFAULT-VALUE}")
  private Length error = new Length(LabelMesher.Settings.DEFAULT.error());

  @Mixin
  private OutputFolder output;

  @Mixin
  private StackOptions stackOptions;

  @Mixin
  private ThreadOptions machine;

  @Override
  public Integer call() {
    LabelMesher.Settings settings = settings();
    Path out = output.free(List.of(TABLE));
    List<NamedMesh> meshes = new ArrayList<>();
    try (SliceStack labels = stackOptions.open(path);
        ConsoleProgress progress = machine.progress()) {
      LabelMesher.mesh(
              labels,
              labels.requireVoxelSize(),
              this::body,
              settings,
              machine.workers(),
              progress.part(0, 0.9))
          .forEach((id, mesh) -> meshes.add(new NamedMesh(
              String.format(Locale.ROOT, "label_%05d", id), CellColours.of(id), 1, mesh)));
      MeshFiles.write(meshes, formats, out, progress.part(0.9, 1));
      MeshTable.write(meshes, out.resolve(TABLE));
    }
    print(meshes, out);
    return 0;
  }

  private int body(int label) {
    if (!only.isEmpty() && !only.contains(label)) {
      return 0;
    }
    return join ? 1 : label;
  }

  private LabelMesher.Settings settings() {
    try {
      return new LabelMesher.Settings(grid.nm(), smoothing, error.nm());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private void print(List<NamedMesh> meshes, Path out) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(String.format(
        Locale.ROOT,
        "%-12s %9s %12s %12s %10s %6s",
        "mesh",
        "triangles",
        "volume um3",
        "area um2",
        "components",
        "genus"));
    for (NamedMesh named : meshes) {
      MeshTopology topology = named.mesh().topology();
      print.println(String.format(
          Locale.ROOT,
          "%-12s %9d %12.2f %12.2f %10d %6d",
          named.name(),
          named.mesh().triangles(),
          named.mesh().volume(),
          named.mesh().area(),
          topology.components(),
          topology.genus()));
    }
    print.println("Results are in " + out);
  }
}
