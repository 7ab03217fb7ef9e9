import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { tidy } from './given.ts';
import { mostOf, type Scheme, type ScoreInput, type Stage, type Standard } from './score-input.ts';

/** One of the seven parts. `score` null: nothing is known about it. `open`: its items without a score so far; they count as zero. */
export type Category = {
  readonly code: string;
  readonly names: Standard['base']['names'];
  readonly clause: string;
  readonly score: number | null;
  readonly max: number;
  /** The minimum points required by every star. */
  readonly floor: number;
  readonly met: boolean | null;
  readonly open: readonly string[];
};

export type Controls = {
  readonly met: boolean | null;
  readonly failed: readonly string[];
  readonly needs: readonly string[];
  readonly findings: readonly Finding[];
};

/** Whether all control items are met: a single unmet one settles it; to be met, the list must be complete. */
export function controlsOf({ items }: Scheme, input: ScoreInput): Controls {
  const controls = items.filter(({ type }) => type === 'control').map(({ code }) => code);
  const failed = controls.filter((code) => input.items.get(code)?.met === false);
  const unknown = controls.filter((code) => (input.items.get(code)?.met ?? null) === null);
  if (failed.length > 0) {
    const contradicts: Finding = { code: 'rating-controls-contradict', severity: 'warning', evidence: { failed: failed.join(', ') } };
    return { met: false, failed, needs: [], findings: input.controlsMet === true ? [contradicts] : [] };
  }
  if (input.controlsMet !== null) return { met: input.controlsMet, failed: [], needs: [], findings: [] };
  if (controls.length > 0 && unknown.length === 0) return { met: true, failed: [], needs: [], findings: [] };
  return { met: null, failed: [], needs: unknown.length < controls.length ? unknown : ['controlsMet'], findings: [] };
}

/** The current state of the seven parts. Throws Problem `rating-scores-contradict`. */
export function categoriesOf(scheme: Scheme, stage: Stage, input: ScoreInput, controls: Controls): Category[] {
  const { base, parts, bonus, floorPercent } = scheme.standard;
  const first: Category = {
    ...head(base),
    score: controls.met === null ? null : controls.met ? base.max : 0,
    max: base.max,
    floor: base.max,
    met: controls.met,
    open: controls.needs.filter((code) => code !== 'controlsMet'),
  };
  const scored = [...parts, bonus].map((part): Category => {
    const max = mostOf(part, stage);
    const floor = part.floor ? tidy((max * floorPercent) / 100) : 0;
    const { score, open } = scoreOf(part.code, max, scheme, stage, input);
    const met = score === null ? (floor === 0 ? true : null) : score >= floor;
    return { ...head(part), score, max, floor, met, open };
  });
  return [first, ...scored];
}

function head({ code, names, clause }: Standard['base']): Pick<Category, 'code' | 'names' | 'clause'> {
  return { code, names, clause };
}

/** Points of a part: as given for the whole, or the sum of its items up to the part's maximum. */
function scoreOf(code: string, max: number, scheme: Scheme, stage: Stage, input: ScoreInput): { score: number | null; open: string[] } {
  const own = scheme.items.filter(({ part, type, pre }) => part === code && type !== 'control' && (pre || stage === 'final'));
  const known = own.flatMap((item) => input.items.get(item.code)?.score ?? []);
  const open = own.filter((item) => (input.items.get(item.code)?.score ?? null) === null).map((item) => item.code);
  const whole = input.scores.get(code) ?? null;
  if (known.length === 0) return { score: whole, open: [] };
  const sum = Math.min(max, tidy(known.reduce((total, score) => total + score, 0)));
  if (whole !== null && whole !== sum) throw new Problem('bad-input', 'rating-scores-contradict', { part: code, whole, sum });
  return { score: sum, open };
}
