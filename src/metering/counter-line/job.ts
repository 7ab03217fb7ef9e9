import type { Evidence, Severity } from '#kernel/finding.ts';
import type { LineDecision, LineFinding, Meter, Word } from './meter.ts';

/** One meter being drawn: the decisions on it, and who receives the findings. */
export type Job = {
  readonly meter: Meter;
  readonly decided: Decided;
  /** Reports a finding together with the decision on it. The evidence is built only if someone receives it. */
  readonly tell: (
    code: string,
    severity: Severity,
    from: number,
    to: number,
    evidence: () => Evidence,
    spoken: Word | null,
    value?: number,
  ) => void;
};

/** The word on a finding, and its position among the decisions; null where no one has decided. */
type Decided = (code: string, from: number, to: number, value?: number) => { word: Word; order: number } | null;

export function jobOf(meter: Meter, told: ((found: LineFinding) => void) | null): Job {
  return { meter, ...teller(meter.decisions, told) };
}

/** Reports findings together with the decisions on them. */
export function teller(decisions: readonly LineDecision[], told: ((found: LineFinding) => void) | null): Omit<Job, 'meter'> {
  return {
    decided: decidedIn(decisions),
    tell(code, severity, from, to, evidence, spoken, value) {
      if (told === null) return;
      const proof = spoken === null ? evidence() : { ...evidence(), decided: spoken };
      told({ code, severity, from, to, value: value ?? null, evidence: proof });
    },
  };
}

/** If there are several words on one finding, the last counts. */
function decidedIn(decisions: readonly LineDecision[]): Decided {
  if (decisions.length === 0) return () => null;
  const byKey = new Map(decisions.map((said, order) => [keyOf(said.code, said.from, said.to, said.value), { word: said.as, order }]));
  return (code, from, to, value) => byKey.get(keyOf(code, from, to, value ?? null)) ?? null;
}

function keyOf(code: string, from: number, to: number, value: number | null): string {
  return `${code} ${from} ${to} ${value ?? ''}`;
}

const ownCodes = new Set(['register-fell', 'rolled-over', 'dropout', 'spike', 'contradiction', 'over-capacity', 'over-power']);

/**
 * Whether a person has set aside what was read from `from` to `to`, by a finding that the line does not report itself (docs/readings.md
 * 40).
 */
export function asideTest(decisions: readonly LineDecision[]): (from: number, to: number) => boolean {
  const aside = decisions.filter((said) => said.as === 'bad' && !ownCodes.has(said.code));
  if (aside.length === 0) return () => false;
  return (from, to) => aside.some((said) => said.from <= from && to <= said.to);
}
