package org.emcell.bench.kernel;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** OpenCV on one thread, and images in its form. */
final class OpenCv {

  private OpenCv() {}

  /** Loads OpenCV, once, and binds it to one thread. */
  static void load() {
    nu.pattern.OpenCV.loadLocally();
    Core.setNumThreads(1);
  }

  /** Returns whether there is an OpenCV for this machine. */
  static boolean isAvailable() {
    try {
      load();
      return true;
    } catch (RuntimeException | LinkageError e) {
      return false;
    }
  }

  /** Returns an image of 32-bit floats. */
  static Mat floats(float[] image, int width) {
    Mat mat = new Mat(image.length / width, width, CvType.CV_32FC1);
    mat.put(0, 0, image);
    return mat;
  }

  /** Returns a mask as bytes, 255 where it is set. */
  static Mat mask(boolean[] mask, int width) {
    byte[] bytes = new byte[mask.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (mask[i] ? 255 : 0);
    }
    Mat mat = new Mat(mask.length / width, width, CvType.CV_8UC1);
    mat.put(0, 0, bytes);
    return mat;
  }

  /** Returns an image of 32-bit integers. */
  static Mat ints(int[] image, int width) {
    Mat mat = new Mat(image.length / width, width, CvType.CV_32SC1);
    mat.put(0, 0, image);
    return mat;
  }

  /** Returns the values of a 32-bit float image. */
  static float[] floats(Mat mat) {
    float[] values = new float[(int) mat.total()];
    mat.get(0, 0, values);
    return values;
  }

  /** Returns which pixels of an image of bytes are not 0. */
  static boolean[] mask(Mat mat) {
    byte[] bytes = new byte[(int) mat.total()];
    mat.get(0, 0, bytes);
    boolean[] mask = new boolean[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      mask[i] = bytes[i] != 0;
    }
    return mask;
  }

  /** Frees a result at once, because the collector does not know how large it is; returns its number of pixels. */
  static long released(Mat result) {
    long pixels = result.total();
    result.release();
    return pixels;
  }
}
