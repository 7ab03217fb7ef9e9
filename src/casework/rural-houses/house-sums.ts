import { exact, rounded, type Exact } from '#kernel/exact-number.ts';
import { energySources, isKnown, lessSure, seasonEnergy, type EnergyOpen, type EnergySource, type SeasonEnergy } from './house-energy.ts';

/** A house that was accepted: its case and the fields of it. */
export type House = { readonly case: string; readonly fields: Readonly<Record<string, unknown>> };

/** The fields that state the energy of a heating season, the last season first. */
export const seasonFields = { retrofit: ['energyAfter', 'energyBefore'], built: ['energy'] } as const;

/** A sum of a field over houses: `value` null if no house states it; `unknown`: how many do not. Two decimals. */
export type FieldSum = { readonly value: string | null; readonly unknown: number };

/** Houses by an option of a field; null for those that name none. */
export type ByOption = { readonly key: string | null; readonly houses: number; readonly area: FieldSum };

/** Houses whose energy before and after are both known, by how surely. Amounts in kgce, two decimals. */
export type EffectSum = {
  readonly how: EnergySource;
  readonly houses: number;
  readonly before: string;
  readonly after: string;
  readonly saved: string;
  /** A share of 1 with four decimals; null if nothing was used before. */
  readonly savedShare: string | null;
};

export type Effects = {
  readonly by: readonly EffectSum[];
  /** Houses without a stated energy before or after. */
  readonly without: number;
  /** Houses whose energy is stated and not known: an amount or its source is missing, or a carrier has no coefficient. */
  readonly incomplete: number;
  readonly withoutCoefficient: number;
};

const numberOf = (value: unknown): Exact | null =>
  typeof value === 'number' ? exact(String(value)) : typeof value === 'string' && /^\d+(?:\.\d+)?$/u.test(value) ? exact(value) : null;

/** The sum of a field; what is not stated adds nothing and is counted. */
export function sumOfField(houses: readonly House[], field: string): FieldSum {
  const known = houses.flatMap(({ fields }) => numberOf(fields[field]) ?? []);
  const value = known.length === 0 ? null : rounded(sumOf(known), 2);
  return { value, unknown: houses.length - known.length };
}

export const sumOf = (all: readonly Exact[]): Exact => all.reduce((sum, one) => sum.add(one), exact('0'));

/** Houses by the option that a field names, in the order of the options; those that name none last. */
export function byOption(houses: readonly House[], field: string, options: readonly string[]): ByOption[] {
  const grouped = Map.groupBy(houses, ({ fields }) => (typeof fields[field] === 'string' ? fields[field] : null));
  const others = [...grouped.keys()].filter((key) => key !== null && !options.includes(key));
  return [...options, ...others, null].flatMap((key) => {
    const own = grouped.get(key) ?? [];
    return own.length === 0 ? [] : [{ key, houses: own.length, area: sumOfField(own, 'area') }];
  });
}

/** Houses by each part that they name, which may be several, with the total of the field that says how much of it. */
export function byPart(
  houses: readonly House[],
  parts: readonly string[],
  amountOf: (part: string) => string | null,
): { readonly key: string; readonly houses: number; readonly amount: FieldSum | null }[] {
  return parts.flatMap((part) => {
    const own = houses.filter(({ fields }) => Array.isArray(fields['parts']) && (fields['parts'] as readonly string[]).includes(part));
    const field = amountOf(part);
    return own.length === 0 ? [] : [{ key: part, houses: own.length, amount: field === null ? null : sumOfField(own, field) }];
  });
}

/** How houses were heated before and after, most frequent first; null where it is not stated. */
export function heatingChanges(
  houses: readonly House[],
): { readonly before: string | null; readonly after: string | null; readonly houses: number }[] {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const grouped = Map.groupBy(houses, ({ fields }) => JSON.stringify([text(fields['heatingBefore']), text(fields['heatingAfter'])]));
  return [...grouped]
    .map(([key, own]) => {
      const [before, after] = JSON.parse(key) as [string | null, string | null];
      return { before, after, houses: own.length };
    })
    .filter(({ before, after }) => before !== null || after !== null)
    .toSorted((a, b) => b.houses - a.houses || ((a.before ?? '') < (b.before ?? '') ? -1 : 1));
}

