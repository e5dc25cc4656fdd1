/** Stand-in for KNIP's metadata of images and labelings. */
package org.knime.knip.core.data.img;
