package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.emcell.core.report.Camera;
import org.emcell.core.report.CellScenes;
import org.emcell.core.report.CellSurfaces;
import org.emcell.core.report.SceneRenderer;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.Pictures;
import org.emcell.nodes.frame.RowNodeModel;
import org.emcell.nodes.frame.Setting;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.InvalidSettingsException;

/** Draws cells in three dimensions: solid nuclei within cells that they shine through. */
final class PictureNodeModel extends RowNodeModel {

  static final Setting<String> LABELS = LabelColumns.labels(
      "labels",
      "Labels",
      0,
      "Labels",
      "Column of the cells: labelings with the labels \"cell\" and \"nucleus\", alone or with numbers, or images in which"
          + " a pixel is the number of its cell. All cells of a row are in one picture.");
  static final Setting<String> NUCLEI = LabelColumns.nuclei("nuclei", "Nuclei", 0);
  static final Setting<String> ID = LabelColumns.id();
  static final Setting<Integer> WIDTH =
      Setting.integer("width", "Width", "px", 700, 32, 16_384, "Width of the picture.");
  static final Setting<Integer> HEIGHT =
      Setting.integer("height", "Height", "px", 700, 32, 16_384, "Height of the picture.");
  static final Setting<Double> AZIMUTH = Setting.decimal(
      "azimuth",
      "Azimuth",
      "degrees",
      Camera.DEFAULT.azimuth(),
      -360,
      360,
      "From where the cells are seen: 0 in front, where y runs towards the viewer, then round them towards larger x. The"
          + " first slice is on top.");
  static final Setting<Double> ELEVATION = Setting.decimal(
      "elevation",
      "Elevation",
      "degrees",
      Camera.DEFAULT.elevation(),
      -90,
      90,
      "How high above the cells the viewer is: 0 level with them, 90 straight above, as slices are looked at.");
  static final Setting<Double> FIELD = Setting.decimal(
      "field_of_view",
      "Field of view",
      "degrees",
      Camera.DEFAULT.fieldOfView(),
      0,
      120,
      "Vertical angle of the picture; 0: without perspective, so that lengths can be compared.");
  static final List<Setting<?>> SETTINGS = settings();

  PictureNodeModel() {
    super(SETTINGS);
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(List.of(
        LABELS,
        NUCLEI,
        ID,
        VoxelColumns.X,
        VoxelColumns.Y,
        VoxelColumns.Z,
        WIDTH,
        HEIGHT,
        AZIMUTH,
        ELEVATION,
        FIELD));
    all.addAll(MeshSettings.ALL);
    return List.copyOf(all);
  }

  @Override
  protected Step step(DataTableSpec in) throws InvalidSettingsException {
    LabelColumns labels = new LabelColumns(values(), in, LABELS, NUCLEI, ID);
    VoxelColumns voxel = new VoxelColumns(values(), in);
    return new Step(
        IntStream.of(labels.needed()).toArray(),
        List.of(column("Picture", PNGImageContent.TYPE)),
        (row, work) -> new DataCell[] {draw(row, labels, voxel, work)});
  }

  private DataCell draw(DataRow row, LabelColumns columns, VoxelColumns voxel, Work work)
      throws IOException {
    CellLabelVolume labels = columns.numbered(row);
    CellSurfaces surfaces = CellSurfaces.of(
        labels,
        labels.size(),
        voxel.of(row, labels),
        MeshSettings.of(values()),
        work.workers(),
        work.progress().part(0, 0.8));
    if (surfaces.ids().isEmpty()) {
      work.warnings().add("No cell is in the labels", row.getKey().getString(), "");
      return new MissingCell("There is no cell in the labels.");
    }
    work.progress().checkCancelled();
    Camera camera = new Camera(get(AZIMUTH), get(ELEVATION), get(FIELD));
    return Pictures.png(new SceneRenderer(camera, get(WIDTH), get(HEIGHT))
        .draw(CellScenes.cells(surfaces), work.workers()));
  }
}
