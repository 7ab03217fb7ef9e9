import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { actingOf, capacitiesIn, namedIn, withCase, type Acting, type AtWork, type NewCase } from './acting.ts';
import { beginCase } from './begin-case.ts';
import { beginCalledFor, withReasons } from './called-for.ts';
import { effectsOf } from './effects.ts';
import { type EffectRow, queueEffects } from '../store/effect-store.ts';
import { keepEvidence } from './evidence.ts';
import { addEvidence, addPersonal, type EvidenceRow } from '../store/evidence-store.ts';
import type { CaseDoubt, EvidenceFile, Fields, Standing } from '../facts.ts';
import { bookMoney } from '../store/money-store.ts';
import type { CasesNeeds } from '../needs.ts';
import type { StepRequest } from './step-request.ts';
import { giveReport } from './report-step.ts';
import { addEvent, type OpenCase } from '../open-case.ts';
import { numbersFor } from './numbers.ts';
import { fitting, notSamePerson, refuseUntimely, refuseWithoutEvidence, type Transition } from './step-check.ts';
import type { Capacity, Who } from './who.ts';
import { stepsTaken } from '../rules/steps-taken.ts';
import { readValues } from './step-values.ts';

/** Beginning cases and taking their steps. */
export function createSteps(needs: CasesNeeds, groupsOf: (people: readonly string[]) => Promise<(person: string) => readonly string[]>) {
  return {
    /**
     * Begins a case on the version in force that day. Throws `no-such-procedure`, `not-your-role`, `form-incomplete`, `field-bad`,
     * `in-the-future`, `paper-not-yours`.
     */
    async begin(scope: Scope, asked: NewCase): Promise<string> {
      const acting = await actingOf(needs, scope, asked);
      const code = await inTransaction(needs.postgres, (on) => beginCase(needs, on, acting, asked));
      await needs.audit(scope, { action: 'case-new', subject: `case:${code}`, detail: { procedure: asked.procedure } });
      return code;
    },

    /** Begins the case that a step of another one calls for, on the same building and organisation. */
    beginFor: (on: PoolClient, row: EffectRow, procedure: string): Promise<string> => {
      const { case: from, building, organisation, project, region, effect } = row;
      const reason = 'begin' in effect ? effect.reason : undefined;
      return beginCalledFor(needs, on, { procedure, building, organisation, project, region, from, reason });
    },

    /** Takes a step; all of its content and effects are stored, or nothing. Throws the problems of `casework.md` in their order. */
    async take(asker: Scope | Who, asked: StepRequest): Promise<Taken> {
      const acting = await actingOf(needs, asker, asked);
      const { open } = await withCase(needs, acting, asked.case, asked.seen, async (at) => {
        const members = Object.values(at.open.standing.panels).flatMap(({ seated }) => seated);
        await takeStep(needs, at, asked, { groupsOf: await groupsOf(members) });
      });
      return { open, asker: acting.isPaper ? asker : acting.asker };
    },
  };
}

/** A case after a step, and the requester, with the posts they hold today if these are known. */
type Taken = { readonly open: OpenCase; readonly asker: Scope | Who };

/** Takes a step of a case that is being worked on. @param as the role it is taken in, if already determined */
export async function takeStep(
  needs: CasesNeeds,
  { on, open, acting }: AtWork,
  asked: StepRequest,
  { groupsOf, as }: { readonly groupsOf: (person: string) => readonly string[]; readonly as?: Capacity },
): Promise<void> {
  const { transition: name } = asked;
  const { procedure, standing } = open;
  const report = procedure.reports[name];
  const rule = procedure.transitions[name];
  if (rule === undefined && report !== undefined) return giveReport(needs, { on, open, acting }, asked, report);
  const capacities = await capacitiesIn(on, acting, open);
  if (rule === undefined) throw new Problem('conflict', 'transition-not-here', { transition: name, state: standing.state });
  const capacity = as ?? capacityFor(rule, name, capacities, acting, standing);
  refuseUnreadAgain(open, acting, asked.seen);
  const allowed = new Set([...(rule.form ?? []), ...(rule.optional ?? [])]);
  const { given, fields, doubts } = await readValues(needs, { on, open, acting }, asked, { rule, allowed });
  const kinds = [...standing.evidence, ...(asked.evidence ?? [])].map(({ kind }) => kind);
  refuseWithoutEvidence(rule, new Set(kinds));
  refuseUntimely(open, name, rule, fields, Math.floor(acting.at / 1000), groupsOf);
  const files = await keepEvidence(needs.imports, acting.asker.scope, open, asked.evidence ?? []);
  try {
    await writeStep(
      { on, open, acting },
      { name, rule, capacity, note: asked.note, fields: given.fields, all: fields, files, personal: given.personal, doubts },
    );
  } catch (error) {
    for (const { spool } of files) await needs.imports.dropKept(spool);
    throw error;
  }
}

