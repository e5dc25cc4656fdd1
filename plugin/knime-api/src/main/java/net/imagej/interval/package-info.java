/** Stand-in for imagej-common's intervals in calibrated spaces. */
package net.imagej.interval;
