import { textIn, wordIn } from '../../../ui/address.ts';
import { yearIn } from '../../../ui/year.ts';

/** What the map can be coloured by. */
export const colourings = ['district', 'verdict', 'intensity', 'coverage'] as const;

export type Colouring = (typeof colourings)[number];

/** How the place stands, what it uses, what is known of it. */
export const cityViews = ['state', 'use', 'data'] as const;

export type CityView = (typeof cityViews)[number];

/** The state of the overview. Addresses from before there were views name a carrier where they mean its days. */
export const readCity = (given: Readonly<Record<string, unknown>>) => {
  const carrier = textIn(given, 'carrier');
  return {
    region: textIn(given, 'region'),
    year: yearIn(given),
    view: wordIn(given, 'view', cityViews, carrier === undefined ? 'state' : 'use'),
    /** The carrier whose days are shown; the first available one by default. */
    carrier,
    colour: wordIn(given, 'colour', colourings, 'district'),
  };
};
