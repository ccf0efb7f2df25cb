package dev.assay.run;

/**
 * What JMH's own schema wants and slices do not tell: the JVM and its flags per contender.
 *
 * @param contender contender id
 * @param jdk version of the fork's JVM
 * @param vm its name and version
 * @param jvmArgs flags of the fork
 */
public record Export(ContenderId contender, String jdk, String vm, java.util.List<String> jvmArgs) implements Line {}
