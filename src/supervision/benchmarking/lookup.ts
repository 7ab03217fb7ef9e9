import { groundOf, heatingCarrier, type Lookup, readClimate, type Rules } from './criteria.ts';
import { regionsAbove } from './facts.ts';
import { tablesFor, type QuotaTable } from './tables.ts';

export function lookupOf(rules: Rules): Lookup {
  const [uses, corrections] = [byEveryId(rules.uses), byEveryId(rules.corrections)];
  const ground = remembered(groundOf);
  const within = byText(regionsAbove);
  const tables = byText((asked: { family: string; within: readonly string[] }) => tablesFor(asked.family, asked.within, rules.tables));
  const climate = byText((asked: { own: unknown; within: readonly string[] }) => readClimate(asked.own, asked.within, rules));
  const heating = remembered((said: unknown) => heatingCarrier(said, rules.heatings));
  return {
    rules,
    use: (use) => uses.get(`use/${use}`),
    within: (building) => {
      const zone = building.fields['developmentZone'];
      return within(`${building.region} ${typeof zone === 'string' ? zone : ''}`, building);
    },
    tables: (family, regions) => tables(`${family} ${regions.join(' ')}`, { family, within: regions }),
    corrections: remembered((table: QuotaTable) => table.corrections.flatMap((id) => corrections.get(id) ?? [])),
    climate: (own, regions) => climate(`${typeof own} ${String(own)} ${regions.join(' ')}`, { own, within: regions }),
    severalUses: byEveryId(rules.methods).get('gbt51161-2016/several-uses'),
    heating,
    ground,
    asked: criteriaNeeded(rules),
  };
}

/** Entries by their ids, and by those that they supersede: a table keeps naming the id that it was written with. */
function byEveryId<T extends { readonly id: string; readonly standsFor: readonly string[] }>(
  entries: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(entries.flatMap((one) => [...one.standsFor, one.id].map((id) => [id, one] as const)));
}

function criteriaNeeded({ tables, corrections, readings }: Rules): string[] {
  const names = new Set<string>(['thermal', 'stateOrgan']);
  for (const { rows } of tables) for (const { when } of rows) for (const name of Object.keys(when)) names.add(name);
  for (const { base } of corrections) if (typeof base === 'object') names.add(base.by);
  for (const { criterion } of readings) names.add(criterion);
  return [...names];
}

/** Memoizes by key. */
function remembered<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (known.has(key)) return known.get(key) as V;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}

/** The same for questions of several parts, identified by a text. */
function byText<Q, V>(find: (asked: Q) => V): (key: string, asked: Q) => V {
  const known = new Map<string, V>();
  return (key, asked) => {
    const had = known.get(key);
    if (had !== undefined) return had;
    const found = find(asked);
    known.set(key, found);
    return found;
  };
}
