import type { Language } from '#kernel/finding.ts';
import { labels } from '#kernel/label-terms.ts';
import { statusTerms, type Term } from '#kernel/vocabulary.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { placeAt, procedureParts, type ProcedurePart } from '#platform/knowledge/vocabulary.ts';
import { changeKeyTerms, partStatusTerms } from './vocabulary.ts';
import { nameOf, termIn } from './wording.ts';

const parts = [...procedureParts, 'reports'] as const;

type Part = ProcedurePart | 'reports';

/** One difference between two versions; all in the reader's words. */
export type VersionChange = {
  /** Null for the file as a whole. */
  readonly part: Part | null;
  /** The key in the file: of a state, a limit, a step. */
  readonly key: string | null;
  readonly name: string | null;
  readonly how: 'added' | 'removed' | 'changed';
  /** The changed attribute: the term, who takes it; null if the whole was added or removed. */
  readonly what: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

type Map = Readonly<Record<string, unknown>>;

const units = ['workdays', 'days', 'months', 'years'];
const aboutWhole = ['names', 'source', 'status', 'validFrom', 'validTo', 'zone', 'links', 'supersedes', 'quota', 'must'];

/**
 * The differences between two versions, in file order: what was added, removed, changed.
 * @example versionChanges(one, two, 'zh') // [{ part: 'limits', name: '形式审查', how: 'changed', what: '办理时限', before: '5 个工作日', …
 * }]
 */
export function versionChanges(before: Procedure, after: Procedure, language: Language): VersionChange[] {
  const whole = between(before, after, { part: null, key: null, name: null, keys: aboutWhole, path: [] }, language, before, after);
  return [...whole, ...parts.flatMap((part) => changesIn(part, before, after, language))];
}

function changesIn(part: Part, before: Procedure, after: Procedure, language: Language): VersionChange[] {
  const [was, is] = [before[part] as Readonly<Record<string, Map>>, after[part] as Readonly<Record<string, Map>>];
  const keys = [...Object.keys(was), ...Object.keys(is).filter((key) => !Object.hasOwn(was, key))];
  return keys.flatMap((key): VersionChange[] => {
    const [had, has] = [was[key], is[key]];
    const name = nameOf(key, has ?? had, language);
    const said = (of: Procedure, one: Map) => (part === 'limits' ? textAt('term', one, ['limits', key], language, of) : null);
    if (had === undefined && has !== undefined)
      return [{ part, key, name, how: 'added', what: null, before: null, after: said(after, has) }];
    if (has === undefined && had !== undefined)
      return [{ part, key, name, how: 'removed', what: null, before: said(before, had), after: null }];
    return between(had ?? {}, has ?? {}, { part, key, name, keys: null, path: [part, key] }, language, before, after);
  });
}

type About = Pick<VersionChange, 'part' | 'key' | 'name'> & { readonly keys: readonly string[] | null; readonly path: readonly string[] };

function between(
  was: Map,
  is: Map,
  { keys, path, ...about }: About,
  language: Language,
  before: Procedure,
  after: Procedure,
): VersionChange[] {
  const all = [...new Set([...Object.keys(was), ...Object.keys(is)].map((key) => (units.includes(key) ? 'term' : key)))];
  return all
    .filter((key) => keys === null || keys.includes(key))
    .flatMap((key): VersionChange[] => {
      const [had, has] = [textAt(key, was, path, language, before), textAt(key, is, path, language, after)];
      const same = key === 'term' ? had === has : JSON.stringify(was[key]) === JSON.stringify(is[key]);
      return same ? [] : [{ ...about, how: 'changed', what: labelOf(key, language), before: had, after: has }];
    });
}

const labelOf = (key: string, language: Language): string =>
  Object.hasOwn(changeKeyTerms, key) ? changeKeyTerms[key as keyof typeof changeKeyTerms][language] : key;

/** The value at a key, in words; null if there is none. */
function textAt(key: string, one: Map, path: readonly string[], language: Language, of: Procedure): string | null {
  if (key === 'term') return termIn(one, language);
  return inWords(one[key], [...path, key], language, of);
}

function statusIn(status: string, language: Language): string {
  const terms: Readonly<Record<string, Term>> = { ...statusTerms, ...partStatusTerms };
  return terms[status]?.[language] ?? status;
}

const yesNo = (value: boolean, language: Language): string => labels[language][value ? 'yes' : 'no'];

function inWords(value: unknown, path: readonly string[], language: Language, of: Procedure): string | null {
  if (value === undefined || value === null) return null;
  const pause = language === 'zh' ? '、' : ', ';
  const place = placeAt(path);
  const named = (part: ProcedurePart | undefined, key: string): string =>
    part === undefined ? key : nameOf(key, (of[part] as Readonly<Record<string, Map>>)[key], language);
  if (Array.isArray(value)) return value.map((each) => inWords(each, path, language, of) ?? '').join(pause);
  if (typeof value === 'boolean') return yesNo(value, language);
  if (typeof value === 'string' && path.at(-1) === 'status') return statusIn(value, language);
  if (value === 'none') return yesNo(true, language);
  if (typeof value === 'string' || typeof value === 'number') return named(place?.names, String(value));
  const map = value as Map;
  if (typeof map['zh'] === 'string' && typeof map['en'] === 'string') return map[language] as string;
  return Object.entries(map)
    .map(([key, inner]) =>
      `${place?.keysOf === undefined ? labelOf(key, language) : named(place.keysOf, key)} ${inWords(inner, [...path, key], language, of) ?? ''}`.trim(),
    )
    .join(pause);
}
