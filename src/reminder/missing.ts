import { asOfNow } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { BuildingFacts } from '#registry/facts.ts';
import type { MissingData } from './facts.ts';
import { awaitedMonths, undelivered } from './months.ts';
import type { ReminderNeeds } from './needs.ts';

/** Of so many buildings and carriers the months are read at once: six of each stay below `mostValues`. */
const mostRows = 600_000;

/** All that is missing of what a scope sees: months first, by building; then meters, the longest silent first. */
export async function missingData(needs: ReminderNeeds, scope: Scope, region?: string): Promise<MissingData[]> {
  const which = region === undefined ? {} : { region };
  const buildings = new Map((await needs.registry.buildingFacts(scope, which, asOfNow)).map((one) => [one.code, one]));
  const [months, offline] = await Promise.all([monthsOf(needs, scope, which, buildings), offlineOf(needs, scope, which, buildings)]);
  return [...months, ...offline];
}

type Buildings = ReadonlyMap<string, BuildingFacts>;

async function monthsOf(
  { metering, now }: ReminderNeeds,
  scope: Scope,
  which: { readonly region?: string },
  buildings: Buildings,
): Promise<MissingData[]> {
  if (buildings.size === 0) return [];
  const { from, to, months } = awaitedMonths(today(now()));
  const { buildings: rows } = await metering.completeness(scope, {
    ...which,
    from,
    to,
    step: 'month',
    sort: 'code',
    limit: mostRows,
    offset: 0,
  });
  return rows.flatMap(({ code, carrier, steps }): MissingData[] => {
    const missing = undelivered(months, steps, carrier);
    if (missing.length === 0) return [];
    return [
      {
        key: `months:${code}:${carrier}`,
        kind: 'months',
        building: code,
        ...placeOf(buildings.get(code)),
        carrier,
        meter: null,
        months: missing,
        since: `${missing[0]}-01`,
      },
    ];
  });
}

async function offlineOf(
  { readings }: ReminderNeeds,
  scope: Scope,
  which: { readonly region?: string },
  buildings: Buildings,
): Promise<MissingData[]> {
  return (await readings.silent(scope, which, null)).map(({ facts, last }) => ({
    key: `offline:${facts.code}`,
    kind: 'offline',
    building: facts.building,
    ...placeOf(facts.building === null ? undefined : buildings.get(facts.building)),
    carrier: facts.carrier,
    meter: facts.code,
    months: [],
    since: last === null ? null : dayText((parseDay(last) ?? 0) + 1),
  }));
}

function placeOf(building: BuildingFacts | undefined): Pick<MissingData, 'name' | 'organisation'> {
  const organisation = building?.fields['organisation'];
  return { name: building?.name ?? null, organisation: typeof organisation === 'string' ? organisation : null };
}
