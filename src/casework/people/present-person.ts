import type { Person, PersonKind } from './facts.ts';
import type { PersonRow } from './store.ts';
import type { PersonState } from './vocabulary.ts';

/** A person as the program represents them. */
export function personOf({ code, fields }: PersonRow): Person {
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  const several = (field: string): string[] => (Array.isArray(fields[field]) ? (fields[field] as string[]) : []);
  return {
    code,
    name: text('name') ?? code,
    kind: (text('kind') ?? 'expert') as PersonKind,
    organisation: text('organisation') ?? '',
    regions: several('regions'),
    groups: several('groups'),
    title: text('title') ?? '',
    from: text('termFrom'),
    until: text('termUntil'),
    recuse: several('recuse'),
    user: text('user'),
  };
}

/** A person as returned in responses. */
export type PersonShown = ReturnType<typeof presentPerson>;

/** @param day the local day for which the state is given */
export function presentPerson(row: PersonRow, day: string) {
  const { regions, groups, recuse, ...person } = personOf(row);
  const strike = strikeOf(row);
  return { ...person, regions: [...regions], groups: [...groups], recuse: [...recuse], ...strike, state: stateOn(person, strike, day) };
}

function strikeOf({ fields }: PersonRow) {
  const { struckOn, struckReason } = fields;
  return {
    struckOn: typeof struckOn === 'string' ? struckOn : null,
    struckReason: typeof struckReason === 'string' ? struckReason : null,
  };
}

/** Whether the term includes a day: both its ends are included, the day of being struck off is not. */
function stateOn({ from, until }: Pick<Person, 'from' | 'until'>, { struckOn }: ReturnType<typeof strikeOf>, day: string): PersonState {
  if (struckOn !== null && struckOn <= day) return 'struck-off';
  if (from !== null && from > day) return 'later';
  return until !== null && until < day ? 'ended' : 'in-force';
}
