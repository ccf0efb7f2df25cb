/**
 * One run: conformance, fork sets, cold and memory forks, conformance again, and the journal that all of it goes into. It stands above the
 * plan, the contenders and the claims, which it asks between fork sets, and below the commands. It starts JVMs through
 * {@link dev.assay.session.ForkRunner} alone, so it knows no JMH and is tested without a JVM.
 */
package dev.assay.session;
