/**
 * A stand-in for the classes of KNIME, KNIP, imagej-common, imglib2-roi and scijava-common that EMCell's nodes touch.
 *
 * <p>None of these is on a registry that the build can reach, and KNIME's classes do not work outside its own platform.
 * So the nodes are compiled and tested against this module, which has the platform's package names and exact binary
 * signatures, and as much behaviour in memory as it takes to run a workflow in a test. It is written from the public
 * signatures and documentation, holds no code of the platform, and is never shipped: in KNIME, the nodes link to the
 * real classes. Methods without documentation of their own do what KNIME's documentation says of them.
 *
 * <p>A signature that differs from the platform's would be a link error in the user's KNIME. {@code SignatureTest}
 * compares every public class, its superclass and interfaces, and every public and protected member with the table of
 * the platform's signatures that lies beside it; {@code -Dknime.home=DIR} has it also compare them with the jars of an
 * installed KNIME. Helpers of the stand-in in the platform's packages are therefore never public.
 *
 * <p>To add a class: write it in the platform's package, public members only as the platform has them, and run
 * {@code SignatureRows} (in the tests, its documentation says how), which takes the rows of the new class over into the
 * table. A superclass or interface that the stand-in lacks is left out until it is needed. To add a member to a class,
 * write it: its row is already in the table.
 */
package org.emcell.knimeapi;
