import * as fc from 'fast-check';

/** It is enough that a property finds a fault: no one reads its smallest example. The same examples for every mutant. */
fc.configureGlobal({ seed: 1, endOnFailure: true });
