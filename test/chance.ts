import fc from 'fast-check';

/**
 * Random tests draw from one seed, so that the gate says the same of the same program each time. `npm run chance` draws from others: what
 * it finds becomes a test with that very case.
 */
fc.configureGlobal({ seed: Number(process.env['YAODONG_SEED'] ?? 20_261_120) });
