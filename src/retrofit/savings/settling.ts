import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { ReportPart } from './answer-report.ts';
import { type Base, fittedBase, isSeen, sealedBase } from './model/base-of.ts';
import type { DaySpan, ReportQuestion, SavingsEvent } from './facts.ts';
import { type MayHaveMoved, movedSince } from './model/moved.ts';
import type { SavingsNeeds } from './needs.ts';
import { refuseOverlap } from './model/read-question.ts';
import { type PeriodSavings, savingsIn } from './report.ts';
import { readStretch, type Stretch } from './stretch.ts';
import * as store from './store.ts';
import { readEvents } from './model/tables.ts';

/** Stretches of days that are paid for, with the events that count in them. */
export type SettledQuestion = {
  readonly spans: readonly DaySpan[];
  readonly events: readonly SavingsEvent[];
  readonly confidence: number;
  /** Read ahead, if many are requested. */
  readonly stretch?: Stretch | undefined;
};

/** For payments based on savings: uses the sealed coefficients. The caller has checked the requester's access. */
export function settlingVerbs(needs: SavingsNeeds) {
  return {
    /** The savings of each stretch, as known then. Throws as `report`. */
    async savedBy(scope: Scope, base: Base, { spans, ...asked }: SettledQuestion, known: AsOf): Promise<PeriodSavings[]> {
      const found: PeriodSavings[] = [];
      for (const period of spans) found.push(await savingsIn(needs, scope, base, { ...asked, period, factors: [] }, known));
      return found;
    },
    /** Reads the days of many periods in one go. Throws as `boundary` of metering. */
    stretch: (scope: Scope, base: Base, days: DaySpan, known: AsOf): Promise<Stretch> => readStretch(needs, scope, base, days, known),
    /**
     * The base fitted again, as known then; null if its points are those that were sealed. Throws `baseline-insufficient` if there is no
     * fit any more.
     */
    async movedBase(scope: Scope, base: Base, known: AsOf): Promise<Base | null> {
      const again = await fittedBase(needs, scope, base.asked, known);
      return isSame(base, again) ? null : again;
    },
    /** Which bases may give different savings than at an instant (ms). */
    movedSince: (scope: Scope, since: number): Promise<MayHaveMoved> => movedSince(needs, scope, since),
    /** The events of a table that the requester uploaded. Throws `no-such-file`, and as a report with such a table. */
    readEvents: async (scope: Scope, file: string) => readEvents(await needs.imports.fileOf(scope, file)),
    /** The figure of a part of a report on a question. */
    async reportFigure(question: ReportQuestion, part: ReportPart, known: AsOf): Promise<string> {
      const asked = await store.keepQuestion(needs.postgres, checkedByCaller, question, needs.now());
      return figureId({ kind: 'savings', asked, part, ...known });
    },
    /** The question that a savings figure names; undefined if none is stored. */
    reportQuestion: (asked: string) => store.questionOf(needs.postgres, checkedByCaller, asked) as Promise<ReportQuestion | undefined>,
    /** Throws Problem `periods-overlap` if paid days are in the base. */
    refuseInBase: ({ period }: Base, days: DaySpan): void => refuseOverlap(period, days),
    /** The base of a report; see `base-of.ts`. Throws `no-such-baseline`, also if the scope does not see it. */
    sealedBase: (scope: Scope, name: string): Promise<Base> => sealedBase(needs, scope, name),
    /** Whether a scope sees all that a baseline is drawn around. */
    async isBaselineSeen(scope: Scope, name: string): Promise<boolean> {
      const row = await store.baseline(needs.postgres, checkedByCaller, name);
      return row !== undefined && isSeen(needs, scope, row);
    },
    /** Sealed baselines whose text no longer matches their hash. */
    async examine(): Promise<{ counted: number; findings: Finding[] }> {
      const rows = await store.baselines(needs.postgres, wholeProgram, {});
      const broken = rows.filter(({ sealed, hash }) => sha256(sealed) !== hash);
      const findings = broken.map(({ name }): Finding => ({ code: 'baseline-broken', severity: 'error', evidence: { baseline: name } }));
      return { counted: rows.length, findings };
    },
  };
}

const isSame = ({ points: a }: Base, { points: b }: Base): boolean => {
  const [one, other] = [a.points.y, b.points.y];
  return one.length === other.length && one.every((value, at) => Math.abs(value - (other[at] as number)) <= 1e-9 * Math.abs(value));
};
