import fc from 'fast-check';

/**
 * Property tests draw the same texts each time, so that a run gives the same result for the same code, and a failure is
 * seen by the person who made the change. `STET_PROPERTY_SEED=7` draws others; whatever number is printed with a
 * failure reproduces it.
 */
fc.configureGlobal({ seed: Number(process.env.STET_PROPERTY_SEED ?? 1) });
