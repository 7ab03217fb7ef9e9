import type { z } from 'zod';
import { usualSignInRules } from '#platform/access/facts.ts';
import type { settingsShape } from './contract.ts';

/** The settings of the city. */
export type Settings = z.infer<typeof settingsShape>;

/** The defaults: nothing is disclosed. */
export const usualSettings: Settings = {
  cityName: '',
  mapNumber: '',
  tiles: '',
  tilesBy: '',
  disclosure: { open: false, consent: true, leastArea: 3000, leastCoverage: 0.9, leastBuildings: 5, notice: '', targetsOf: '' },
  backups: { every: 'never', at: '02:30', weekday: 7, kept: 7 },
  filesKeptYears: null,
  signIn: usualSignInRules,
};
