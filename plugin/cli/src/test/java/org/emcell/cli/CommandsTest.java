package org.emcell.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.emcell.core.segment.CellDetector;
import org.emcell.core.segment.CellLinker;
import org.emcell.core.segment.NucleusSegmenter;
import org.emcell.core.segment.RoiCropper;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CommandsTest {

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private Path path(String name) {
    return temporary.getRoot().toPath().resolve(name);
  }

  @Test
  public void helpShowsTheDefaultsOfTheEngine() {
    String help = Invocation.of("run", "--help").out();
    assertTrue(help, help.contains("Default: " + CellDetector.Settings.DEFAULT.sliceStride()));
    assertTrue(help, help.contains("Default: " + (int) CellLinker.Settings.DEFAULT.edgeMargin()));
    assertTrue(
        help, help.contains("Default: " + (int) NucleusSegmenter.Settings.DEFAULT.gaussianSigma()));
    RoiCropper.Settings roi = RoiCropper.Settings.DEFAULT;
    assertTrue(
        help,
        help.contains(
            "Default: " + (int) roi.sizeX() + "," + (int) roi.sizeY() + "," + (int) roi.sizeZ()));
    assertTrue(help, help.contains("Default: volume"));
    assertTrue(help, help.contains("Default: " + Runtime.getRuntime().availableProcessors()));
  }

  @Test
  public void everyCommandExplainsEveryOption() {
    for (String command : EmCell.commandLine().getSubcommands().keySet()) {
      Invocation call = Invocation.of(command, "--help");
      assertEquals(0, call.exitCode());
      assertTrue(call.out(), call.out().startsWith("Usage: emcell " + command));
      EmCell.commandLine()
          .getSubcommands()
          .get(command)
          .getCommandSpec()
          .options()
          .forEach(option -> assertTrue(command + " " + option, option.description().length > 0));
    }
  }

  @Test
  public void wrongUsageGivesTwoAndSaysWhatWasExpected() {
    Object[][] calls = {
      {"run", "stack.tif"},
      {"run", "stack.tif", "--out", "out", "--voxel-size", "10,10"},
      {"run", "stack.tif", "--out", "out", "--voxel-size", "10,0,50"},
      {"run", "stack.tif", "--out", "out", "--edge-margin", "-1"},
      {"run", "stack.tif", "--out", "out", "--method", "magic"},
      {"run", "stack.tif", "--out", "out", "--method", "paper", "--left-overs"},
      {"run", "stack.tif", "--out", "out", "--threads", "many"},
      {"run", "stack.tif", "--out", "out", "--max-memory", "lots"},
      {"run", "stack.tif", "--out", "out", "--no-such-option"},
      {"segment"},
      {"evaluate", "labels.tif"},
      {"run", "stack.tif", "--out", "out", "--meshes", "glb,fbx"},
      {"segment", "stack.tif", "--out", "out", "--meshes", "fbx"},
      {"mesh", "labels.tif"},
      {"mesh", "labels.tif", "--out", "out", "--formats", "vrml"},
      {"mesh", "labels.tif", "--out", "out", "--smoothing", "-1"},
      {"phantom", "--out", "out", "--cells", "5000"},
      {"phantom", "--out", "out", "--size", "0,10,10"},
      {"no-such-command"}
    };
    for (Object[] call : calls) {
      Invocation result = Invocation.of(call);
      assertEquals(List.of(call) + result.err(), 2, result.exitCode());
      assertTrue(result.err(), result.err().startsWith("emcell: "));
      assertEquals("", result.out());
    }
  }

  @Test
  public void aCentreOutsideTheRoiIsWrongUsage() {
    assertEquals(
        0,
        Invocation.of("phantom", "--out", path("p"), "--size", "30,20,4", "--cells", "0")
            .exitCode());
    Invocation call =
        Invocation.of("segment", path("p/stack.tif"), "--out", path("o"), "--centre", "10,20,2");
    assertEquals(2, call.exitCode());
    assertTrue(
        call.err(),
        call.err().contains("--centre 10,20,2 is not inside the ROI of 30 x 20 x 4 voxels"));
  }

  @Test
  public void aPhantomCanBeSearchedSegmentedAndEvaluated() throws IOException {
    Path phantom = path("phantom");
    Invocation made = Invocation.of(
        "phantom",
        "--out",
        phantom,
        "--size",
        "260,260,40",
        "--voxel-size",
        "80,80,250",
        "--cells",
        "2",
        "--seed",
        "4");
    assertEquals(made.err(), 0, made.exitCode());
    assertTrue(made.out(), made.out().contains("2 cells"));
    Path stack = phantom.resolve("stack.tif");

    Invocation detected = Invocation.of("detect", stack, "--out", path("detected"));
    assertEquals(detected.err(), 0, detected.exitCode());
    List<String> cells = Files.readAllLines(path("detected/cells.csv"));
    assertTrue(cells.toString(), cells.size() >= 3);
    assertTrue(Files.exists(path("detected/overlay")));
    BufferedImage picture = ImageIO.read(path("detected/detections.png").toFile());
    Set<Integer> colours = new HashSet<>();
    for (int i = 0; i < picture.getWidth() * picture.getHeight(); i++) {
      colours.add(picture.getRGB(i % picture.getWidth(), i / picture.getWidth()));
    }
    assertTrue("shaded balls in the colours of the cells", colours.size() > 100);

    Invocation segmented = Invocation.of(
        "segment",
        stack,
        "--out",
        path("segmented"),
        "--centre",
        "176,208,9",
        "--meshes",
        "stl,glb");
    assertEquals(segmented.err(), 0, segmented.exitCode());
    assertTrue(segmented.out(), segmented.out().contains("um3"));
    assertEquals(2, Files.readAllLines(path("segmented/measurements.csv")).size());
    assertEquals(1, Invocation.of("segment", stack, "--out", path("segmented")).exitCode());

    assertEquals(
        List.of("cell_00001.png", "cell_00001_sections.png", "contact_sheet.png"),
        names("segmented/pictures"));
    assertEquals(
        List.of("all.glb", "cell_00001.stl", "nucleus_00001.stl"), names("segmented/meshes"));
    assertEquals(3, Files.readAllLines(path("segmented/meshes.csv")).size());

    Path csv = path("scores.csv");
    Path labels = path("segmented/labels.tif");
    Invocation evaluated = Invocation.of(
        "evaluate",
        labels,
        labels,
        "--cell",
        "1,2",
        "--nucleus",
        "2",
        "--csv",
        csv,
        "--difference",
        path("difference"),
        "--grey",
        stack);
    assertEquals(evaluated.err(), 0, evaluated.exitCode());
    assertEquals(4, evaluated.out().lines().count());
    assertTrue(
        Files.readString(csv),
        Files.readString(csv).contains("cell with nucleus,1.000000,1.000000"));
    assertEquals(2 * 2 * 8, names("difference").size());
    assertTrue(names("difference").contains("cell_slice_0002_colour.png"));

    Invocation meshed =
        Invocation.of("mesh", labels, "--out", path("meshed"), "--join", "--formats", "ply,obj");
    assertEquals(meshed.err(), 0, meshed.exitCode());
    assertEquals(List.of("all.obj", "label_00001.ply", "meshes.csv"), names("meshed"));
    double volume =
        Double.parseDouble(segmented.out().replaceAll("(?s)^Cell ([0-9.]+) um3.*", "$1"));
    String[] mesh = Files.readAllLines(path("meshed/meshes.csv")).get(1).split(",");
    assertEquals(volume, Double.parseDouble(mesh[2]), 0.15 * volume);
    assertEquals(1, Invocation.of("mesh", labels, "--out", path("meshed")).exitCode());
    Invocation one =
        Invocation.of("mesh", labels, "--out", path("meshed"), "--labels", "1", "--overwrite");
    assertEquals(one.err(), 0, one.exitCode());
    assertEquals(List.of("all.glb", "meshes.csv"), names("meshed"));
  }

  private List<String> names(String folder) {
    return Stream.of(path(folder).toFile().list()).sorted().toList();
  }

  @Test
  public void aGreyStackOfAnotherSizeIsAFault() {
    Path small = path("small");
    Path large = path("large");
    Invocation.of("phantom", "--out", small, "--size", "30,20,4", "--cells", "0");
    Invocation.of("phantom", "--out", large, "--size", "30,21,4", "--cells", "0");
    Path labels = small.resolve("cells.tif");
    Invocation call = Invocation.of(
        "evaluate",
        labels,
        labels,
        "--difference",
        path("difference"),
        "--grey",
        large.resolve("stack.tif"));
    assertEquals(1, call.exitCode());
    assertTrue(call.err(), call.err().contains("30 x 21 x 4"));
  }

  @Test
  public void overwritingLeavesNoPictureOfTheEarlierCall() throws IOException {
    for (int slices : new int[] {40, 2}) {
      Path phantom = path("phantom" + slices);
      Invocation.of("phantom", "--out", phantom, "--size", "30,20," + slices, "--cells", "0");
      Invocation call = Invocation.of(
          "segment", phantom.resolve("stack.tif"), "--out", path("out"), "--overwrite");
      assertEquals(call.err(), 0, call.exitCode());
      assertTrue(call.err(), call.err().contains("no nucleus was found"));
    }
    assertEquals(2, path("out/overlay").toFile().list().length);
  }

  @Test
  public void theBenchmarkSaysWhenThereAreNoData() {
    Invocation call = Invocation.of("benchmark-accuracy", temporary.getRoot());
    assertEquals(1, call.exitCode());
    assertTrue(call.err(), call.err().contains(temporary.getRoot().toString()));
  }

  @Test
  public void amountsOfMemoryAreReadAndWrittenAlike() throws Exception {
    MemorySize.Converter converter = new MemorySize.Converter();
    assertEquals(new MemorySize(2L << 30), converter.convert("2g"));
    assertEquals(new MemorySize(512L << 20), converter.convert("512M"));
    assertEquals("2g", new MemorySize(2L << 30).toString());
    assertEquals("1536m", new MemorySize(3L << 29).toString());
  }
}
