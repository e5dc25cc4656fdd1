/** Stand-in for the platform's side of file stores. */
package org.knime.core.data.filestore.internal;
