/** Stand-in for KNIME's file stores, in which cells keep large data. */
package org.knime.core.data.filestore;
