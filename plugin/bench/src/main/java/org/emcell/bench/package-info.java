/** Measures the time and the memory of EMCell: its kernels beside OpenCV's, and whole commands. Never shipped. */
package org.emcell.bench;