/** The role in which a step is taken. Throws `not-your-role`, `transition-not-here`, `same-person`, in this order. */
function capacityFor(rule: Transition, name: string, capacities: readonly Capacity[], acting: Acting, standing: Standing): Capacity {
  const fit = fitting(rule, capacities);
  if (fit.length === 0) throw new Problem('not-allowed', 'not-your-role', { transition: name, roles: [rule.by ?? []].flat().join(', ') });
  if (![rule.from].flat().includes(standing.state))
    throw new Problem('conflict', 'transition-not-here', { transition: name, state: standing.state });
  const [capacity] = notSamePerson(rule, acting.who.holder, fit, standing);
  if (capacity === undefined)
    throw new Problem('not-allowed', 'same-person', { transition: name, taken: [rule.notBy ?? []].flat().join(', ') });
  return capacity;
}

type StepToWrite = {
  readonly name: string;
  readonly rule: Transition;
  readonly capacity: Capacity;
  readonly note: string | undefined;
  /** The changes, and all fields of the case after them. */
  readonly fields: Fields;
  readonly all: Fields;
  readonly files: readonly EvidenceRow[];
  readonly doubts: readonly CaseDoubt[];
  readonly personal: readonly { readonly field: string; readonly hash: string; readonly salt: string; readonly value: string }[];
};

async function writeStep({ on, open, acting }: AtWork, step: StepToWrite): Promise<void> {
  const { name, rule, fields, all, files, personal, doubts } = step;
  const day = today(acting.at, open.zone);
  const numbers = await numbersFor(on, open, rule, all, day);
  const steps = new Map(stepsTaken(open)).set(name, { day, count: 1 });
  const effects = withReasons(effectsOf(rule, { fields: all, day, steps }), doubts);
  const note = step.note?.trim() ?? '';
  const event = addEvent(open, acting.now, {
    kind: 'step',
    at: new Date(acting.at).toISOString(),
    ...namedIn(acting, step.capacity),
    transition: name,
    from: open.standing.state,
    to: rule.to,
    ...(note === '' ? {} : { note }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(personal.length === 0 ? {} : { personal: Object.fromEntries(personal.map(({ field, hash }) => [field, hash])) }),
    ...(files.length === 0 ? {} : { evidence: files.map(inRecord) }),
    ...(doubts.length === 0 ? {} : { doubts }),
    ...(numbers === null ? {} : { numbers }),
    ...(rule.extends === undefined ? {} : { extends: rule.extends }),
    ...(rule.publish === undefined ? {} : { publish: rule.publish.fields }),
    ...(rule.document === undefined ? {} : { document: rule.document }),
    ...(effects.length === 0 ? {} : { effects }),
  });
  await addEvidence(on, checkedByCaller, open.head.case, files);
  await addPersonal(on, checkedByCaller, open.head.case, personal);
  await bookMoney(on, checkedByCaller, { open, n: event.n, effects, year: Number(day.slice(0, 4)) });
  await queueEffects(on, wholeProgram, { open, n: event.n, effects, day });
}

const inRecord = ({ n, kind, name, sha256 }: EvidenceRow): EvidenceFile => ({ n, kind, name, sha256 });

/**
 * A yes or no to something that others have submitted more than once must say which submission was read: a later one may differ. A step on
 * paper refers to what was there at the time.
 * @throws Problem `seen-missing`
 */
function refuseUnreadAgain({ events, head }: OpenCase, { who, isPaper }: Acting, seen: string | undefined): void {
  if (seen !== undefined || isPaper) return;
  const handedIn = new Set<string>();
  for (const event of events) {
    if (event.kind !== 'step' || event.by === who.holder || event.by === 'program') continue;
    if (event.fields === undefined && event.personal === undefined && event.evidence === undefined) continue;
    if (handedIn.has(event.transition))
      throw new Problem('bad-input', 'seen-missing', { case: head.case, latest: events.at(-1)?.hash ?? '' });
    handedIn.add(event.transition);
  }
}
