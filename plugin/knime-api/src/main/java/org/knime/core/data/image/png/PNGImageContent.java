package org.knime.core.data.image.png;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.image.ImageContent;

/** A picture in PNG format. */
public class PNGImageContent implements ImageContent {
  public static final DataType TYPE = DataType.getType(PNGImageCell.class);

  private final byte[] png;

  public PNGImageContent(byte[] imageBytes) {
    png = imageBytes.clone();
  }

  public PNGImageContent(InputStream in) throws IOException {
    png = in.readAllBytes();
  }

  public byte[] getByteArray() {
    return png.clone();
  }

  public Image getImage() {
    return decode();
  }

  private BufferedImage decode() {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException("Not a PNG picture", e);
    }
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    g.drawImage(getImage(), 0, 0, width, height, null);
  }

  @Override
  public Dimension getPreferredSize() {
    BufferedImage image = decode();
    return new Dimension(image.getWidth(), image.getHeight());
  }

  @Override
  public DataCell toImageCell() {
    return new PNGImageCell(this);
  }

  @Override
  public void save(OutputStream output) throws IOException {
    output.write(png);
  }

  @Override
  public String getSummary() {
    Dimension size = getPreferredSize();
    return "PNG " + size.width + " x " + size.height;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PNGImageContent && Arrays.equals(png, ((PNGImageContent) other).png);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(png);
  }
}
