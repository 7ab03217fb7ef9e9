import type { Access } from '#platform/access/access.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { type Action, can } from '#kernel/rights.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { SettingsService } from '#platform/settings/settings.ts';
import type { SourceCheck } from '#supervision/source-check/source-check.ts';
import type { BeginningStep } from './facts.ts';

/** At least this share of each month of a year must be measured for a building to be comparable. Yaodong's own. */
const enough = 0.95;

/** Rows beyond this are not searched. */
const mostRows = 100_000;

export type BeginningNeeds = {
  readonly now: Clock;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts'>;
  readonly metering: Pick<Metering, 'completeness'>;
  readonly sourceCheck: Pick<SourceCheck, 'entries'>;
  readonly access: Pick<Access, 'people'>;
};

type Check = {
  readonly name: BeginningStep['name'];
  readonly action: Action;
  readonly href: string;
  readonly isDone: (needs: BeginningNeeds, scope: Scope) => Promise<boolean>;
};

const checks: readonly Check[] = [
  {
    name: 'city',
    action: 'settings',
    href: '/start',
    isDone: async ({ settings }) => (await settings.get()).cityName !== '',
  },
  {
    name: 'buildings',
    action: 'import-registry',
    href: '/start',
    isDone: async ({ registry }, scope) => (await registry.buildingFacts(scope, {}, asOfNow)).length > 0,
  },
  {
    name: 'meters',
    action: 'import-registry',
    href: '/start',
    isDone: async ({ registry }, scope) => (await registry.meterFacts(scope, {}, asOfNow)).length > 0,
  },
  { name: 'year', action: 'import-readings', href: '/start', isDone: hasWholeYear },
  {
    name: 'standards',
    action: 'check-source',
    href: '/knowledge/check',
    isDone: async ({ sourceCheck }) => (await sourceCheck.entries()).some(({ standing }) => standing !== null),
  },
  {
    name: 'people',
    action: 'accounts',
    href: '/start',
    isDone: async ({ access }) => (await access.people()).length > 1,
  },
];

/** What a new city still needs, determined from its own data: each step that the requester may do, and whether it is done. */
export async function beginningOf(needs: BeginningNeeds, scope: Scope): Promise<BeginningStep[]> {
  const own = checks.filter(({ action }) => can(scope, action));
  const done = await Promise.all(own.map(({ isDone }) => isDone(needs, scope)));
  return own.map(({ name, href }, at) => ({ name, href, done: done[at] === true }));
}

/** Whether a building is measured for a whole calendar year: the last, or the one before. */
async function hasWholeYear({ metering, now }: BeginningNeeds, scope: Scope): Promise<boolean> {
  const year = Number(today(now()).slice(0, 4));
  for (const one of [year - 1, year - 2]) {
    const asked = { from: `${one}-01-01`, to: `${one + 1}-01-01`, step: 'month', limit: mostRows } as const;
    const { buildings } = await metering.completeness(scope, asked);
    if (buildings.some(({ steps }) => steps.every((share) => (share ?? 0) >= enough))) return true;
  }
  return false;
}
