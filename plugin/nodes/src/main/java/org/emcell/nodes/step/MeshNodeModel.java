package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.measure.mesh.MeshFormat;
import org.emcell.core.measure.mesh.MeshTopology;
import org.emcell.core.measure.mesh.NamedMesh;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.emcell.core.report.CellSurfaces;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.CellNames;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.Places;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

/** Finds the surfaces of cells and nuclei, one row each, and writes them as files that other programs read. */
final class MeshNodeModel extends EmNodeModel {

  static final Setting<String> LABELS = LabelColumns.labels(
      "labels",
      "Labels",
      0,
      "Labels",
      "Column of the cells: labelings with the labels \"cell\" and \"nucleus\", alone or with numbers, or images in which"
          + " a pixel is the number of its cell.");
  static final Setting<String> NUCLEI = LabelColumns.nuclei("nuclei", "Nuclei", 0);
  static final Setting<String> ID = LabelColumns.id();
  static final Setting<String> OFFSET_X = offset("x", "X", 0);
  static final Setting<String> OFFSET_Y = offset("y", "Y", 1);
  static final Setting<String> OFFSET_Z = offset("z", "Z", 2);
  static final Setting<Boolean> STL = format(MeshFormat.STL, false, "one file for each surface");
  static final Setting<Boolean> PLY =
      format(MeshFormat.PLY, false, "one file for each surface, with colours");
  static final Setting<Boolean> OBJ =
      format(MeshFormat.OBJ, false, "one file for each row, with names and colours");
  static final Setting<Boolean> GLB =
      format(MeshFormat.GLB, true, "one file for each row, with names and colours (glTF 2.0)");
  static final Setting<String> FOLDER = Setting.folder(
      "folder",
      "Folder",
      "",
      "Where the files are written: a path, or a file: or knime: URL. Empty: the folder data/meshes of the workflow.");
  static final Setting<String> NAME = Setting.optionalColumn(
      "name",
      "Name",
      0,
      StringValue.class,
      "Name",
      "Column of the beginnings of the names of the files. Without it, the row ID is the name.");
  static final Setting<String> POLICY = IfExists.setting(
      "overwrite: replace it when the new file is complete. keep: where all files of a row are there, leave them.");
  static final List<Setting<?>> SETTINGS = settings();

  private static final String CELL_ID = Columns.CELL_ID;
  private static final List<DataColumnSpec> FIGURES = List.of(
      column("Name", StringCell.TYPE),
      column(CELL_ID, IntCell.TYPE),
      column("Body", StringCell.TYPE),
      column("Triangles", IntCell.TYPE),
      column("Area (um2)", DoubleCell.TYPE),
      column("Volume (um3)", DoubleCell.TYPE),
      column("Surfaces", IntCell.TYPE),
      column("Genus", IntCell.TYPE),
      column("Closed", BooleanCell.TYPE));

  MeshNodeModel() {
    super(1, 1, SETTINGS);
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(List.of(
        LABELS,
        NUCLEI,
        ID,
        VoxelColumns.X,
        VoxelColumns.Y,
        VoxelColumns.Z,
        OFFSET_X,
        OFFSET_Y,
        OFFSET_Z));
    all.addAll(MeshSettings.ALL);
    all.addAll(List.of(STL, PLY, OBJ, GLB, FOLDER, NAME, POLICY));
    return List.copyOf(all);
  }

  private static Setting<String> offset(String key, String label, int axis) {
    return Setting.optionalColumn(
        "offset_" + key,
        "Offset " + label,
        0,
        IntValue.class,
        Columns.OFFSET.get(axis),
        "Column of the place of a region in its stack, in voxels. With all three, surfaces lie in the frame of the stack,"
            + " else in that of the labels.");
  }

  private static Setting<Boolean> format(MeshFormat format, boolean preset, String what) {
    return Setting.flag(
        format.extension(),
        format.name(),
        preset,
        "Whether " + format.name() + " files are written: " + what + ".");
  }

  private List<MeshFormat> formats() {
    Map<MeshFormat, Setting<Boolean>> all = new LinkedHashMap<>();
    all.put(MeshFormat.STL, STL);
    all.put(MeshFormat.PLY, PLY);
    all.put(MeshFormat.OBJ, OBJ);
    all.put(MeshFormat.GLB, GLB);
    all.values().removeIf(wanted -> !get(wanted));
    return List.copyOf(all.keySet());
  }

  /** Where what a surface is made of stands. */
  private final class Source {

    final LabelColumns labels;
    private final VoxelColumns voxel;
    private final int name;
    private final int[] offset;

    Source(DataTableSpec spec) throws InvalidSettingsException {
      labels = new LabelColumns(values(), spec, LABELS, NUCLEI, ID);
      voxel = new VoxelColumns(values(), spec);
      name = values().column(spec, NAME);
      offset = new int[] {
        values().column(spec, OFFSET_X),
        values().column(spec, OFFSET_Y),
        values().column(spec, OFFSET_Z)
      };
    }

