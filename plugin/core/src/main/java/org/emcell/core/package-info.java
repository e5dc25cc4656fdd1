/**
 * The ground on which every floor of the engine stands: voxel size, progress and cancel, parallel work. Nothing here
 * knows an image.
 */
package org.emcell.core;
