/**
 * What is on trial: the declarations of {@code benchmarks/contenders.toml}, the interface that every contender has once it is alive, and the
 * proof that it produces the right tokens. Contenders that are missing stay in the catalogue with their reason. How one is brought to
 * life is the business of the package {@code bridge}, which is found as a service and never named here.
 */
package dev.assay.contender;
