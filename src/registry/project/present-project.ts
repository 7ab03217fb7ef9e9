import type { Finding } from '#kernel/finding.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import { buildingsOf } from './project-kind.ts';
import { lifeOf, outOfOrder, type Stage, type StageOn, stageOn, stages } from './stages.ts';

/** A project as responses show it. */
export type ProjectShown = {
  code: string;
  name: string;
  region: string | null;
  developmentZone: string | null;
  address: string | null;
  organisation: string | null;
  note: string | null;
  buildings: string[];
  /** The last stage that has begun; null if none has. */
  stage: Stage | null;
  life: StageOn[];
  /** The known facts that rules refer to, by name. */
  facts: Record<string, string | number | boolean>;
  findings: Finding[];
};

/** @param day the local day of «today» */
export function presentProject({ code, fields }: KnownEntity, known: readonly EntryOf<'fact'>[], day: string): ProjectShown {
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  const facts = known.flatMap(({ fact }) =>
    fields[fact] === undefined ? [] : [[fact, fields[fact] as string | number | boolean] as const],
  );
  return {
    code,
    name: text('name') ?? code,
    region: text('region'),
    developmentZone: text('developmentZone'),
    address: text('address'),
    organisation: text('organisation'),
    note: text('note'),
    buildings: [...buildingsOf(fields)],
    stage: stageOn(fields, day),
    life: lifeOf(fields),
    facts: Object.fromEntries(facts),
    findings: outOfOrder(fields).map(([earlier, later]) => ({
      code: 'stages-out-of-order',
      severity: 'warning',
      evidence: { ...namesOf(earlier.stage, later.stage), earlierOn: earlier.on, laterOn: later.on },
    })),
  };
}

const wordOf = (stage: Stage): { zh: string; en: string } => ({ zh: stages[stage].zh, en: stages[stage].en });

const namesOf = (earlier: Stage, later: Stage) => ({ earlier: wordOf(earlier), later: wordOf(later) });
