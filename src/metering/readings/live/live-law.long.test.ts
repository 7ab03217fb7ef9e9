import { describe } from 'vitest';
import { liveLaw } from '../../../../test/live-law.ts';

describe.each([20_261_121, 20_261_126, 20_261_127])('drawn from %i', (seed) => liveLaw({ seed, meters: 40, rounds: 12 }));
