import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { ByConsent, PlaceYear } from './facts.ts';
import type { PublicSum } from './store.ts';

/** Of all that would be public of buildings, and by whose consent: who issues it names it as `seen`. */
export const buildingsHash = (asked: PlaceYear, told: readonly ByConsent[]): string => hashOf({ ...asked, buildings: told });

/** The same of sums of places. */
export const sumsHash = (asked: PlaceYear, told: readonly PublicSum[]): string => hashOf({ ...asked, sums: told });

/** So many of them are told by name where what was read is not the latest. */
const mostNamed = 20;

/** What would be public now, for people. */
export const textOfBuildings = (told: readonly ByConsent[]): string =>
  textOf(told.map(({ name, uses }) => [name, ...uses.map(({ value, unit }) => `${value} ${unit}`)].join(' ')));

export const textOfSums = (told: readonly PublicSum[]): string =>
  textOf(told.map(({ name, carriers }) => [name, ...carriers.map(({ value, unit }) => `${value} ${unit}`)].join(' ')));

const textOf = (parts: readonly string[]): string =>
  parts.length === 0 ? '—' : [...parts.slice(0, mostNamed), ...(parts.length > mostNamed ? ['…'] : [])].join('; ');

const hashOf = (told: object): string => sha256(canonicalJson(told));
