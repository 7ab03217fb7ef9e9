import { checkAmounts, type AmountContext } from './amount-check.ts';
import type { EntryOf, Kind } from '../entry.ts';
import type { Fault, Placed } from '../read.ts';

type OnFault = (entry: Placed, path: readonly (string | number)[], code: string, evidence: Readonly<Record<string, unknown>>) => void;

/**
 * Checks standards and incentives together: an item belongs to a part that its standard has, a number is used once, an incentive is an item
 * of the rules.
 */
export function ratingFaults(entries: readonly Placed[]): Fault[] {
  const faults: Fault[] = [];
  const told: OnFault = (entry, path, code, evidence) => faults.push({ file: entry.file, line: entry.lineAt(path), code, evidence });
  const items = new Set(entriesOf(entries, 'item').map(({ held }) => held.item));
  const policies = entriesOf(entries, 'policy').map(({ held }) => held);
  const context: AmountContext = {
    policyOf: firstBy(policies, ({ code }) => code),
    ruleOf: firstBy(
      policies.flatMap(({ code, text }) => text.flatMap(({ rules = [] }) => rules.map((rule) => ({ ...rule, name: `${code}/${rule.id}` })))),
      ({ name }) => name,
    ),
    numbers: new Set(entriesOf(entries, 'fact').flatMap(({ held }) => (held.type === 'number' ? [held.fact] : []))),
  };
  for (const { entry, held } of entriesOf(entries, 'incentive')) {
    if (!items.has(held.item)) told(entry, ['item'], 'policy-item-unknown', { item: held.item });
    checkAmounts(held, context, (path, code, evidence) => told(entry, path, code, evidence));
  }
  for (const { entry, held } of entriesOf(entries, 'prefab-standard')) checkPrefab(entry, held, told);
  checkItems(entries, told);
  return faults;
}

const firstBy = <T>(list: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, T> =>
  new Map(list.toReversed().map((one) => [nameOf(one), one]));

function entriesOf<K extends Kind>(entries: readonly Placed[], kind: K): { entry: Placed; held: EntryOf<K> }[] {
  return entries.filter((entry) => entry.kind === kind).map((entry) => ({ entry, held: entry.held as EntryOf<K> }));
}

function checkItems(entries: readonly Placed[], told: OnFault): void {
  const partsOf = new Map<string, Set<string>>();
  for (const { held } of entriesOf(entries, 'rating-standard')) {
    const codes = partsOf.get(held.standard) ?? new Set();
    for (const { code } of [held.base, ...held.parts, held.bonus]) codes.add(code);
    partsOf.set(held.standard, codes);
  }
  const ids = new Map<string, string>();
  for (const { entry, held } of entriesOf(entries, 'rating-item')) {
    if (partsOf.get(held.standard)?.has(held.part) === false) told(entry, ['part'], 'rating-item-part', { item: held.code, part: held.part });
    if (held.type !== 'control' && held.max === undefined) told(entry, [], 'rating-item-points', { item: held.code });
    const key = `${held.standard} ${held.code}`;
    const other = ids.get(key);
    if (other !== undefined && other !== held.id && held.supersedes !== other) told(entry, ['code'], 'rating-item-twice', { item: held.code, other });
    ids.set(key, held.id);
  }
}

function checkPrefab(entry: Placed, { groups, items, gradeNeeds }: EntryOf<'prefab-standard'>, told: OnFault): void {
  const codes = new Set(groups.map(({ code }) => code));
  items.forEach(({ item, group }, at) => {
    if (!codes.has(group)) told(entry, ['items', at, 'group'], 'rating-item-part', { item, part: group });
  });
  if (!items.some(({ item }) => item === gradeNeeds.item))
    told(entry, ['gradeNeeds', 'item'], 'rating-item-part', { item: gradeNeeds.item, part: '—' });
}
