import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { bodiesOf } from './bodies.ts';
import { fieldsOf, leavingFields } from './columns.ts';
import type { FeedTerms } from './facts.ts';
import { createHidden, type Hidden } from './hidden.ts';
import { indoorRows } from './indoor-rows.ts';
import { inventoryRows } from './inventory-rows.ts';
import type { SharingNeeds } from './needs.ts';
import { subjectsOf } from './people.ts';
import { useRows, type RowsQuestion, type SubjectRows } from './use-rows.ts';

/**
 * The current content of a feed: every row once, all rows of one subject and kind together, in no order. What is withheld is added to
 * `hidden`.
 */
export async function* rowsOf(needs: SharingNeeds, terms: FeedTerms, hidden: Hidden = createHidden()): AsyncGenerator<SubjectRows> {
  const day = today(needs.now());
  const buildings = await needs.registry.buildingFacts(programScope, { region: terms.region }, asOfNow);
  const subjects = subjectsOf(terms, buildings, day);
  const leaving = new Set(leavingFields(terms));
  for (const name of fieldsOf(terms.dataset)) if (!leaving.has(name)) hidden.field(name);
  for (const code of subjects.kept) hidden.rows(terms.mask === undefined ? 'dwelling-without-mask' : 'group-too-small', code);
  const asked: RowsQuestion = { terms, subjects, bodies: bodiesOf(terms, day), today: day, hidden };
  switch (terms.dataset) {
    case 'buildings':
      yield* buildingRows(asked);
      break;
    case 'inventory':
      yield* inventoryRows(needs, asked);
      break;
    case 'indoor':
      yield* indoorRows(needs, asked);
      break;
    default:
      yield* useRows(needs, asked);
  }
}

function* buildingRows({ subjects, bodies }: RowsQuestion): Generator<SubjectRows> {
  for (const subject of new Set([...subjects.alone.values(), ...subjects.groups.values()]))
    yield { kind: '', subject: subject.code, parts: [''], bodies: [bodies(subject)({})] };
}
