/** Stand-in for imagej-common's axes. */
package net.imagej.axis;
