import { mapInTurns } from '#kernel/in-turns.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { casesThen, type CaseThen } from '../store/entered-store.ts';
import type { CaseHead, Fields, Standing } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { versionOf, zoneOf } from '../open-case.ts';
import { withdrawnInto } from '../rules/corrections.ts';
import { replay } from '../rules/replay.ts';
import { looker } from './looker.ts';
import { sightFor } from '../steps/who.ts';

export type EnteredQuestion = { readonly procedure: string; readonly state: string; readonly region: string; readonly known: AsOf };

/** A case that reached a state, as it stood at the time that is asked about. */
export type EnteredCase = Omit<CaseHead, 'procedure'> & {
  readonly version: number;
  /** The local day on which it first reached the state. */
  readonly day: string;
  readonly fields: Fields;
  readonly numbers: Standing['numbers'];
  /** The first of what was published of it, or its number; null if there is neither. */
  readonly name: string | null;
};

/** `begun`: how many cases of the procedure there were, whatever state they had reached. */
export type Entered = { readonly begun: number; readonly cases: readonly EnteredCase[] };

/** Counts cases by the states that they reached. */
export const createEntered = (needs: CasesNeeds) => ({
  /** The cases of a procedure in a place that reached a state, as known then, by day; those that the caller sees. */
  async entered(scope: Scope, { procedure, state, region, known }: EnteredQuestion): Promise<Entered> {
    const sight = sightFor(await looker(needs, scope));
    const all = await casesThen(needs.postgres, scope, sight, { procedure, region, recorded: Math.min(known.received, known.recorded) });
    const reached = await mapInTurns(all, (one) => enteredIn(needs, procedure, state, one));
    return { begun: all.length, cases: reached.flat().toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1)) };
  },
});

function enteredIn(needs: CasesNeeds, procedure: string, state: string, { events, ...head }: CaseThen): EnteredCase[] {
  const { version, stays, fields, numbers, published } = replay(events);
  const stay = stays.find((one) => one.state === state);
  if (stay === undefined || withdrawnInto(events, state) !== null) return [];
  const day = today(stay.at * 1000, zoneOf(versionOf(needs, procedure, version)));
  const [first] = published?.fields ?? [];
  const title = first === undefined ? undefined : fields[first];
  const name = typeof title === 'string' ? title : (Object.values(numbers).at(-1) ?? null);
  return [{ ...head, version, day, fields, numbers, name }];
}
