import { carriers, type Carrier } from '#kernel/carrier.ts';
import type { ExplainedInput, Explanation, FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Measure } from './public/assess.ts';
import type { BenchmarkingNeeds } from './needs.ts';
import { flowOf, type StandingAnswer } from './building-views.ts';

/** Explains a carrier's or item's use in standard coal: the use itself, and the coefficient in force. */
export async function explainCoal(needs: BenchmarkingNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { building, year, known } = figureParts(figure, question);
  const flow = await flowOf(needs, scope, { building, year, known });
  const found = flow.carriers.find(({ carrier }) => carrier === question['carrier']);
  const node = found?.nodes.find(({ item }) => item === (question['item'] ?? null));
  const rest = question['rest'] === true;
  const [use, coal] = rest ? [node?.rest, node?.restCoal] : [node?.use, node?.coal];
  if (found === undefined || !use || !coal || found.coefficient === null) throw unknown(figure);
  const { coefficient, unit, carrier } = found;
  const inputs: ExplainedInput[] = [
    {
      name: `${rest ? 'rest' : 'use'} ${node?.item ?? carrier}`,
      value: use.value,
      unit,
      source: { zh: '计量', en: 'metering' },
      figure: use.figure,
    },
    { name: coefficient.id, value: coefficient.value, unit: coefficient.unit, source: coefficient.source },
  ];
  return {
    figure,
    result: {
      name: `${rest ? 'rest' : 'use'} ${building} ${node?.item ?? carrier} ${year}`,
      value: coal.value,
      unit: 'kgce',
      coverage: coal.coverage,
    },
    formula:
      unit === 'kWh' && carrier === 'gas'
        ? { zh: '用量 × 0.0036 GJ/kWh × 热力折标准煤系数', en: 'use × 0.0036 GJ/kWh × coefficient of heat' }
        : { zh: '用量 × 折标准煤系数（当量值）', en: 'use × coefficient (calorific equivalent)' },
    clause: 'GB/T 2589-2020',
    inputs,
    meters: [],
    knownAt: formatInstant(known.received / 1000),
    findings: [],
  };
}

type StandingOf = (scope: Scope, asked: ReturnType<typeof figureParts> & { measure: Measure }) => Promise<StandingAnswer>;

/** Explains how a building compares with its peers: their number, their quartiles, and its own intensity. */
export async function explainStanding(standing: StandingOf, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = figureParts(figure, question);
  const measure = measureOf(question['carrier']);
  if (measure === undefined) throw unknown(figure);
  const { distribution, own, unit, region, use, excluded, percentile, quarter, findings } = await standing(scope, { ...asked, measure });
  const of = `${use ?? ''} ${region}`.trim();
  const value = (name: string, held: number | null, its = unit): ExplainedInput => ({ name, value: held, unit: its, source: of });
  return {
    figure,
    result: { name: `percentile ${asked.building} ${measure} ${asked.year}`, value: percentile, unit: '%' },
    formula: { zh: '100 × 单位面积用量不高于本建筑的建筑数 ÷ 同类建筑数', en: '100 × count(intensity ≤ own) / count' },
    clause: null,
    inputs: [
      ...(own === null ? [] : [{ ...value(`intensity ${own.code}`, own.intensity), figure: own.figure }]),
      value('count', distribution?.count ?? 0, ''),
      value('excluded', excluded, ''),
      value('quartile 1', distribution?.low ?? null),
      value('median', distribution?.median ?? null),
      value('quartile 3', distribution?.high ?? null),
      value('quarter', quarter, ''),
    ],
    meters: [],
    knownAt: formatInstant(asked.known.received / 1000),
    findings,
  };
}

function measureOf(told: unknown): Measure | undefined {
  return told === 'total' ? told : carriers.find((one: Carrier) => one === told);
}

function figureParts(figure: string, { building, year, received, recorded }: FigureQuestion) {
  if (typeof building !== 'string' || !isKeptYear(year)) throw unknown(figure);
  return { building, year, known: { received, recorded } };
}

function unknown(figure: string): Problem {
  return new Problem('bad-input', 'figure-unknown', { figure });
}