    String fileName(DataRow row) {
      return Places.fileName(
          name == Values.NONE || row.getCell(name).isMissing()
              ? row.getKey().getString()
              : ((StringValue) row.getCell(name)).getStringValue());
    }

    List<CellSurfaces.Body> bodies(DataRow row, CellLabelVolume volume, Work work) {
      VoxelSize edges = voxel.of(row, volume);
      CellSurfaces surfaces = CellSurfaces.of(
          volume, volume.size(), edges, MeshSettings.of(values()), work.workers(), work.progress());
      for (int column : offset) {
        if (column == Values.NONE || row.getCell(column).isMissing()) {
          return surfaces.bodies();
        }
      }
      return surfaces
          .moved(
              LinkerNodeModel.whole(row, offset[0]) * edges.x() / 1000,
              LinkerNodeModel.whole(row, offset[1]) * edges.y() / 1000,
              LinkerNodeModel.whole(row, offset[2]) * edges.z() / 1000)
          .bodies();
    }
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    new Source(in[0]);
    return new DataTableSpec[] {
      Columns.table(
          FIGURES,
          formats().stream()
              .map(format -> column(format.name() + " path", StringCell.TYPE))
              .toList())
    };
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception {
    DataTableSpec spec = in[0].getDataTableSpec();
    Source source = new Source(spec);
    BufferedDataContainer table = work.table(specs(new DataTableSpec[] {spec})[0]);
    Set<Path> written = new HashSet<>();
    forEachRow(in[0], work, (row, number, part) -> {
      Optional<String> missing = source.labels.missing(row);
      if (missing.isPresent()) {
        List<DataCell> out =
            new ArrayList<>(Missing.cells(table.getTableSpec().getNumColumns(), missing.get()));
        source
            .labels
            .known(row)
            .ifPresent(id -> out.set(table.getTableSpec().findColumnIndex(CELL_ID), id));
        table.addRowToTable(new DefaultRow(row.getKey() + "_missing", out));
        return;
      }
      CellLabelVolume volume = source.labels.numbered(row);
      List<CellSurfaces.Body> bodies = source.bodies(row, volume, part.part(0, 0.9));
      List<List<Path>> files = write(bodies, source.fileName(row), written, part.progress());
      for (int k = 0; k < bodies.size(); k++) {
        List<DataCell> out = new ArrayList<>();
        out.add(new StringCell(Objects.requireNonNullElse(volume.name(), "")));
        out.addAll(figures(bodies.get(k)));
        files.get(k).forEach(file -> out.add(new StringCell(file.toString())));
        String key = row.getKey() + "_" + bodies.get(k).mesh().name();
        table.addRowToTable(new DefaultRow(key, out));
      }
    });
    return new BufferedDataTable[] {closed(table)};
  }

  /** Writes the files of a row; returns those in which each mesh is, one for each format. */
  private List<List<Path>> write(
      List<CellSurfaces.Body> bodies, String name, Set<Path> written, Progress progress)
      throws IOException {
    String folder = get(FOLDER).isEmpty() ? Places.own("meshes") : get(FOLDER);
    Map<Path, List<NamedMesh>> contents = new LinkedHashMap<>();
    Map<Path, MeshFormat> formats = new LinkedHashMap<>();
    List<List<Path>> files = new ArrayList<>();
    for (CellSurfaces.Body body : bodies) {
      NamedMesh mesh = body.mesh();
      List<Path> ofMesh = new ArrayList<>();
      for (MeshFormat format : formats()) {
        String own = format.holdsNames() ? name : name + "_" + mesh.name();
        Path file = Places.resolve(Places.in(folder, own + "." + format.extension()));
        contents.computeIfAbsent(file, any -> new ArrayList<>()).add(mesh);
        formats.put(file, format);
        ofMesh.add(file);
      }
      files.add(ofMesh);
    }
    for (Path file : contents.keySet()) {
      if (!written.add(file)) {
        throw new IllegalArgumentException(
            "Expected a name of its own for each row, found another row whose surfaces are in "
                + file + ". Choose another column of names, or none.");
      }
    }
    if (!IfExists.keeps(get(POLICY), List.copyOf(contents.keySet()))) {
      contents.forEach((file, of) -> {
        progress.checkCancelled();
        progress.report(0.9, file.toString());
        formats.get(file).write(of, file);
      });
    }
    return files;
  }

  private static List<DataCell> figures(CellSurfaces.Body body) {
    SurfaceMesh mesh = body.mesh().mesh();
    MeshTopology topology = mesh.topology();
    return List.of(
        new IntCell(body.id()),
        new StringCell(body.isNucleus() ? CellNames.NUCLEUS : CellNames.CELL),
        new IntCell(mesh.triangles()),
        new DoubleCell(mesh.area()),
        new DoubleCell(mesh.volume()),
        new IntCell(topology.components()),
        new IntCell(topology.genus()),
        topology.closed() ? BooleanCell.TRUE : BooleanCell.FALSE);
  }
}
