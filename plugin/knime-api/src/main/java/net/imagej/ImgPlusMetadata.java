package net.imagej;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;
import org.scijava.Named;

/** Name, source, axes and display of an image. */
public interface ImgPlusMetadata
    extends Named, Sourced, CalibratedSpace<CalibratedAxis>, ImageMetadata {}
