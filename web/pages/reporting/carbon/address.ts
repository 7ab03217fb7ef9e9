import { textIn, wordIn } from '../../../ui/address.ts';
import { yearIn } from '../../../ui/year.ts';

export const bases = ['location', 'market'] as const;
export const groupings = ['district', 'use', 'building'] as const;

/** The state of the page of carbon. */
export const readCarbon = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: yearIn(given),
  basis: wordIn(given, 'basis', bases, 'location'),
  by: wordIn(given, 'by', groupings, 'district'),
  tab: wordIn(given, 'tab', ['rows', 'factors', 'certificates'], 'rows'),
});

export type CarbonAddress = ReturnType<typeof readCarbon>;
