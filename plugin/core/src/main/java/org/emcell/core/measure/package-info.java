/**
 * Figures about label volumes: how well they agree with a truth, and the form of each cell. Everything streams slice by
 * slice; label images are {@code int[]} with 0 for "no cell", in the order of {@link org.emcell.core.image.Size}.
 */
package org.emcell.core.measure;
