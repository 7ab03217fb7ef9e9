import { Problem } from '#kernel/problem.ts';
import type { MatchAnswer } from './answer.ts';
import type { MatchCase } from './match-case.ts';

const near = 1e-6;

/**
 * Verifies an answer step by step, independently of the solver and of the code that built the answer: what each source gives, what each
 * demand takes and what it costs, from the kW in the answer.
 * @throws Problem `match-wrong` with the first step that fails
 */
export function checkAnswer(town: MatchCase, { links, sources, demands, cost, bound }: MatchAnswer): void {
  const hold = (step: string, told: number, calculated: number): void => {
    if (!(Math.abs(told - calculated) <= near * Math.max(1, Math.abs(calculated)))) throw wrong(step);
  };
  let yuan = 0;
  const fromOf = new Map(town.sources.map((one) => [one.code, one]));
  const toOf = new Map(town.demands.map((one) => [one.code, one]));
  const took = new Map(town.sources.map(({ code }) => [code, town.periods.map(() => 0)]));
  const came = new Map(town.demands.map(({ code }) => [code, town.periods.map(() => 0)]));
  for (const { source, demand, km, kind, kw, deliveredGj, lossGj, electricityKwh } of links) {
    const [from, to] = [fromOf.get(source), toOf.get(demand)];
    if (from === undefined || to === undefined || km > town.maxKm) throw wrong(`${source} ${demand}`);
    const cop =
      kind === 'direct' ? Infinity : ((town.carnot ?? 0) * (to.temperature + 273.15)) / (to.temperature - from.temperature + town.approach);
    const reaches = kind === 'direct' ? from.temperature - town.approach >= to.temperature : cop > 1;
    if (!reaches) throw wrong(`${source} ${demand} ${kind}`);
    const part = (1 - town.lossPerKm * km) * (Number.isFinite(cop) ? cop / (cop - 1) : 1);
    let hours = 0;
    for (const [at, x] of kw.entries()) {
      if (!(x >= 0)) throw wrong(`${source} ${demand} [${at}]`);
      hours += x * (town.periods[at]?.hours ?? 0);
      add(took.get(source), at, x);
      add(came.get(demand), at, part * x);
    }
    hold(`${source} ${demand} deliveredGj`, deliveredGj, 0.0036 * hours * part);
    hold(`${source} ${demand} lossGj`, lossGj, 0.0036 * hours * town.lossPerKm * km);
    hold(`${source} ${demand} electricityKwh`, electricityKwh, (hours * part) / cop);
    yuan += km * town.yuanPerKmYear + 0.0036 * from.yuanPerGj * hours + (town.yuanPerKwh * hours * part) / cop;
  }
  for (const { code, kw } of town.sources) {
    const own = took.get(code) ?? [];
    for (const [at, x] of own.entries()) if (x > (kw[at] ?? 0) + near * Math.max(1, kw[at] ?? 0)) throw wrong(`${code} [${at}]`);
    hold(`${code} usedGj`, rowOf(sources, code).usedGj, gj(town, own));
    hold(`${code} offeredGj`, rowOf(sources, code).offeredGj, gj(town, kw));
  }
  for (const { code, kw } of town.demands) {
    const own = came.get(code) ?? [];
    for (const [at, x] of own.entries()) if (x > (kw[at] ?? 0) + near * Math.max(1, kw[at] ?? 0)) throw wrong(`${code} [${at}]`);
    const [needed, missing] = [gj(town, kw), gj(town, kw) - gj(town, own)];
    hold(`${code} neededGj`, rowOf(demands, code).neededGj, needed);
    if (Math.abs(rowOf(demands, code).unmetGj - missing) > near * Math.max(1, needed)) throw wrong(`${code} unmetGj`);
    yuan += town.alternativeYuanPerGj * missing;
  }
  hold('cost', cost, yuan);
  if (bound > cost) throw wrong('bound');
}

const wrong = (step: string): Problem => new Problem('broken', 'match-wrong', { step });

function add(sums: number[] | undefined, at: number, x: number): void {
  if (sums !== undefined) sums[at] = (sums[at] ?? 0) + x;
}

const gj = ({ periods }: MatchCase, kw: readonly number[]): number =>
  kw.reduce((sum, x, at) => sum + 0.0036 * x * (periods[at]?.hours ?? 0), 0);

function rowOf<Row extends { readonly code: string }>(rows: readonly Row[], of: string): Row {
  const row = rows.find(({ code }) => code === of);
  if (row === undefined) throw wrong(of);
  return row;
}
