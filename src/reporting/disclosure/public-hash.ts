import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { ByConsent, PlaceYear } from './facts.ts';
import type { PublicSum } from './store.ts';

/** Hash of everything that would be public of buildings, and by whose consent: passed as `seen` to issue it. */
export const buildingsHash = (asked: PlaceYear, told: readonly ByConsent[]): string => hashOf({ ...asked, buildings: told });

/** The same for totals of places. */
export const sumsHash = (asked: PlaceYear, told: readonly PublicSum[]): string => hashOf({ ...asked, sums: told });

/** How many of them are named if what was read is not the latest. */
const mostNamed = 20;

/** What would be public now, for people. */
export const textOfBuildings = (told: readonly ByConsent[]): string =>
  textOf(told.map(({ name, uses }) => [name, ...uses.map(({ value, unit }) => `${value} ${unit}`)].join(' ')));

export const textOfSums = (told: readonly PublicSum[]): string =>
  textOf(told.map(({ name, carriers }) => [name, ...carriers.map(({ value, unit }) => `${value} ${unit}`)].join(' ')));

const textOf = (parts: readonly string[]): string =>
  parts.length === 0 ? '—' : [...parts.slice(0, mostNamed), ...(parts.length > mostNamed ? ['…'] : [])].join('; ');

const hashOf = (told: object): string => sha256(canonicalJson(told));
