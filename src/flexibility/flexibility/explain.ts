import { dayText } from '#kernel/day.ts';
import { figureId, readFigure, type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Scope } from '#kernel/scope.ts';
import { type PinnedBaseline, pinnedBaseline, zoneOfBuilding } from './baseline-of.ts';
import { seenDays } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { kwhOf } from './present-baseline.ts';
import { stepSeconds, type StepName } from './rules.ts';
import { flexibilityTerms as terms, type Direction } from './vocabulary.ts';

/** Explains a baseline: the days it is computed from, each with its use, and the rule that chose them. */
export async function explainBaseline(
  needs: FlexibilityNeeds,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const known = { received: question.received, recorded: question.recorded };
  const building = String(question['building']);
  const pinned = pinnedOf(question);
  const days = await seenDays(needs, scope, building);
  const zone = await zoneOfBuilding(needs, building, known);
  const { rule, parts, sums, findings } = await pinnedBaseline(needs, pinned, zone, known, days);
  const source: LocalizedText = {
    zh: `${rule.source.document} ${rule.source.clause}（${rule.id}@${rule.version}，${rule.status}）`,
    en: `${rule.source.document} ${rule.source.clause} (${rule.id}@${rule.version}, ${rule.status})`,
  };
  const use = (name: string, from: number, to: number, value: number | null): ExplainedInput => ({
    name,
    value,
    unit: 'kWh',
    source: { zh: '建筑用电', en: 'electricity of the building' },
    figure: figureId({ kind: 'use', building, carrier: 'electricity', from, to, ...known }),
  });
  const inputs = parts.flatMap(({ part, chosen, adjustment: { kind, added, ratio } }): ExplainedInput[] => [
    ...chosen.map((day) => {
      const clocks = part.clocks;
      const [first = 0, last = 0] = [clocks[0], clocks.at(-1)];
      const from = zone.toUtc(day * 86_400 + first);
      return use(`${terms.chosen.zh} ${dayText(day)}`, from, zone.toUtc(day * 86_400 + last) + stepSeconds[pinned.step], null);
    }),
    { name: dayText(part.day), value: kind, unit: '', source },
    ...(added === undefined ? [] : [{ name: kind, value: Number(added.s * added.n) / Number(added.d) / 10_000, unit: 'kWh', source }]),
    ...(ratio === undefined ? [] : [{ name: kind, value: Number(ratio.s * ratio.n) / Number(ratio.d), unit: '', source }]),
  ]);
  return {
    figure,
    result: { name: `baseline ${building}`, value: kwhOf(sums.baseline), unit: 'kWh' },
    formula: {
      zh: '基线 = 选中各日同一时刻用电的平均，再按规则修正；响应 = Σ(基线 − 实际)，填谷相反',
      en: 'baseline = mean of the chosen days at the same time, adjusted by the rule; response = Σ(baseline − actual), the reverse for up',
    },
    clause: source,
    inputs: [
      ...inputs,
      use(terms.actual.zh, pinned.from, pinned.to, kwhOf(sums.actual)),
      {
        name: terms.response.zh,
        value: kwhOf(sums.response),
        unit: 'kWh',
        source: { zh: `${formatInstant(pinned.from)} 起`, en: `from ${formatInstant(pinned.from)}` },
      },
    ],
    meters: [],
    knownAt: new Date(known.received).toISOString(),
    findings,
  };
}

/** The baseline that a figure opens, as known then: its days, its steps and its sums. Throws `figure-unknown`, `no-such-building`. */
export async function baselineOfFigure(needs: FlexibilityNeeds, scope: Scope, figure: string) {
  const question = readFigure(figure);
  const pinned = pinnedOf(question);
  const days = await seenDays(needs, scope, pinned.building);
  const known = { received: question.received, recorded: question.recorded };
  const zone = await zoneOfBuilding(needs, pinned.building, known);
  const { answer } = await pinnedBaseline(needs, pinned, zone, known, days);
  return { ...answer, zone: zone.name };
}

/** The question encoded in the figure's id. */
export const pinnedOf = (question: FigureQuestion): PinnedBaseline => ({
  building: String(question['building']),
  rule: String(question['rule']),
  from: Number(question['from']),
  to: Number(question['to']),
  direction: String(question['direction']) as Direction,
  notice: question['notice'] === undefined ? null : Number(question['notice']),
  step: String(question['step']) as StepName,
});
