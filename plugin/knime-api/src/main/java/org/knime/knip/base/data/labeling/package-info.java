/** Stand-in for KNIP's labeling cells. */
package org.knime.knip.base.data.labeling;
