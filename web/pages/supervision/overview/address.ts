import { keptYears } from '#kernel/kept-time.ts';
import { numberIn, textIn, wordIn } from '../../../ui/address.ts';
import { usualYear } from '../benchmarking/address.ts';

/** What the map can be coloured by. */
export const colourings = ['district', 'verdict', 'intensity', 'coverage'] as const;

export type Colouring = (typeof colourings)[number];

/** The state of the home page. */
export const readCity = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: numberIn(given, 'year', usualYear, keptYears.first, keptYears.last),
  /** The carrier whose days are shown; the first available one by default. */
  carrier: textIn(given, 'carrier'),
  colour: wordIn(given, 'colour', colourings, 'district'),
});
