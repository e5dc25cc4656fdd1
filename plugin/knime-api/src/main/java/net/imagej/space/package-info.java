/** Stand-in for imagej-common's spaces, whose dimensions are axes. */
package net.imagej.space;
