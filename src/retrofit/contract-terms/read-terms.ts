import type { z } from 'zod';
import type { Finding } from '#kernel/finding.ts';
import { contractTypes, type Terms } from './facts.ts';
import { guaranteedPeriods, holding, monthsTouched } from './periods.ts';
import { commonShape, termsShapes, type WrittenTerms } from './terms-shape.ts';

/** Terms, or everything that is wrong with them: each term by its path, such as `prices[0].yuan`. */
export type ReadTerms = { readonly terms: WrittenTerms } | { readonly wrong: readonly Finding[] };

/** Parses the terms of a contract. Assumes no defaults: everything missing is named, one by one. */
export function readTerms(given: unknown): ReadTerms {
  const type = contractTypes.find((one) => one === (given as { readonly type?: unknown } | null)?.type);
  const read = (type === undefined ? commonShape : termsShapes[type]).safeParse(given ?? {});
  const wrong = [...tariffsOf(given), ...(read.success ? [] : read.error.issues.flatMap((issue) => wrongOf(issue, given)))];
  if (wrong.length > 0 || !read.success || type === undefined) return { wrong: once(wrong) };
  const terms = read.data as WrittenTerms;
  const odd = [...together(terms), ...ofType(terms)];
  return odd.length > 0 ? { wrong: odd } : { terms };
}

const missing = (term: string): Finding => ({ code: 'term-missing', severity: 'error', evidence: { term } });
const bad = (term: string, text: unknown): Finding => ({
  code: 'term-bad',
  severity: 'error',
  evidence: { term, text: (typeof text === 'string' ? text : (JSON.stringify(text) ?? '')).slice(0, 80) },
});

const once = (found: readonly Finding[]): Finding[] =>
  found.filter((one, at) => found.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at);

type Path = readonly PropertyKey[];

const placeOf = (path: Path): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');

const at = (given: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, part) => (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[part], given);

const isLeftOut = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

type Issue = z.core.$ZodIssue;

function wrongOf(issue: Issue, given: unknown): Finding[] {
  const value = at(given, issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .filter((key) => key !== 'tariff')
      .map((key) => ({ code: 'term-unknown', severity: 'error', evidence: { term: placeOf([...issue.path, key]) } }));
  if (isLeftOut(value)) return isByTariff(issue.path, given) ? [] : [missing(placeOf(issue.path))];
  // a boundary is of one kind or the other: errors are reported for the kind that it names
  if (issue.code === 'invalid_union' && typeof value === 'object' && value !== null) return unionOf(issue, value, given);
  return [bad(placeOf(issue.path), value)];
}

/** A price that names a tariff has no yuan: that is already reported. */
const isByTariff = (path: Path, given: unknown): boolean =>
  path.at(-1) === 'yuan' && at(given, [...path.slice(0, -1), 'tariff']) !== undefined;

function unionOf(issue: Extract<Issue, { code: 'invalid_union' }>, value: object, given: unknown): Finding[] {
  if (!('baseline' in value) && !('stipulated' in value)) return [missing(placeOf([...issue.path, 'baseline']))];
  const branch = issue.errors['stipulated' in value ? issue.errors.length - 1 : 0] ?? [];
  return branch.flatMap((one) => wrongOf({ ...one, path: [...issue.path, ...one.path] }, given));
}

/** Prices by tariffs, which are not supported yet. */
function tariffsOf(given: unknown): Finding[] {
  const prices = at(given, ['prices']);
  return (Array.isArray(prices) ? prices : []).flatMap((price: unknown, index) => {
    const tariff = at(price, ['tariff']);
    return tariff === undefined
      ? []
      : [{ code: 'price-tariff', severity: 'error' as const, evidence: { term: `prices[${index}]`, tariff } }];
  });
}

/** Consistency rules of every contract. */
function together(terms: WrittenTerms): Finding[] {
  const names = terms.boundaries.map(({ name }) => name);
  const startLate = (list: readonly { readonly from: string }[]): boolean => holding(list, terms.from) === undefined;
  const found: Finding[] = [];
  if (terms.to <= terms.from) found.push(bad('to', terms.to));
  found.push(...twice(names).map((index) => bad(`boundaries[${index}].name`, names[index])));
  found.push(...strangers(terms.prices, names, 'prices'));
  found.push(
    ...twice(terms.prices.map(({ boundary, from }) => `${boundary} ${from}`)).map((index) =>
      bad(`prices[${index}].from`, terms.prices[index]?.from),
    ),
  );
  for (const name of names) {
    const own = terms.prices.filter(({ boundary }) => boundary === name);
    if (startLate(own)) found.push(missing(`prices (${name}, ${terms.from})`));
  }
  return found;
}

const twice = (list: readonly string[]): number[] => list.flatMap((one, index) => (list.indexOf(one) < index ? [index] : []));

const strangers = (list: readonly { readonly boundary: string }[], names: readonly string[], term: string): Finding[] =>
  list.flatMap(({ boundary }, index) => (names.includes(boundary) ? [] : [bad(`${term}[${index}].boundary`, boundary)]));

/** Consistency rules of each contract type. */
function ofType(terms: WrittenTerms): Finding[] {
  const from = (list: readonly { readonly from: string }[], term: string): Finding[] => [
    ...(holding(list, terms.from) === undefined ? [missing(`${term} (${terms.from})`)] : []),
    ...twice(list.map((one) => one.from)).map((index) => bad(`${term}[${index}].from`, list[index]?.from)),
  ];
  if (terms.type === 'shared') return from(terms.providerShare, 'providerShare');
  const names = terms.boundaries.map(({ name }) => name);
  if (terms.type === 'guaranteed') return [...from(terms.fee, 'fee'), ...guaranteesOf(terms, names)];
  return [...from(terms.fee, 'fee'), ...basesOf(terms, names)];
}

function guaranteesOf(terms: Extract<WrittenTerms, { type: 'guaranteed' }>, names: readonly string[]): Finding[] {
  const { guarantee } = terms;
  // written terms have the dates that the periods are made of
  const isWhole = (one: (typeof guarantee)[number]) => terms.to > terms.from && guaranteedPeriods(terms as unknown as Terms, one) !== null;
  return [
    ...strangers(guarantee, names, 'guarantee'),
    ...guarantee.flatMap((one, index) => (isWhole(one) ? [] : [bad(`guarantee[${index}].to`, `${one.from}..${one.to}`)])),
    ...twice(guarantee.map(({ boundary, from, to }) => `${boundary} ${from} ${to}`)).map((index) =>
      bad(`guarantee[${index}].boundary`, guarantee[index]?.boundary),
    ),
  ];
}

function basesOf(terms: Extract<WrittenTerms, { type: 'trusteeship' }>, names: readonly string[]): Finding[] {
  const { base } = terms;
  const lacks = names.flatMap((name) => {
    const had = new Set(base.filter(({ boundary }) => boundary === name).map(({ month }) => month));
    return terms.to <= terms.from
      ? []
      : monthsTouched(terms)
          .filter((month) => !had.has(month))
          .map((month) => missing(`base (${name}, ${month})`));
  });
  const again = twice(base.map(({ boundary, month }) => `${boundary} ${month}`)).map((index) =>
    bad(`base[${index}].month`, base[index]?.month),
  );
  return [...lacks, ...strangers(base, names, 'base'), ...again];
}

/** Terms that an amendment changes although they are fixed for the whole life of a contract. */
export function changedForGood(before: Terms, after: Terms): string[] {
  return (['code', 'type', 'owner', 'provider', 'from', 'period'] as const).filter((term) => before[term] !== after[term]);
}
