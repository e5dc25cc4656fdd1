/** Stand-in for KNIP's image cells. */
package org.knime.knip.base.data.img;
