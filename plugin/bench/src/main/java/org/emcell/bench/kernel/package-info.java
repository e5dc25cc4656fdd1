/** Benchmarks of the kernels of {@code org.emcell.core.image}, each beside what OpenCV has for it. */
package org.emcell.bench.kernel;
