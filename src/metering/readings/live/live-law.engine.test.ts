import { liveLaw } from '../../../../test/live-law.ts';

liveLaw({ seed: 20_261_121, meters: 8, rounds: 5 });
