/** Stand-in for imglib2-roi's labelings. */
package net.imglib2.roi.labeling;
