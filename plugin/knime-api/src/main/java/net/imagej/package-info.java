/** Stand-in for imagej-common's images with metadata. */
package net.imagej;
