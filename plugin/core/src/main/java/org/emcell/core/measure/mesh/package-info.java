/**
 * Surfaces of labels as triangle meshes: extraction slab by slab, smoothing, simplification, topology, and files that
 * other programs read. {@link org.emcell.core.measure.mesh.LabelMesher} does the whole way from labels to meshes.
 */
package org.emcell.core.measure.mesh;
