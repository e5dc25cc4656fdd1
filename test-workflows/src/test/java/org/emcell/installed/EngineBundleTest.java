package org.emcell.installed;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import net.imglib2.img.Img;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

public class EngineBundleTest {

  @Rule
  public final TemporaryFolder folder = new TemporaryFolder();

  private OsgiPlatform platform;
  private Bundle engine;

  @Before
  public void install() throws Exception {
    platform = new OsgiPlatform(folder.newFolder("osgi").toPath());
    platform.installLibrary("imglib2", "5.8.0", Img.class);
    engine = platform.install(UpdateSite.bundle("org.emcell.core"));
    engine.start();
  }

  @After
  public void stop() throws Exception {
    platform.close();
  }

  @Test
  public void everyClassOfTheEngineLoadsAndFindsTheTypesOfItsMembers() throws Exception {
    ClassLoader loader = engine.loadClass("org.emcell.core.VoxelSize").getClassLoader();
    int members = 0;
    for (URL entry : Collections.list(engine.findEntries("org/emcell/core", "*.class", true))) {
      String name = entry.getPath().substring(1).replaceFirst("\\.class$", "").replace('/', '.');
      if (!name.endsWith("package-info")) {
        Class<?> type = Class.forName(name, true, loader);
        members += type.getDeclaredMethods().length + type.getDeclaredFields().length;
      }
    }
    assertTrue("only " + members + " members in the whole engine", members > 100);
  }

  @Test
  public void imgLib2IsThatOfThePlatform() throws Exception {
    Class<?> inEngine = engine.loadClass("net.imglib2.img.Img");
    assertNotSame("taken from the class path of the test", Img.class, inEngine);
    assertEquals("imglib2", FrameworkUtil.getBundle(inEngine).getSymbolicName());
  }

  @Test
  public void aPackedTiffFileIsReadWithTheLibrariesInsideTheBundle() throws Exception {
    BufferedImage grey = new BufferedImage(70, 50, BufferedImage.TYPE_BYTE_GRAY);
    float[] expected = new float[70 * 50];
    Random random = new Random(5);
    for (int i = 0; i < expected.length; i++) {
      expected[i] = random.nextInt(8) * 30;
      grey.getRaster().setSample(i % 70, i / 70, 0, expected[i]);
    }
    Path file = folder.getRoot().toPath().resolve("packed.tif");
    writeLzw(grey, file);

    Bundle user =
        platform.installClasses("org.emcell.user", "org.emcell.core,imglib2", FirstSlice.class);
    Callable<?> firstSlice = (Callable<?>)
        user.loadClass(FirstSlice.class.getName()).getConstructor(Path.class).newInstance(file);

    assertNotSame(FirstSlice.class, firstSlice.getClass());
    assertArrayEquals(expected, (float[]) firstSlice.call(), 0);
  }

  private static void writeLzw(BufferedImage image, Path file) throws Exception {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType("LZW");
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
