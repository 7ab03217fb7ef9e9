import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { today } from '#kernel/today.ts';
import { isFormal } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { CountryPlace, Place } from '#platform/place/place.ts';
import { bestOf, wordsOf } from './match.ts';
import { plainText, type Speller } from './pinyin.ts';

export type PlaceSearchNeeds = {
  readonly place: Pick<Place, 'countryPlaces'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly now: Clock;
};

/** The climate zone of a place, taken from the place itself or the nearest one above it for which knowledge has one. */
export type ClimateOfPlace = {
  /** `2A` */
  readonly zone: string;
  readonly names: { readonly zh: string; readonly en: string };
  /** The place for which knowledge has it. */
  readonly region: string;
  readonly status: string;
  /** Whether a verdict may be based on it without being marked as indicative. */
  readonly formal: boolean;
  /** The entry that is checked against the printed text. */
  readonly entry: string;
  readonly document: string;
  readonly clause: string;
};

/** What is looked for; `within`: only places below this one, at any depth. */
export type PlaceQuestion = { readonly text: string; readonly within?: string | undefined; readonly limit: number };

export type PlaceHit = CountryPlace & {
  /** Names of the places above it, highest first. */
  readonly above: readonly string[];
  /** null if knowledge has none: each building then states its own. */
  readonly climate: ClimateOfPlace | null;
};

/**
 * Finds places of the whole country by name, code or pinyin, whether or not the city has them. Throws `no-such-place` for `within`.
 * @example await find({ text: 'yangquan', limit: 3 }) // { total: 2, places: [{ code: '140300', name: '阳泉市', … }, …] }
 */
export function createPlaceSearch({ place, knowledge, now }: PlaceSearchNeeds, spell: Speller) {
  return async ({ text, within, limit }: PlaceQuestion): Promise<{ total: number; places: PlaceHit[] }> => {
    const all = await place.countryPlaces();
    const byCode = new Map(all.map((one) => [one.code, one]));
    const whole = (one: CountryPlace): string[] => [
      ...placesAbove(one, byCode)
        .map(({ name }) => name)
        .toReversed(),
      one.name,
    ];
    const chain = (one: CountryPlace): CountryPlace[] => [one, ...placesAbove(one, byCode)];
    const searchable = (one: CountryPlace) => ({
      spelling: spell(one.name),
      code: one.code,
      more: plainText(whole(one).join('')),
    });
    if (within !== undefined && !byCode.has(within)) throw new Problem('not-found', 'no-such-place', { place: within });
    const looked = within === undefined ? all : all.filter((one) => isBelow(one, within, byCode));
    const { total, best } = bestOf(looked, wordsOf(text), { limit, searchable });
    const climateOf = climates(knowledge, now);
    const places = best.map((one) => ({
      ...one,
      above: whole(one).slice(0, -1),
      climate: climateOf(chain(one).map(({ code }) => code)),
    }));
    return { total, places };
  };
}

/** Whether a place lies in another, at any depth. */
function isBelow({ parent }: CountryPlace, code: string, byCode: ReadonlyMap<string, CountryPlace>): boolean {
  const above = parent === null ? undefined : byCode.get(parent);
  return parent === code || (above !== undefined && isBelow(above, code, byCode));
}

/** Nearest first; the country itself is left out. */
function placesAbove({ parent }: CountryPlace, byCode: ReadonlyMap<string, CountryPlace>): CountryPlace[] {
  const above = parent === null ? undefined : byCode.get(parent);
  return above === undefined || above.kind === 'nation' ? [] : [above, ...placesAbove(above, byCode)];
}

function climates(knowledge: PlaceSearchNeeds['knowledge'], now: Clock): (within: readonly string[]) => ClimateOfPlace | null {
  const at = { on: today(now()), recorded: now() };
  const [zones, places] = [knowledge.inForce('climate-zone', at), knowledge.inForce('climate-of-place', at)];
  return (within) => {
    const found = within.flatMap((code) => places.find(({ region }) => region === code) ?? [])[0];
    const names = zones.find(({ zone }) => zone === found?.zone)?.names;
    if (found === undefined || names === undefined) return null;
    const { id, zone, region, status, source } = found;
    return { zone, names, region, status, formal: isFormal(found), entry: id, document: source.document, clause: source.clause };
  };
}
