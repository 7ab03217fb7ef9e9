import { asOfNow } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Clock } from '#kernel/request-context.ts';
import { today } from '#kernel/today.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';

type Speciality = EntryOf<'speciality'>;

type Needs = { readonly knowledge: Pick<Knowledge, 'inForce'>; readonly now: Clock };

/** The specialities in force today; a place adds its own. */
export const specialitiesIn = ({ knowledge, now }: Needs): readonly Speciality[] =>
  knowledge.inForce('speciality', { on: today(now()), ...asOfNow });

const keyOf = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();

/** All names of a speciality: its code, its names in both languages, what lists call it. */
const namesOf = ({ code, names, words }: Speciality): string[] => [code, names.zh, names.en, ...words];

/** The speciality that a text names; undefined if none has that name. */
export const specialityNamed = (all: readonly Speciality[], text: string): Speciality | undefined =>
  all.find((one) => namesOf(one).some((name) => keyOf(name) === keyOf(text)));

/**
 * What someone with these specialities counts as: as written, and by every other name of each.
 * @example groupsAs(specialities, ['暖通']) // ['暖通', 'hvac', 'HVAC', '暖通空调', …]
 */
export function groupsAs(all: readonly Speciality[], groups: readonly string[]): string[] {
  const others = groups.flatMap((group) => {
    const found = specialityNamed(all, group);
    return found === undefined ? [] : namesOf(found);
  });
  return [...new Set([...groups, ...others])];
}

type Written = { readonly code: string; readonly after: { readonly fields: Readonly<Record<string, unknown>> } };

/** Specialities of people that are not in the list: they are kept as written, and no panel asks for them by another name. */
export function specialitiesUnknown(all: readonly Speciality[], written: readonly Written[]): Finding[] {
  const named = written.flatMap(({ code, after }) =>
    (Array.isArray(after.fields['groups']) ? (after.fields['groups'] as string[]) : []).map((group) => ({ code, group })),
  );
  const unknown = Map.groupBy(
    named.filter(({ group }) => specialityNamed(all, group) === undefined),
    ({ group }) => group,
  );
  const known = all.map(({ names }) => names.zh).join('、');
  return [...unknown].map(([group, people]) => ({
    code: 'person-speciality-unknown',
    severity: 'warning',
    evidence: {
      group,
      people: people
        .slice(0, 20)
        .map(({ code }) => code)
        .join(' '),
      count: people.length,
      known,
    },
  }));
}
