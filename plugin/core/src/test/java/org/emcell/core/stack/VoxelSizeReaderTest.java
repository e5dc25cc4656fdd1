package org.emcell.core.stack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.emcell.core.VoxelSize;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class VoxelSizeReaderTest {

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void imageJGivesUnitAndSpacingInItsTextAndThePixelInTheResolution() {
    for (String unit : new String[] {"nm", "nanometer", "NM"}) {
      assertVoxel(10, 10, 50, imageJ("unit=" + unit + "\nspacing=50.0\n", 10, 10));
    }
    for (String unit :
        new String[] {"um", "micron", "microns", "\u00B5m", "\u03BCm", "\\u00B5m", "micrometer"}) {
      assertVoxel(10, 12, 50, imageJ("unit=" + unit + "\nspacing=0.05\n", 0.01, 0.012));
    }
    assertVoxel(10, 10, 50, imageJ("unit=mm\nspacing=5e-5\n", 1e-5, 1e-5));
    assertVoxel(10, 10, 50, imageJ("unit=cm\nspacing=5e-6\n", 1e-6, 1e-6));
    assertVoxel(10, 10, 50, imageJ("unit=\\u00C5\nspacing=500\n", 100, 100));
    assertVoxel(25.4, 25.4, 254, imageJ("unit=inch\nspacing=0.00001\n", 1e-6, 1e-6));
  }

  @Test
  public void imageJMayGiveAnotherUnitForAnAxis() {
    assertVoxel(10, 20, 50, imageJ("unit=nm\nyunit=um\nzunit=micron\nspacing=0.05\n", 10, 0.02));
  }

  @Test
  public void imageJsSpacingMayBeNegative() {
    assertVoxel(10, 10, 50, imageJ("unit=nm\nspacing=-50\n", 10, 10));
  }

  @Test
  public void imageJWithoutSpacingHasNoVoxelSizeAndSaysWhatItHas() {
    assertMissing(
        "it gives pixels of 10 x 12.5 nm, but no distance between slices",
        imageJ("unit=nm\n", 10, 12.5));
  }

  @Test
  public void imageJWithoutALengthUnitHasNoVoxelSize() {
    assertMissing("", imageJ("spacing=50\n", 10, 10));
    assertMissing("", imageJ("unit=pixel\nspacing=50\n", 10, 10));
    assertMissing("", imageJ("unit=nm\nspacing=50\n", Double.NaN, Double.NaN));
    assertMissing("", imageJ("unit=nm\nspacing=wide\n", Double.NaN, 10));
  }

  @Test
  public void omeGivesPhysicalSizesInMicrometresUnlessItSaysOtherwise() {
    assertVoxel(10, 12, 50, ome("PhysicalSizeX='0.01' PhysicalSizeY='0.012' PhysicalSizeZ='0.05'"));
    assertVoxel(
        10,
        12,
        50,
        ome("PhysicalSizeX='10' PhysicalSizeXUnit='nm' PhysicalSizeY='0.012' "
            + "PhysicalSizeYUnit='\u00B5m' PhysicalSizeZ='500' PhysicalSizeZUnit='\u00C5'"));
    assertVoxel(
        10,
        10,
        50,
        ome("PhysicalSizeX='1e-5' PhysicalSizeXUnit='mm' PhysicalSizeY='10000' "
            + "PhysicalSizeYUnit='pm' PhysicalSizeZ='5e-8' PhysicalSizeZUnit='m'"));
  }

  @Test
  public void omeWithoutASliceDistanceHasNoVoxelSize() {
    assertMissing(
        "it gives pixels of 10 x 10 nm, but no distance between slices",
        ome("PhysicalSizeX='0.01' PhysicalSizeY='0.01'"));
    assertMissing("", ome("SizeX='7'"));
    assertMissing("", find("<?xml version='1.0'?><OME><Image><Pixels PhysicalSizeX='1'", 1, 1, 2));
    assertMissing("", find("<OME>", 1, 1, 2));
  }

  @Test
  public void omeTextCannotReachOtherFiles() throws IOException {
    Path secret = Files.writeString(
        folder.getRoot().toPath().resolve("secret"), "0.01", StandardCharsets.UTF_8);
    assertMissing(
        "",
        find(
            "<?xml version='1.0'?><!DOCTYPE OME [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>"
                + "<OME>&x;<Pixels PhysicalSizeX='0.01' PhysicalSizeY='0.01' PhysicalSizeZ='0.05'/></OME>",
            1,
            1,
            2));
  }

  @Test
  public void resolutionFieldsAloneGiveThePixelButNoVoxel() {
    assertMissing(
        "it gives pixels of 10 x 10 nm, but no distance between slices", find("", 1e-6, 1e-6, 3));
    assertMissing(
        "it gives pixels of 25.4 x 50.8 nm, but no distance between slices",
        find("slices 113..187", 1e-6, 2e-6, 2));
    assertMissing("", find("", 1, 1, 1));
    assertMissing("", find("", Double.NaN, Double.NaN, 2));
  }

  @Test
  public void whatScannersAndPaintProgramsWriteIsNoVoxelSize() {
    assertMissing("", find("", 1.0 / 72, 1.0 / 72, 2));
    assertMissing("", find("", 1.0 / 300, 1.0 / 300, 2));
    assertMissing(
        "it gives 352778 x 352778 x 25400000 nm, which is no voxel of an electron microscope",
        imageJ("unit=inch\nspacing=1.0\n", 1.0 / 72, 1.0 / 72));
    assertMissing(
        "it gives 0.001 x 0.001 x 50 nm, which is no voxel of an electron microscope",
        imageJ("unit=nm\nspacing=50\n", 0.001, 0.001));
  }

  @Test
  public void aMicroSignIsUnderstoodInEitherEncoding() throws IOException {
    for (boolean latin : new boolean[] {true, false}) {
      // The hand-made file writes Latin-1, in which these two characters are the bytes of UTF-8's
      // micro sign.
      String micro = latin ? "\u00B5" : "\u00C2\u00B5";
      Path file = HandmadeTiff.littleEndian()
          .page(1, 1, 8)
          .field(270, "ImageJ=1.53t\nunit=" + micro + "m\nspacing=0.05\n")
          .field(282, new int[] {100, 1})
          .field(283, new int[] {100, 1})
          .samples(new int[1])
          .end()
          .write(folder.getRoot().toPath().resolve("micro.tif"));
      assertEquals(new VoxelSize(10, 10, 50), StackOpener.open(file).requireVoxelSize());
    }
  }

  @Test
  public void theReasonForHavingNoVoxelSizeIsPartOfTheMessage() {
    String message = find("", 1e-6, 1e-6, 3).missing(Path.of("stack.tif")).getMessage();
    assertEquals(
        "stack.tif does not state its voxel size (it gives pixels of 10 x 10 nm, but no distance between "
            + "slices). Give the voxel size in nm.",
        message);
  }

  private static VoxelSizeReader.Found imageJ(String lines, double width, double height) {
    return find("ImageJ=1.53t\nimages=3\n" + lines + "loop=false\n", width, height, 1);
  }

  private static VoxelSizeReader.Found ome(String attributes) {
    return find(
        "<?xml version='1.0' encoding='UTF-8'?><OME xmlns='http://www.openmicroscopy.org/Schemas/OME/2016-06'>"
            + "<Image ID='Image:0'><Pixels ID='Pixels:0' " + attributes
            + "><TiffData/></Pixels></Image></OME>",
        1,
        1,
        2);
  }

  private static VoxelSizeReader.Found find(
      String description, double width, double height, int unit) {
    return VoxelSizeReader.find(ImageDescription.of(description), width, height, unit);
  }

  private static void assertVoxel(double x, double y, double z, VoxelSizeReader.Found found) {
    assertTrue(found.missing(), found.size().isPresent());
    assertEquals(x, found.size().get().x(), 1e-9 * x);
    assertEquals(y, found.size().get().y(), 1e-9 * y);
    assertEquals(z, found.size().get().z(), 1e-9 * z);
  }

  private static void assertMissing(String why, VoxelSizeReader.Found found) {
    assertTrue(found.size().isEmpty());
    assertEquals(why, found.missing());
  }
}
