import { asOfNow } from '#kernel/as-of.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { type BuildingFacts, demolishedOn } from '#registry/registry/facts.ts';
import { bodiesOf } from './bodies.ts';
import { endFields, fieldsOf, leavingFields } from './columns.ts';
import type { FeedTerms } from './facts.ts';
import { createHidden, type Hidden } from './hidden.ts';
import { indoorRows } from './indoor-rows.ts';
import { inventoryRows } from './inventory-rows.ts';
import type { SharingNeeds } from './needs.ts';
import { subjectsOf } from './people.ts';
import { useRows, type RowsQuestion, type SubjectRows } from './use-rows.ts';

/**
 * Whether a day, month or year is of the data that are shared. It begins by their first day, as nothing from before leaves; it ends by
 * their last day, if one is stated, and otherwise begins by the last day of the agreement.
 */
function withinPeriod({ from, until, dataFrom = from, dataUntil }: FeedTerms): (part: string) => boolean {
  return (part) => {
    const first = firstDay(part);
    return first >= dataFrom && (dataUntil === undefined ? first <= until : lastDay(part) <= dataUntil);
  };
}

const firstDay = (part: string): string => `${part}-01-01`.slice(0, 10);

/** @example lastDay('2026-02') // '2026-02-28' */
function lastDay(part: string): string {
  const months = { 4: 12, 7: 1 }[part.length];
  return months === undefined ? part : dayText(addMonths(parseDay(firstDay(part)) as number, months) - 1);
}

async function* withinPeriodOnly(terms: FeedTerms, hidden: Hidden, rows: AsyncIterable<SubjectRows>): AsyncGenerator<SubjectRows> {
  const isWithin = withinPeriod(terms);
  for await (const one of rows) {
    const kept = one.parts.map(isWithin);
    const left = kept.filter((is) => !is).length;
    if (left > 0) hidden.rows('outside-period', one.subject, left);
    yield left === 0 ? one : { ...one, parts: one.parts.filter((_, at) => kept[at]), bodies: one.bodies.filter((_, at) => kept[at]) };
  }
}

/**
 * The current content of a feed: every row once, all rows of one subject and kind together, in no order. What is withheld is added to
 * `hidden`.
 */
export async function* rowsOf(needs: SharingNeeds, terms: FeedTerms, hidden: Hidden = createHidden()): AsyncGenerator<SubjectRows> {
  const day = today(needs.now());
  const buildings = await needs.registry.buildingFacts(programScope, { region: terms.region }, asOfNow);
  const subjects = subjectsOf(terms, terms.dataset === 'buildings' ? standingOnly(terms, buildings, day, hidden) : buildings, day);
  const leaving = new Set(leavingFields(terms));
  for (const name of fieldsOf(terms.dataset)) if (!leaving.has(name)) hidden.field(name);
  for (const code of subjects.kept) hidden.rows(terms.mask === undefined ? 'dwelling-without-mask' : 'group-too-small', code);
  const asked: RowsQuestion = { terms, subjects, bodies: bodiesOf(terms, day), today: day, hidden };
  switch (terms.dataset) {
    case 'buildings':
      yield* buildingRows(asked);
      break;
    case 'inventory':
      yield* withinPeriodOnly(terms, hidden, inventoryRows(needs, asked));
      break;
    case 'indoor':
      yield* withinPeriodOnly(terms, hidden, indoorRows(needs, asked));
      break;
    default:
      yield* withinPeriodOnly(terms, hidden, useRows(needs, asked));
  }
}

/**
 * A building that was torn down is shared only together with its end: without it, it would count as standing, by itself or in a group of
 * dwellings.
 */
function standingOnly(terms: FeedTerms, buildings: readonly BuildingFacts[], day: string, hidden: Hidden): readonly BuildingFacts[] {
  if (leavingFields(terms).some((field) => endFields.includes(field))) return buildings;
  const gone = buildings.filter((one) => demolishedOn(one, day) !== null);
  for (const { code } of gone) hidden.rows('demolished', code);
  const left = new Set(gone);
  return buildings.filter((one) => !left.has(one));
}

function* buildingRows({ subjects, bodies }: RowsQuestion): Generator<SubjectRows> {
  for (const subject of new Set([...subjects.alone.values(), ...subjects.groups.values()]))
    yield { kind: '', subject: subject.code, parts: [''], bodies: [bodies(subject)({})] };
}
