/** See {@link org.emcell.knimeapi}. */
package org.knime.base.node.io.tablecreator;
