import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Broken, Plan } from './plan.ts';
import { edgeOf, type LimitClass, type Scenario } from './scenario.ts';
import type { Scheduled } from './solve-schedule.ts';

const units = { state: 'kWh·h', site: 'kWh', target: 'kWh', comfort: 'K·h' } as const satisfies Readonly<Record<LimitClass, string>>;

export type ScheduleAnswer = ReturnType<typeof answerOf>;

/** A schedule as responses show it (`flexibility.md` 4). `cost.export` is the revenue from export: total = import − export + the rest. */
export function answerOf(scenario: Scenario, { plan, isProven, gap }: Scheduled, findings: readonly Finding[], seconds: number) {
  const { resources, steps } = scenario;
  const broken = plan.broken.length > 0;
  const edge = (at: number): string => formatInstant(edgeOf(scenario, at));
  return {
    status: !isProven ? ('time-limit' as const) : broken ? ('best-effort' as const) : ('optimal' as const),
    gap,
    cost: costTexts(plan),
    site: Array.from({ length: steps }, (_, at) => ({
      start: edge(at),
      end: edge(at + 1),
      importKw: plan.importKw[at] as number,
      exportKw: plan.exportKw[at] as number,
    })),
    converterKw: [...plan.converterKw],
    resources: resources.map(({ code, kind }, at) => {
      const states = plan.states[at] ?? null;
      return {
        code,
        kw: [...(plan.kw[at] ?? [])],
        ...(states !== null && (kind === 'hvac' ? { temperature: states } : { kwh: states })),
      };
    }),
    breaches: joined(plan.broken).map(({ limit, code, side, first, end, amount }) => ({
      limit,
      ...(code !== null && { code }),
      field: side,
      from: edge(first),
      to: edge(end),
      amount,
      unit: units[limit],
    })),
    seconds,
    findings: [...findings],
  };
}

/** Yuan to four decimals; the total is the sum of the rounded values. */
function costTexts({ cost }: Plan): Record<keyof Plan['cost'], string> {
  const exact = (value: number): bigint => BigInt(Math.round(value * 1e4));
  const parts = {
    import: exact(cost.import),
    export: exact(cost.export),
    peak: exact(cost.peak),
    carbon: exact(cost.carbon),
    wear: exact(cost.wear),
    shed: exact(cost.shed),
  };
  const total = parts.import - parts.export + parts.peak + parts.carbon + parts.wear + parts.shed;
  const text = (value: bigint): string => {
    const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
    return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
  };
  return {
    total: text(total),
    import: text(parts.import),
    export: text(parts.export),
    peak: text(parts.peak),
    carbon: text(parts.carbon),
    wear: text(parts.wear),
    shed: text(parts.shed),
  };
}

/** Consecutive steps in which the same limit is broken are one breach. */
function joined(broken: readonly Broken[]): Broken[] {
  const all: Broken[] = [];
  for (const one of broken) {
    const last = all.findLastIndex((other) => other.limit === one.limit && other.code === one.code && other.side === one.side);
    const before = all[last];
    if (before !== undefined && before.end === one.first && one.end > one.first)
      all[last] = { ...before, end: one.end, amount: before.amount + one.amount };
    else all.push(one);
  }
  return all;
}
