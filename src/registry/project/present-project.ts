import type { Finding } from '#kernel/finding.ts';
import { kindValues } from '#kernel/kind-fields.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import { buildingsOf } from './project-kind.ts';
import { lifeOf, outOfOrder, type Stage, stageOn, stages } from './stages.ts';
import { projectFacts } from './vocabulary.ts';

/** A project as responses show it. */
export type ProjectShown = ReturnType<typeof presentProject>;

/** @param day the local day of «today» */
export function presentProject({ code, fields }: Pick<KnownEntity, 'code' | 'fields'>, known: readonly EntryOf<'fact'>[], day: string) {
  const facts = known.flatMap(({ fact }) =>
    fields[fact] === undefined ? [] : [[fact, fields[fact] as string | number | boolean] as const],
  );
  return {
    code,
    name: typeof fields['name'] === 'string' ? fields['name'] : code,
    ...kindValues(projectFacts, fields),
    buildings: [...buildingsOf(fields)],
    /** The last stage that has begun; null if none has. */
    stage: stageOn(fields, day),
    life: lifeOf(fields),
    /** The known facts that rules refer to, by name. */
    facts: Object.fromEntries(facts),
    findings: outOfOrder(fields).map(([earlier, later]): Finding => ({
      code: 'stages-out-of-order',
      severity: 'warning',
      evidence: { ...namesOf(earlier.stage, later.stage), earlierOn: earlier.on, laterOn: later.on },
    })),
  };
}

const wordOf = (stage: Stage): { zh: string; en: string } => ({ zh: stages[stage].zh, en: stages[stage].en });

const namesOf = (earlier: Stage, later: Stage) => ({ earlier: wordOf(earlier), later: wordOf(later) });
