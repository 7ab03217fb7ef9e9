import { dayNumber, parseDay } from '#kernel/day.ts';
import { figureId, unknownFigure, type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { placeZone } from '#kernel/today.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { createReplay } from './building-replay.ts';
import { resourceKindTerms } from '#registry/resources/vocabulary.ts';
import type { ReplayAnswer } from './replay-answer.ts';
import { scheduleReplayTerms as terms, scheduleTariffTerms } from '../vocabulary.ts';

export const replayFigure = 'schedule-replay';

const source: LocalizedText = {
  zh: '逐日计划并按实测负荷结算（docs/flexibility.md 回放）',
  en: 'planned day by day, settled by what was measured (docs/flexibility.md, Replay)',
};

/** A name of an input that does not depend on the language. */
const inBoth = ({ zh, en }: { readonly zh: string; readonly en: string }): string => `${zh} / ${en}`;

/** Explains the saving of a month, or of all ('') months: costs, load, photovoltaics, batteries. Throws `no-such-replay`. */
export async function explainReplay(
  replay: Pick<ReturnType<typeof createReplay>, 'show'>,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const [job, month] = [String(question['job']), String(question['month'])];
  const answer = await replay.show(scope, job);
  const sums = month === '' ? answer.total : answer.months.find((one) => one.month === month);
  if (sums === undefined || answer.known.received !== question.received) throw unknownFigure(figure);
  const yuan = (code: 'without' | 'replayed' | 'foresight' | 'possible'): ExplainedInput => ({
    name: inBoth(terms[code]),
    value: Number(sums[code]),
    unit: '元',
    source,
  });
  const ofMonths = answer.months.map((one): ExplainedInput => {
    const opened = figureId({ kind: replayFigure, job, month: one.month, ...answer.known });
    return { name: `${inBoth(terms.saving)} ${one.month}`, value: Number(one.saving), unit: '元', source, figure: opened };
  });
  return {
    figure,
    result: { name: `${inBoth(terms.saving)} ${answer.building} ${month}`.trim(), value: Number(sums.saving), unit: '元' },
    formula: {
      zh: '节省 = 没有电池的费用 − 逐日按预测运行的费用；费用 = Σ(购电价·购电 − 上网电价·上网) + 需量电价·最高购电',
      en: 'saving = cost without batteries − cost as planned; cost = Σ(import price·import − export price·export) + demand price·highest import',
    },
    clause: source,
    inputs: [
      ...(month === '' ? ofMonths : []),
      ...(['without', 'replayed', 'foresight', 'possible'] as const).map(yuan),
      ...measured(answer, month),
    ],
    meters: [],
    knownAt: new Date(answer.known.received).toISOString(),
    findings: answer.findings,
  };
}

/** The measurements of the period, each opening its own readings, and the assumptions. */
function measured({ building, tariff, from, to, known, zone: name, meters, batteries }: ReplayAnswer, month: string): ExplainedInput[] {
  const zone = createZone(name) ?? (createZone(placeZone) as Zone);
  const [year = 0, of = 0] = month.split('-').map(Number);
  const [first, end] = [parseDay(from) as number, parseDay(to) as number];
  const begin = month === '' ? first : Math.max(first, dayNumber(year, of, 1));
  const stop = month === '' ? end : Math.min(end, of === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, of + 1, 1));
  const span = { from: zone.dayStart(begin), to: zone.dayStart(stop) };
  const readings: LocalizedText = { zh: '读数', en: 'readings' };
  const use = (label: string, named: Readonly<Record<string, string>>): ExplainedInput => ({
    name: label,
    value: null,
    unit: 'kWh',
    source: readings,
    figure: figureId({ kind: 'use', ...named, ...span, ...known }),
  });
  return [
    use(building, { building, carrier: 'electricity' }),
    ...meters.map((meter) => use(meter, { meter })),
    {
      name: inBoth(scheduleTariffTerms.tariff),
      value: tariff,
      unit: '',
      source: { zh: '本市知识文件', en: 'a knowledge file of the city' },
    },
    ...batteries.map(batteryInput),
  ];
}

/** A battery as it was replayed, field by field. @param text its JSON */
function batteryInput(text: string): ExplainedInput {
  const { code, kind: _kind, ...fields } = JSON.parse(text) as Record<string, unknown>;
  return {
    name: `${inBoth(resourceKindTerms.battery)} ${String(code)}`,
    value: Object.entries(fields)
      .map(([field, value]) => `${field} ${String(value)}`)
      .join(', '),
    unit: '',
    source: { zh: '情景的写法', en: 'as a scenario writes it' },
  };
}
