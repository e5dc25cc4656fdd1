package org.emcell.nodes;

import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.step.PhantomNodeFactory;

/** A node EM Phantom that makes one cell in a small stack. */
public final class OneCellPhantom {

  private OneCellPhantom() {}

  /**
   * Adds the node to a workflow.
   *
   * @param size of the stack
   * @param voxel voxel size in nm
   * @param radius of the cell in nm
   */
  public static WorkflowNode in(Workflow workflow, Size size, VoxelSize voxel, double radius) {
    WorkflowNode phantom = workflow.add(new PhantomNodeFactory());
    phantom.set("width", size.width());
    phantom.set("height", size.height());
    phantom.set("slices", size.depth());
    phantom.set("voxel_x", voxel.x());
    phantom.set("voxel_y", voxel.y());
    phantom.set("voxel_z", voxel.z());
    phantom.set("cells", 1);
    phantom.set("cell_radius", radius);
    return phantom;
  }
}
