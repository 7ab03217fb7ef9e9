import type { Finding } from '#kernel/finding.ts';
import { isCertain } from '#kernel/source-status.ts';
import { numberOf } from './amount.ts';
import type { Unused } from './certificate.ts';
import { type Choice } from './factor.ts';
import type { Line } from './line.ts';

type Of = {
  readonly lines: readonly Line[];
  readonly year: number;
  readonly calorific: {
    readonly id: string;
    readonly version: number;
    readonly value: number;
    readonly unit: string;
    readonly status: string;
  } | null;
  readonly unused: readonly Unused[];
};

const listed = 20;

/** What is doubtful about an inventory, each with the number of buildings concerned. */
export function findingsOf({ lines, year, calorific, unused }: Of): Finding[] {
  return [
    ...missing(lines, year),
    ...ofFactors(lines, year),
    ...byHeat(lines, calorific),
    ...unused.slice(0, listed).map((one) => ofUnused(one, year)),
  ];
}

function missing(lines: readonly Line[], year: number): Finding[] {
  const without = lines.filter(({ factor }) => factor === null);
  return [...Map.groupBy(without, ({ carrier, building }) => `${carrier} ${building.chain.places[0] ?? ''}`).values()]
    .slice(0, listed)
    .map((all) => {
      const [first] = all;
      const evidence = { carrier: first?.carrier ?? '', place: first?.building.chain.places[0] ?? '', year, buildings: all.length };
      return { code: 'factor-missing', severity: 'warning', evidence };
    });
}

function ofFactors(lines: readonly Line[], year: number): Finding[] {
  // each place has its own choice: the same factor is reported once
  const counts = new Map<string, { choice: Choice; buildings: number }>();
  for (const { factor: choice } of lines) {
    if (choice === null) continue;
    const key = `${choice.factor.id} ${String(choice.factor.version)} ${String(choice.earlier)}`;
    const one = counts.get(key) ?? { choice, buildings: 0 };
    one.buildings += 1;
    counts.set(key, one);
  }
  return [...counts.values()].flatMap(({ choice: { factor, earlier }, buildings }): Finding[] => {
    const evidence = { factor: factor.id, carrier: factor.carrier, place: factor.place, year, buildings };
    return [
      ...(earlier
        ? [{ code: 'factor-earlier-year', severity: 'warning' as const, evidence: { ...evidence, factorYear: factor.year } }]
        : []),
      ...(isCertain(factor.status)
        ? []
        : [{ code: 'factor-indicative', severity: 'info' as const, evidence: { ...evidence, status: factor.status } }]),
    ];
  });
}

function byHeat(lines: readonly Line[], calorific: Of['calorific']): Finding[] {
  if (calorific === null || !lines.some(({ carrier, unit }) => carrier === 'gas' && unit === 'kWh')) return [];
  const { id, version, value, unit, status } = calorific;
  return [{ code: 'gas-by-calorific-value', severity: 'info', evidence: { coefficient: id, version, value, unit, status } }];
}

function ofUnused({ building, organisation, kwh }: Unused, year: number): Finding {
  const evidence = {
    holder: building ?? organisation ?? '',
    ...(building === null ? { organisation } : { building }),
    kwh: numberOf(kwh),
    year,
  };
  return { code: 'certificate-unused', severity: 'info', evidence };
}
