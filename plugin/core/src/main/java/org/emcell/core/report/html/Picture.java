package org.emcell.core.report.html;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture as it is put into a page: JPEG, because grey values of electron micrographs are noise to PNG. */
public final class Picture {

  private static final float QUALITY = 0.72f;

  private final byte[] bytes;

  private Picture(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Compresses an opaque picture; the same picture gives the same bytes. */
  public static Picture of(BufferedImage image) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    if (!writers.hasNext()) {
      throw new IllegalStateException("this Java cannot write JPEG");
    }
    ImageWriter writer = writers.next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return new Picture(out.toByteArray());
  }

  /** Returns the address under which a page finds the picture in itself. */
  String url() {
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
