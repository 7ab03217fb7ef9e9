import type { AsOf } from '#kernel/as-of.ts';
import { type Explanation, figureId, type FigureQuestion, unknownFigure, type ExplainedInput } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { BillNeeds } from '../bill-needs.ts';
import { calculateBill } from '../household-bill.ts';
import { besideFindings, changedSince, type Closed, closedBefore, closedBill, differsFromNotes, incomparable } from './closed.ts';
import { bothFactors } from './factors-of-bills.ts';
import type { IssuedBy } from './issued.ts';
import { answerOf, type Compared, type ChangeAnswer, type ClosedShown } from './answer.ts';
import { formatInstant } from '#kernel/instant.ts';
import { moneyOf } from '#kernel/money.ts';
import { heatChangeTerms, changeCauseTerms } from '../vocabulary.ts';

export type ChangeQuestion = { readonly household: string; readonly season?: string | undefined; readonly knownAt?: string | undefined };

/** Why the bill of a household changed from one closed season to another, by cause. */
export function createChanges(needs: BillNeeds, issuedBy: IssuedBy) {
  async function changeAt(scope: Scope, { household, season: asked }: ChangeQuestion, known: AsOf): Promise<ChangeAnswer> {
    await needs.heatSupply.households.factsAt(scope, household, known);
    const issued = await issuedBy(household, known.received);
    const season = asked ?? issued.at(-1)?.season ?? null;
    const figure = figureId({
      kind: 'heat-bill-change',
      household,
      season: season ?? '',
      received: known.received,
      recorded: known.recorded,
    });
    const without = (some: Partial<Compared>): ChangeAnswer =>
      answerOf({ household, season, figure, now: null, earlier: null, isNext: false, factors: null, findings: [], ...some });
    if (season === null) return without({ findings: [notComparable('change-nothing-closed', { household })] });
    // a season that is not known, or has no tariff, is refused as its bill is
    const current = await calculateBill(needs, programScope, household, season, known);
    const mine = issued.find((one) => one.season === season);
    if (mine === undefined) return without({ findings: [notComparable('change-not-closed', { season })] });
    const now = await closedBill(needs, household, mine);
    if (now instanceof Problem) return without({ findings: [notComparable('change-not-calculated', { season, problem: now.code })] });
    const since = changedSince(household, now, current);
    const found = await closedBefore(needs, household, now, issued, known);
    if (found === null) return without({ now, findings: [...since, notComparable('change-nothing-before', { season })] });
    const { closed: earlier, isNext } = found;
    if (earlier instanceof Problem)
      return without({
        now,
        findings: [...since, notComparable('change-not-calculated', { season: found.season, problem: earlier.code })],
      });
    return without(await comparedOf(household, { earlier, now, isNext }, since));
  }

  async function comparedOf(
    household: string,
    { earlier, now, isNext }: { readonly earlier: Closed; readonly now: Closed; readonly isNext: boolean },
    since: readonly Finding[],
  ): Promise<Partial<Compared>> {
    const against = [...incomparable(earlier, now), ...differsFromNotes(earlier), ...differsFromNotes(now)];
    const findings = [...against, ...since, ...besideFindings(household, { isNext }, earlier, now)];
    // another company's bill is not shown to this one
    if (earlier.of.company !== now.of.company) return { now, findings: [...against.slice(0, 1), ...since] };
    if (against.length > 0) return { now, earlier, isNext, findings };
    return { now, earlier, isNext, findings, factors: await bothFactors(needs, household, earlier, now) };
  }

  return {
    /**
     * Why a household's bill of a season differs from the last closed one before it, to the cent, or why they cannot be compared; the last
     * closed season if none is given. Throws `no-such-household`, `season-missing`, `tariff-missing`.
     */
    change: (scope: Scope, asked: ChangeQuestion): Promise<ChangeAnswer> => changeAt(scope, asked, needs.metering.knownAt(asked.knownAt)),
    /** The parts of a change, and both bills, which open in turn. */
    async explain(scope: Scope, figure: string, { household, season, received, recorded }: FigureQuestion): Promise<Explanation> {
      if (typeof household !== 'string' || typeof season !== 'string' || season === '') throw unknownFigure(figure);
      return explainChange(await changeAt(scope, { household, season }, { received, recorded }), received);
    },
  };
}

const notComparable = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'warning', evidence });

/** A change opens to its parts with the factor behind each, and to both bills. */
function explainChange(change: ChangeAnswer, received: number): Explanation {
  const { household, figure, now, earlier, parts, findings } = change;
  const difference = now === null || earlier === null ? null : now.total - earlier.total;
  const bill = (of: ClosedShown | null, name: keyof typeof heatChangeTerms): ExplainedInput[] =>
    of === null ? [] : [{ name: of.season, value: moneyOf(of.total), unit: 'CNY', source: heatChangeTerms[name], figure: of.figure }];
  return {
    figure,
    result: { name: household, value: difference === null ? null : Number(moneyOf(difference)), unit: 'CNY' },
    formula: heatChangeTerms.formula,
    clause: null,
    inputs: [
      ...bill(now, 'now'),
      ...bill(earlier, 'before'),
      ...(parts ?? []).flatMap(({ cause, cents, before, now: after, unit }): ExplainedInput[] => [
        { name: cause, value: moneyOf(cents), unit: 'CNY', source: changeCauseTerms[cause] },
        ...(before === null && after === null
          ? []
          : [{ name: `${cause} factor`, value: `${before ?? '—'} → ${after ?? '—'}`, unit, source: changeCauseTerms[cause] }]),
      ]),
    ],
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings,
  };
}
