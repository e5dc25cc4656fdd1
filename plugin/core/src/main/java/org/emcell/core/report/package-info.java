/** What a person looks at: pictures of slices with what was found in them. */
package org.emcell.core.report;
