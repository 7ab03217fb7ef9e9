import type { client } from '../../../api.ts';

type Solved = Awaited<ReturnType<typeof client.schedule.solve>>;
export type Answer = Exclude<Solved, readonly unknown[]>;
export type Breach = Answer['breaches'][number];
export type Scenario = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

const rowOf = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {});

/** Numbers of each step as a scenario writes them: a single number is repeated for every step; null where there are none. */
export function seriesOf(value: unknown, steps: number): (number | null)[] | null {
  if (value === undefined || value === null) return null;
  const given: readonly unknown[] = Array.isArray(value) ? value : Array.from({ length: steps }, () => value);
  return Array.from({ length: steps }, (_, at) => {
    const one = given[at];
    const number = typeof one === 'number' || typeof one === 'string' ? Number(one) : Number.NaN;
    return Number.isFinite(number) ? number : null;
  });
}

/** Resources of a scenario as written. */
export const resourcesOf = (scenario: Scenario): Row[] =>
  (Array.isArray(scenario['resources']) ? (scenario['resources'] as unknown[]) : []).map(rowOf);

export const stepsOf = (scenario: Scenario): number => Number(scenario['steps'] ?? 0);
export const priceOf = (scenario: Scenario) => seriesOf(rowOf(scenario['price'])['import'], stepsOf(scenario));
export const baseOf = (scenario: Scenario) => seriesOf(scenario['base'], stepsOf(scenario));

/** Changes made to a plan; null or 0 for none. */
export type Changes = {
  /** kW that may be taken from the grid. */
  readonly importKw: number | null;
  /** An additional, hypothetical battery: kW, kWh. */
  readonly batteryKw: number;
  readonly batteryKwh: number;
  /** What the first battery must hold at the end, kWh. */
  readonly targetKwh: number | null;
};

export const noChanges: Changes = { importKw: null, batteryKw: 0, batteryKwh: 0, targetKwh: null };
export const isChanged = ({ importKw, batteryKw, batteryKwh, targetKwh }: Changes): boolean =>
  importKw !== null || (batteryKw > 0 && batteryKwh > 0) || targetKwh !== null;

/** The same scenario with the changes applied. */
export function changedScenario(scenario: Scenario, { importKw, batteryKw, batteryKwh, targetKwh }: Changes): Scenario {
  const first = resourcesOf(scenario).findIndex(({ kind }) => kind === 'battery');
  const resources = resourcesOf(scenario).map((one, at) =>
    at === first && targetKwh !== null ? { ...one, targets: [{ at: endOf(scenario), kwh: targetKwh }] } : one,
  );
  const added =
    batteryKw > 0 && batteryKwh > 0 ? [{ code: newCode(resources), kind: 'battery', kw: batteryKw, maxKwh: batteryKwh, startKwh: 0 }] : [];
  return {
    ...scenario,
    site: { ...rowOf(scenario['site']), ...(importKw !== null && { importKw }) },
    resources: [...resources, ...added],
  };
}

/** The battery whose target can be changed, and its capacity. */
export function movableBattery(scenario: Scenario): { readonly code: string; readonly least: number; readonly most: number } | null {
  const found = resourcesOf(scenario).find(({ kind }) => kind === 'battery');
  const most = Number(found?.['maxKwh']);
  if (found === undefined || !Number.isFinite(most)) return null;
  const least = Number(found['minKwh'] ?? 0);
  return { code: String(found['code']), least: Number.isFinite(least) ? least : 0, most };
}

function endOf(scenario: Scenario): string {
  const minutes = Number(scenario['step'] ?? 0) * stepsOf(scenario);
  return new Date(Date.parse(String(scenario['start'])) + minutes * 60_000).toISOString();
}

function newCode(resources: readonly Row[]): string {
  const taken = new Set(resources.map(({ code }) => code));
  let at = 1;
  while (taken.has(`+${at}`)) at += 1;
  return `+${at}`;
}
