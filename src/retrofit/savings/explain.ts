import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { type ExplainedInput, type Explanation, figureId, type FigureQuestion, readFigure, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { Boundary } from '#metering/metering/metering.ts';
import type { Base } from './model/base-of.ts';
import type { FitQuestion, ReportQuestion } from './facts.ts';
import { fit } from './model/fit.ts';
import type { SavingsNeeds } from './needs.ts';
import { type ReportPart, reportParts, type ReportAnswer, reportTold } from './answer-report.ts';
import * as store from './store.ts';
import { type TypicalQuestion, typicalTold } from './answer-typical.ts';

const clause: LocalizedText = {
  zh: 'GB/T 28750 节能量测量和验证技术通则（条文未逐字核对）；模型见 docs/savings.md',
  en: 'GB/T 28750, savings measured and verified (its text was not seen); the model: docs/savings.md',
};

const text = (zh: string, en: string): LocalizedText => ({ zh, en });

type OfFigure = { readonly figure: string; readonly question: FigureQuestion };

/** The stored question of a figure. Throws `figure-unknown`. */
async function keptQuestion({ postgres }: SavingsNeeds, { figure, question }: OfFigure): Promise<{ kept: unknown; known: AsOf }> {
  const { asked, received, recorded } = question;
  const kept = typeof asked === 'string' ? await store.questionOf(postgres, checkedByCaller, asked) : undefined;
  if (kept === undefined) throw unknownFigure(figure);
  return { kept, known: { received, recorded } };
}

/** The report that a figure is a part of, as known then. Throws `figure-unknown`. */
export async function reportOfFigure(needs: SavingsNeeds, scope: Scope, figure: string): Promise<ReportAnswer> {
  const question = readFigure(figure);
  if (question.kind !== 'savings') throw unknownFigure(figure);
  const { kept, known } = await keptQuestion(needs, { figure, question });
  return reportTold(needs, scope, { question: kept as ReportQuestion, asked: String(question['asked']), known });
}

export const boundaryName = (boundary: Boundary): string =>
  'building' in boundary
    ? [boundary.building, boundary.carrier, boundary.item].filter((part) => part !== undefined).join(' ')
    : [boundary.meters.join(' + '), ...(boundary.minus ?? [])].join(' − ');

/** The use of a base period: its points, day by day. */
export async function explainBaseUse(needs: SavingsNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { kept, known } = await keptQuestion(needs, { figure, question });
  const found = await fit(needs, scope, kept as FitQuestion, known);
  const { boundary } = found.asked;
  const { points } = found;
  const inputs =
    points.kind === 'daily'
      ? Array.from(points.points.day, (day, at) => dayInput(boundary, found.sum, day, points.points.y[at] as number, known))
      : [];
  return {
    figure,
    result: {
      name: `base use ${boundaryName(boundary)}`,
      value: found.use,
      unit: found.sum.unit,
      coverage: found.days === 0 ? 0 : Math.min(1, found.covered / found.days),
    },
    formula: text(
      'Σ 基期各样本的用量；只取覆盖率为 1、非估计且气温已知的日子',
      'Σ use of the points of the base period: only days with coverage 1, not estimated, with a temperature',
    ),
    clause,
    inputs,
    meters: [],
    knownAt: formatInstant(known.received / 1000),
    findings: found.findings,
  };
}

/** A part of a report: sums open to days, days to readings. */
export async function explainReport(needs: SavingsNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { kept, known } = await keptQuestion(needs, { figure, question });
  const part = reportParts.find((one) => one === question['part']);
  if (part === undefined) throw unknownFigure(figure);
  const report = await reportTold(needs, scope, { question: kept as ReportQuestion, asked: String(question['asked']), known });
  const { told, savings, base, findings } = report;
  return {
    figure,
    result: {
      name: `${part} ${boundaryName(base.asked.boundary)}`,
      value: told.counted === 0 ? null : told[part],
      unit: savings.sum.unit,
      coverage: told.coverage,
    },
    formula: formulas[part],
    clause,
    inputs: inputsOf(part, report, kept as ReportQuestion, known),
    meters: [],
    knownAt: formatInstant(known.received / 1000),
    findings,
  };
}

const formulas: Readonly<Record<ReportPart, LocalizedText>> = {
  measured: text('Σ 计入各日的实测用量', 'Σ measured use of the days counted'),
  predicted: text(
    'Σ 计入各日由基期模型按当日气温推算的用量（乘以系数类事件）',
    'Σ use predicted by the base model for the days counted, at their temperature (times factor events)',
  ),
  nonRoutine: text('Σ 计入各日的固定量事件', 'Σ fixed events of the days counted'),
  adjustedBaseline: text('校准能耗 = 模型推算用量 + 固定量事件', 'adjusted baseline = predicted + fixed events'),
  savings: text('节能量 = 校准能耗 − 实测用量', 'savings = adjusted baseline − measured'),
};

function inputsOf(part: ReportPart, report: ReportAnswer, question: ReportQuestion, known: AsOf): ExplainedInput[] {
  const { told, savings, figures, base, comparison } = report;
  const { unit } = savings.sum;
  const opened = (one: ReportPart, zh: string, en: string): ExplainedInput => ({
    name: one,
    value: told[one],
    unit,
    source: text(zh, en),
    figure: figures[one],
  });
  if (part === 'savings')
    return [
      opened('adjustedBaseline', '计入的各日相加', 'sum of the days that count'),
      opened('measured', '计入的各日相加', 'sum of the days that count'),
    ];
  if (part === 'adjustedBaseline') {
    const beside =
      comparison === null
        ? []
        : [plain('ratio of the compared', comparison.ratio, '', '对比建筑实测与推算之比', 'measured over predicted of the five compared')];
    return [opened('predicted', '基期模型', 'base model'), opened('nonRoutine', '已登记的事件', 'non-routine events'), ...beside];
  }
  if (part === 'nonRoutine')
    return question.events
      .filter(({ kind }) => kind === 'fixed')
      .map(({ from, to, amount, note, evidence }) =>
        plain(`${from} … ${to}`, amount, `${unit}/d`, `${note} ${evidence}`, `${note} ${evidence}`),
      );
  const days = Array.from(savings.said.counted.entries()).filter(([, counted]) => counted === 1);
  if (part === 'measured')
    return days.map(([at]) =>
      dayInput(base.asked.boundary, savings.sum, savings.days.from + at, savings.said.measured[at] as number, known),
    );
  const said = days.map(([at]) => {
    const temperature = savings.said.temperature[at] as number;
    return plain(
      `predicted ${dayText(savings.days.from + at)}`,
      savings.said.predicted[at] as number,
      unit,
      `当日气温 ${temperature.toFixed(2)} °C`,
      `at ${temperature.toFixed(2)} °C`,
    );
  });
  return [...coefficientInputs(base, unit), ...said];
}

function plain(name: string, value: number | null, unit: string, zh: string, en: string): ExplainedInput {
  return { name, value, unit, source: text(zh, en) };
}

/** The coefficients used for prediction, and where they are sealed. */
function coefficientInputs({ model, sealed }: Base, unit: string): ExplainedInput[] {
  const [zh, en] =
    sealed === null
      ? ['本次拟合', 'fitted for this question']
      : [`已锁定基准 ${sealed.name}（${sealed.hash}）`, `sealed baseline ${sealed.name} (${sealed.hash})`];
  const one = (name: string, value: number | null, of: string): ExplainedInput[] =>
    value === null ? [] : [plain(name, value, of, zh, en)];
  const groups = model.kind === 'hourly' ? model.fit.groups : [model.fit];
  return groups.flatMap((group) => [
    ...one('heating balance', group.heatingBalance, 'degC'),
    ...one('heating slope', group.heatingSlope, `${unit}/K`),
    ...one('cooling balance', group.coolingBalance, 'degC'),
    ...one('cooling slope', group.coolingSlope, `${unit}/K`),
    ...group.intercepts.flatMap((intercept) => one(`intercept ${intercept.class}`, intercept.value, unit)),
    ...group.factors.flatMap((factor) => one(`factor ${factor.name}`, factor.slope, unit)),
  ]);
}

type Placed = { readonly zone: { readonly dayStart: (day: number) => number }; readonly unit: string };

/** A day's use; if the boundary is a single building or meter, with the figure that opens it. */
function dayInput(boundary: Boundary, { zone, unit }: Placed, day: number, value: number, known: AsOf): ExplainedInput {
  const span = { from: zone.dayStart(day), to: zone.dayStart(day + 1), ...known };
  const named = subjectOf(boundary);
  return {
    name: `use ${dayText(day)}`,
    value,
    unit,
    source: text('当日实测用量', 'measured on that day'),
    ...(named !== null && { figure: figureId({ kind: 'use', ...named, ...span }) }),
  };
}

function subjectOf(boundary: Boundary): Record<string, string> | null {
  if ('building' in boundary) {
    const { building, carrier, item } = boundary;
    return { building, carrier, ...(item !== undefined && { item }) };
  }
  const [meter, more] = boundary.meters;
  return meter === undefined || more !== undefined || boundary.minus !== undefined ? null : { meter };
}

/** A part of the saving in a typical year. */
export async function explainTypical(needs: SavingsNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { kept, known } = await keptQuestion(needs, { figure, question });
  const { told, base, figures, findings } = await typicalTold(needs, scope, kept as TypicalQuestion, known);
  const part = (['base', 'reporting', 'savings'] as const).find((one) => one === question['part']);
  if (part === undefined) throw unknownFigure(figure);
  const { unit } = base;
  const parts: ExplainedInput[] = (['base', 'reporting'] as const).map((one) => ({
    name: one,
    value: told[one],
    unit,
    source: text('该时期的模型在典型年的推算用量', 'use in the typical year predicted by that period’s model'),
    figure: figures[one],
  }));
  return {
    figure,
    result: { name: `typical ${part} ${boundaryName(base.asked.boundary)}`, value: told[part], unit },
    formula:
      part === 'savings'
        ? text('基期模型用量 − 报告期模型用量', 'base model − model of the reporting period')
        : text('Σ 典型年各日的推算用量', 'Σ predicted use of the days of the typical year'),
    clause,
    inputs: part === 'savings' ? parts : coefficientInputs(base, unit),
    meters: [],
    knownAt: formatInstant(known.received / 1000),
    findings,
  };
}
