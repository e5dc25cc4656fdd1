package org.knime.core.data.image;

import org.knime.core.data.DataValue;

/** A cell with a picture. */
public interface ImageValue extends DataValue {

  ImageContent getImageContent();

  /** Returns the extension of files with such pictures, without the dot. */
  String getImageExtension();
}
