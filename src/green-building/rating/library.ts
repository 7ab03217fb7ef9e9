import { Problem } from '#kernel/problem.ts';
import type { EntryOf, Kind } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Vocabulary } from './climate.ts';
import { plainStandard } from './given.ts';
import type { Item, Scheme } from './score-input.ts';

const everyDay = '9999-12-31';

/** The standards and lists of the knowledge files, as in force on a day and as the program knows them now. */
export function createLibrary(knowledge: Pick<Knowledge, 'inForce'>, now: () => number) {
  const held = <K extends Kind>(kind: K, on: string): readonly EntryOf<K>[] => knowledge.inForce(kind, { on, recorded: now() });

  /** Throws Problem `rating-standard-unknown`, and `rating-standard-not-yet` for a day before it. */
  function named<K extends 'rating-standard' | 'prefab-standard'>(kind: K, standard: string, day: string): EntryOf<K> {
    const same = (one: EntryOf<K>) => plainStandard(one.standard) === plainStandard(standard);
    const found = held(kind, day).find(same);
    if (found !== undefined) return found;
    const later = held(kind, everyDay);
    const known = later.find(same);
    if (known === undefined)
      throw new Problem('not-found', 'rating-standard-unknown', { standard, known: later.map((one) => one.standard).join(', ') });
    throw new Problem('bad-input', 'rating-standard-not-yet', { standard: known.standard, date: day, from: known.validFrom ?? '—' });
  }

  return {
    scheme(standard: string, day: string): Scheme {
      const entry = named('rating-standard', standard, day);
      const items = held('rating-item', day).filter((one) => plainStandard(one.standard) === plainStandard(entry.standard));
      return { standard: entry, items: items.toSorted(byCode) };
    },
    prefab: (standard: string, day: string): EntryOf<'prefab-standard'> => named('prefab-standard', standard, day),
    incentives: (day: string): readonly EntryOf<'incentive'>[] => held('incentive', day),
    standards: (day: string) => ({ rating: held('rating-standard', day), prefab: held('prefab-standard', day) }),
    vocabulary(day: string): Vocabulary {
      const classes = held('fact', day).find(({ fact }) => fact === 'class')?.values ?? {};
      return { classes: Object.keys(classes), zones: held('climate-zone', day), places: held('climate-of-place', day) };
    },
  };
}

/** 4.2.9 before 4.2.10; control items of a chapter come first by their number. */
function byCode(a: Item, b: Item): number {
  const [left, right] = [a.code, b.code].map((code) => code.split('.').map((part) => Number.parseInt(part, 10))) as [number[], number[]];
  for (let at = 0; at < 3; at += 1) if (left[at] !== right[at]) return (left[at] ?? 0) - (right[at] ?? 0);
  return a.code < b.code ? -1 : 1;
}