/** The energy of a retrofitted house before and after, or why each is not known. */
const seasonsAround = ({ fields }: House, factorOf: (carrier: string) => Exact | null) => ({
  before: seasonEnergy(fields['energyBefore'], factorOf),
  after: seasonEnergy(fields['energyAfter'], factorOf),
});

/** The energy of a retrofitted house before and after, as surely as the less sure of the two; null if one of them is not known. */
function effectOf({ before, after }: ReturnType<typeof seasonsAround>) {
  return isKnown(before) && isKnown(after) ? { how: lessSure(before.how, after.how), before: before.kgce, after: after.kgce } : null;
}

/** What a house saved in a heating season, or used in one if it is new; null if that is not known. */
export function seasonOfHouse(house: House, of: 'retrofit' | 'built', factorOf: (carrier: string) => Exact | null): SeasonEnergy | null {
  if (of === 'built') {
    const energy = seasonEnergy(house.fields['energy'], factorOf);
    return isKnown(energy) ? energy : null;
  }
  const effect = effectOf(seasonsAround(house, factorOf));
  return effect === null ? null : { how: effect.how, kgce: effect.before.sub(effect.after) };
}

/** The effect of retrofits on the energy of a heating season: what is metered, billed and told by interview is never added up. */
export function effectsOf(houses: readonly House[], factorOf: (carrier: string) => Exact | null): Effects {
  const all = houses.map((house) => seasonsAround(house, factorOf));
  const known = all.flatMap((one) => effectOf(one) ?? []);
  const open = (why: EnergyOpen): number => all.filter((one) => reasonOf(one) === why).length;
  return {
    by: energySources.flatMap((how) => {
      const own = known.filter((one) => one.how === how);
      if (own.length === 0) return [];
      const [before, after] = [sumOf(own.map((one) => one.before)), sumOf(own.map((one) => one.after))];
      const saved = before.sub(after);
      const savedShare = before.n === 0n ? null : rounded(saved.div(before), 4);
      return [{ how, houses: own.length, before: rounded(before, 2), after: rounded(after, 2), saved: rounded(saved, 2), savedShare }];
    }),
    without: open('none'),
    incomplete: open('incomplete'),
    withoutCoefficient: open('no-coefficient'),
  };
}

/** Why the effect of a house is not known: each house counts once. */
function reasonOf({ before, after }: { before: SeasonEnergy | EnergyOpen; after: SeasonEnergy | EnergyOpen }): EnergyOpen | null {
  const reasons = [before, after].filter((one) => typeof one === 'string');
  return (['none', 'incomplete', 'no-coefficient'] as const).find((why) => reasons.includes(why)) ?? null;
}

/** The energy of new houses in a heating season, by how surely it is known; kgce, and per m² of those houses that state their area. */
export function seasonsOf(
  houses: readonly House[],
  factorOf: (carrier: string) => Exact | null,
): { readonly how: EnergySource; readonly houses: number; readonly kgce: string; readonly perM2: string | null }[] {
  const known = houses.flatMap((house) => {
    const energy = seasonOfHouse(house, 'built', factorOf);
    return energy === null ? [] : [{ ...energy, area: numberOf(house.fields['area']) }];
  });
  return energySources.flatMap((how) => {
    const own = known.filter((one) => one.how === how);
    if (own.length === 0) return [];
    const sized = own.filter((one) => one.area !== null && one.area.n !== 0n);
    const area = sumOf(sized.map((one) => one.area as Exact));
    const perM2 = sized.length === 0 ? null : rounded(sumOf(sized.map((one) => one.kgce)).div(area), 2);
    return [{ how, houses: own.length, kgce: rounded(sumOf(own.map((one) => one.kgce)), 2), perM2 }];
  });
}
