package org.knime.knip.base.data.img;

import java.awt.Image;
import java.awt.RenderingHints;
import net.imagej.ImgPlus;
import net.imagej.ImgPlusMetadata;
import net.imglib2.type.numeric.RealType;
import org.knime.core.data.DataValue;

/**
 * A cell with an image.
 *
 * @param <T> the type of its pixels
 */
public interface ImgPlusValue<T extends RealType<T>> extends DataValue {

  long[] getDimensions();

  ImgPlus<T> getImgPlus();

  ImgPlus<T> getImgPlusCopy();

  ImgPlusMetadata getMetadata();

  long[] getMinimum();

  Class<T> getPixelType();

  Image getThumbnail(RenderingHints renderingHints);
}
