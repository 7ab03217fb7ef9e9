import fc from 'fast-check';

/**
 * Random tests draw from one seed, so that the gate gives the same result for the same program each time. `npm run chance` uses other
 * seeds: what it finds becomes a test with exactly that case.
 */
fc.configureGlobal({ seed: Number(process.env['YAODONG_SEED'] ?? 20_261_120) });
