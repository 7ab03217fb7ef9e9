import { formatInstant } from '#kernel/instant.ts';
import { type ExplainedInput, type Explainer, type Explanation, figureId, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Scope } from '#kernel/scope.ts';
import type { createControl } from './control-answers.ts';
import { type BuildingControl, type IndoorAnswer, indoorQuantities } from './facts.ts';
import type { createIndoor } from './indoor-answers.ts';

type Service = ReturnType<typeof createControl> & ReturnType<typeof createIndoor>;

const judgedText: LocalizedText = { zh: '纳入判定的当地整点小时', en: 'local hours that were judged' };
const outsideText: LocalizedText = {
  zh: '其中小时均温（至 0.01）超出限值的',
  en: 'of these, the hours whose mean (to 0.01) is outside the limit',
};
const seasonText: LocalizedText = { zh: '所在地区的供暖期和供冷期设定', en: 'heating and cooling seasons set for the place' };
const pointText: LocalizedText = {
  zh: '测点各值按其保持时间的平均（全部时间）',
  en: 'time-weighted mean of the point over all hours',
};

/** Explains hours outside and means of indoor quantities: by the documents, and by the points, each with its own figure. */
export function comfortExplainers(service: Service): Readonly<Record<string, Explainer>> {
  return {
    'temperature-control': (scope, figure, question) => explainControl(service, scope, figure, question),
    indoor: (scope, figure, question) => explainIndoor(service, scope, figure, question),
  };
}

const pinned = ({ received, recorded }: FigureQuestion) => ({ received, recorded });

function spanIn(figure: string, question: FigureQuestion) {
  const { building, from, to } = question;
  if (typeof building !== 'string' || typeof from !== 'number' || typeof to !== 'number') throw unknownFigure(figure);
  return { building, from: formatInstant(from), to: formatInstant(to), known: pinned(question) };
}

const pointFigure = (point: string, { from, to, ...question }: FigureQuestion, during?: string): string =>
  figureId({
    kind: 'trend',
    point,
    from: from as number,
    to: to as number,
    ...(during !== undefined && { during }),
    ...pinned(question as FigureQuestion),
  });

async function explainControl(service: Service, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = spanIn(figure, question);
  const told = await service.control(scope, asked);
  return {
    figure,
    result: {
      name: `temperature-control ${told.building}`,
      value: told.share,
      unit: '1',
      ...(told.coverage !== null && { coverage: told.coverage }),
    },
    formula: {
      zh: '超出小时数 ÷ 判定小时数；判定：供暖期或供冷期内、整个小时都在使用时间、测量不少于 75%、供暖供冷设备运行的小时；供冷期低于 26 ℃ − 允差，供暖期高于 20 ℃ + 允差为超出',
      en: 'hours outside ÷ hours judged; judged are hours in a season, wholly in occupied time, measured to 75 %, while what heats or cools ran; outside: below 26 °C − tolerance in the cooling season, above 20 °C + tolerance in the heating season',
    },
    clause: clauseOf(told.rule),
    inputs: [...controlInputs(told), ...told.spaces.map((one) => spaceInput(one, question))],
    meters: told.spaces.map(({ point, coverage }) => ({ code: point, coverage: coverage ?? 0, from: asked.from, to: asked.to })),
    knownAt: new Date(question.received).toISOString(),
    findings: told.findings,
  };
}

const clauseOf = ({ source, status }: { source: { document: string; clause: string }; status: string }): LocalizedText => ({
  zh: `${source.document} ${source.clause}（${status}）`,
  en: `${source.document} ${source.clause} (${status})`,
});

function controlInputs({ hours, outside, rule }: BuildingControl): ExplainedInput[] {
  const byRule = clauseOf(rule);
  return [
    { name: 'hours', value: hours, unit: 'h', source: judgedText },
    { name: 'outside', value: outside, unit: 'h', source: outsideText },
    { name: 'coolingAtLeast', value: rule.coolingAtLeast, unit: 'degC', source: byRule },
    { name: 'heatingAtMost', value: rule.heatingAtMost, unit: 'degC', source: byRule },
    { name: 'tolerance', value: rule.tolerance, unit: 'K', source: seasonText },
  ];
}

function spaceInput({ point, space, hours, outside, mean }: BuildingControl['spaces'][number], question: FigureQuestion): ExplainedInput {
  return {
    name: space === null ? point : `${space} ${point}`,
    value: mean,
    unit: 'degC',
    source: {
      zh: `判定的 ${hours} 小时的平均，其中 ${outside} 小时超出`,
      en: `mean of the ${hours} hours that were judged, ${outside} of them outside`,
    },
    figure: pointFigure(point, question),
  };
}

async function explainIndoor(service: Service, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const quantity = indoorQuantities.find((one) => one === question['quantity']);
  if (quantity === undefined) throw unknownFigure(figure);
  const asked = spanIn(figure, question);
  const { space } = question;
  const answer = await service.indoor(scope, { ...asked, step: 'year', ...(typeof space === 'string' && { space }) });
  const told = answer.quantities.find((one) => one.quantity === quantity);
  if (told === undefined) throw unknownFigure(figure);
  const { total, unit, points, limits } = told;
  return {
    figure,
    result: {
      name: `indoor ${quantity} ${answer.building}`,
      value: total.mean,
      unit,
      ...(total.coverage !== null && { coverage: total.coverage }),
    },
    formula: {
      zh: '各测点平均值的平均；合格比例 = 平均值在限值内的时段 ÷ 判定的时段',
      en: 'mean of the means of the points; share = periods whose mean lies inside the limits ÷ periods judged',
    },
    clause: limits[0] === undefined ? null : clauseOf(limits[0]),
    inputs: [
      { name: 'share', value: total.share, unit: '1', source: { zh: '全部测点的时段', en: 'periods of all points' } },
      ...limits.flatMap(limitInputs(unit)),
      ...points.map((point) => meanInput(answer, point, unit, question)),
    ],
    meters: points.map((code) => ({ code, coverage: total.coverage ?? 0, from: asked.from, to: asked.to })),
    knownAt: new Date(question.received).toISOString(),
    findings: answer.findings,
  };
}

const limitInputs =
  (unit: string) =>
  (limit: IndoorAnswer['quantities'][number]['limits'][number]): ExplainedInput[] =>
    (['low', 'high'] as const).flatMap((name) =>
      limit[name] === null ? [] : [{ name: `${name} ${limit.id}`, value: limit[name], unit, source: clauseOf(limit) }],
    );

const meanInput = ({ occupied }: IndoorAnswer, point: string, unit: string, question: FigureQuestion): ExplainedInput => ({
  name: point,
  value: null,
  unit,
  source: occupied ? { zh: '测点在使用时间内的平均', en: 'mean of the point in occupied time' } : pointText,
  figure: pointFigure(point, question, occupied ? 'occupied' : undefined),
});
