import * as fc from 'fast-check';

/** A fault that a property finds is found: nobody reads the smallest example of it. The same examples for every mutant. */
fc.configureGlobal({ seed: 1, endOnFailure: true });
