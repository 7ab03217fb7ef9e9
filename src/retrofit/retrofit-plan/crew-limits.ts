import { exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { plainAmount } from './amount.ts';
import type { Crew, ScenarioLimit, SeasonDays } from './facts.ts';
import { daysOfYear, daysOutside } from './season.ts';

/** The limits that crews set, and what cannot be said of them. */
export type CrewLimits = { readonly limits: readonly ScenarioLimit[]; readonly findings: readonly Finding[] };

/**
 * A limit for each trade, place and year: crews times the days of the year; and for work that has to be done outside of the heating season
 * times the days outside of it. Without a season the second is not said, and a finding tells so.
 * @param seasonOf the heating season of a place; null where nobody has stated one
 */
export function crewLimits(crews: readonly Crew[], years: readonly number[], seasonOf: (region: string) => SeasonDays | null): CrewLimits {
  const limits: ScenarioLimit[] = [];
  const unknown = new Set<string>();
  for (const { region, trade, crews: many } of crews) {
    const season = seasonOf(region);
    if (season === null) unknown.add(region);
    for (const year of years) {
      const scope = { years: [year], regions: [region] };
      limits.push({ id: `crew:${region}:${trade}:${year}`, resource: `crew:${trade}`, max: days(many, daysOfYear(year)), ...scope });
      if (season === null) continue;
      const max = days(many, daysOutside(year, season));
      limits.push({ id: `crew:${region}:${trade}:off:${year}`, resource: `crew:${trade}:off`, max, ...scope });
    }
  }
  const findings = [...unknown].map((region): Finding => ({
    code: 'plan-season-unknown',
    severity: 'warning',
    evidence: { place: region },
  }));
  return { limits, findings };
}

const days = (crews: string, each: number): string => plainAmount(exact(crews).mul(exact(BigInt(each))));
