import { type Carrier, carrierUnit, type Unit, units } from '#kernel/carrier.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { exact, type Exact, rounded } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { SyncMeasure, SyncRead, SyncUse } from './facts.ts';
import { all, fieldOf, type Node, readTree, textAt } from './tree.ts';
import { amountIn, carrierOf, squareMetres, trimmed } from './units.ts';
import { codeName, fieldNames } from './field-names.ts';

/** Reads a file: its first building, measured months and measures; everything else is reported as findings. Throws `not-buildingsync`. */
export function readBuildingSync(text: string): SyncRead {
  const root = readTree(text);
  const findings: Finding[] = [];
  const tell = (code: string, evidence: Finding['evidence']): void => void findings.push({ code, severity: 'info', evidence });
  const buildings = all(root, 'Facilities', 'Facility', 'Sites', 'Site', 'Buildings', 'Building');
  const [building] = buildings;
  if (building === undefined) tell('sync-no-building', {});
  if (buildings.length > 1) tell('sync-more-buildings', { count: buildings.length - 1 });
  const facilities = all(root, 'Facilities', 'Facility');
  const left = [...root.children, ...facilities.flatMap(({ children }) => children)].map(({ name }) => name);
  const others = [...new Set(left)].filter((name) => !['Facilities', 'Sites', 'Measures', 'Reports'].includes(name));
  if (others.length > 0) tell('sync-not-taken', { elements: others.join(' ') });
  const reports = facilities.flatMap((one) => all(one, 'Reports', 'Report'));
  const scenarios = reports.flatMap((one) => all(one, 'Scenarios', 'Scenario'));
  const measured = scenarios.find((one) => all(one, 'ScenarioType', 'CurrentBuilding', 'CalculationMethod', 'Measured').length > 0);
  if (measured === undefined) tell('sync-no-measured', {});
  const measures = facilities.flatMap((one) => all(one, 'Measures', 'Measure'));
  return {
    code: building === undefined ? null : codeIn(building),
    name: building === undefined ? null : textAt(building, 'PremisesName'),
    areaM2: building === undefined ? null : areaIn(building, tell),
    level: levelIn(reports),
    uses: measured === undefined ? [] : usesIn(measured, tell),
    measures: measuresIn(measures, tell),
    findings,
  };
}

type Tell = (code: string, evidence: Finding['evidence']) => void;

/** Our own identifier, otherwise that of the premises, otherwise any. */
function codeIn(building: Node): string | null {
  const all_ = all(building, 'PremisesIdentifiers', 'PremisesIdentifier');
  const value = (one: Node | undefined): string | null => (one === undefined ? null : textAt(one, 'IdentifierValue'));
  const own = all_.find((one) => textAt(one, 'IdentifierCustomName') === codeName);
  const premises = all_.find((one) => textAt(one, 'IdentifierLabel') === 'Premises');
  return value(own) ?? value(premises) ?? value(all_.find((one) => value(one) !== null));
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)$/u;

/** A decimal of the schema as ours; null if it is not a decimal. */
function decimalIn(text: string | null): Exact | null {
  if (text === null || !decimal.test(text)) return null;
  const bare = text
    .replace(/^\+/u, '')
    .replace(/^(?<sign>-?)\./u, '$<sign>0.')
    .replace(/\.$/u, '');
  return exact(bare);
}

function areaIn(building: Node, tell: Tell): string | null {
  const gross = all(building, 'FloorAreas', 'FloorArea').find((one) => textAt(one, 'FloorAreaType') === 'Gross');
  const value = decimalIn(gross === undefined ? null : textAt(gross, 'FloorAreaValue'));
  if (value === null) {
    tell('sync-no-area', {});
    return null;
  }
  return squareMetres(rounded(value, 12));
}

function levelIn(reports: readonly Node[]): 1 | 2 | 3 | null {
  const said = reports.map((one) => textAt(one, 'ASHRAEAuditLevel')).find((one) => one !== null);
  const digit = /^Level (?<level>[123]):/u.exec(said ?? '')?.groups?.['level'];
  return digit === undefined ? null : (Number(digit) as 1 | 2 | 3);
}

type Resource = { readonly carrier: Carrier; readonly unit: Unit; readonly factor: Exact };

/** Months by carrier; several meters of one carrier are added up. */
function usesIn(scenario: Node, tell: Tell): SyncUse[] {
  const resources = new Map<string, Resource>();
  for (const use of all(scenario, 'ResourceUses', 'ResourceUse')) {
    const found = resourceOf(use);
    if (found === null) tell('sync-resource-left', { resource: use.id ?? '' });
    else if (use.id !== null) resources.set(use.id, found);
  }
  const sums = new Map<Carrier, { unit: Unit; months: Map<string, Exact> }>();
  const left = new Map<string, number>();
  for (const series of all(scenario, 'TimeSeriesData', 'TimeSeries')) {
    const resource = resources.get(all(series, 'ResourceUseID')[0]?.idRef ?? '');
    const taken = monthOf(series, resource);
    const sum = resource === undefined ? undefined : (sums.get(resource.carrier) ?? { unit: resource.unit, months: new Map() });
    const why = 'why' in taken ? taken.why : sum?.unit === resource?.unit ? null : 'unit';
    if (why !== null || sum === undefined || resource === undefined || 'why' in taken) {
      left.set(why ?? 'resource', (left.get(why ?? 'resource') ?? 0) + 1);
      continue;
    }
    sum.months.set(taken.month, (sum.months.get(taken.month) ?? exact('0')).add(taken.value));
    sums.set(resource.carrier, sum);
  }
  for (const [reason, count] of left) tell('sync-series-left', { count, reason });
  return [...sums].map(([carrier, { unit, months }]) => ({ carrier, unit, months: [...months].toSorted(byMonth).map(monthText) }));
}

const byMonth = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
const monthText = ([month, value]: readonly [string, Exact]) => ({ month, value: trimmed(rounded(value, 10)) });

function resourceOf(use: Node): Resource | null {
  const energy = textAt(use, 'EnergyResource');
  const carrier = energy === null ? (textAt(use, 'WaterResource') === 'Potable water' ? 'water' : null) : carrierOf(energy);
  const amount = amountIn(textAt(use, 'ResourceUnits') ?? '', fieldOf(use, fieldNames.unit));
  const endUse = textAt(use, 'EndUse') ?? 'All end uses';
  return carrier === null || amount === null || endUse !== 'All end uses' ? null : { carrier, ...amount };
}

/** The month and amount of a series, or why it is not taken: `resource`, `reading`, `month`, `value`. */
function monthOf(series: Node, resource: Resource | undefined): { month: string; value: Exact } | { why: string } {
  if (resource === undefined) return { why: 'resource' };
  const quantity = textAt(series, 'TimeSeriesReadingQuantity') ?? 'Energy';
  const isUse = textAt(series, 'ReadingType') === 'Total' && quantity === 'Energy' && textAt(series, 'PeakType') === null;
  if (!isUse) return { why: 'reading' };
  const [start, end] = [textAt(series, 'StartTimestamp') ?? '', textAt(series, 'EndTimestamp')];
  const first = parseDay(start.slice(0, 10));
  const isMonth = textAt(series, 'IntervalFrequency') === 'Month' && /^\d{4}-\d{2}-01T00:00:00/u.test(start) && first !== null;
  if (!isMonth || (end !== null && end.slice(0, 10) !== dayText(addMonths(first, 1)))) return { why: 'month' };
  const value = decimalIn(textAt(series, 'IntervalReading'));
  return value === null ? { why: 'value' } : { month: start.slice(0, 7), value: value.mul(resource.factor) };
}

function measuresIn(measures: readonly Node[], tell: Tell): SyncMeasure[] {
  const taken: SyncMeasure[] = [];
  for (const one of measures) {
    const found = measureOf(one);
    if (found === null || taken.some(({ code }) => code === found.code)) tell('sync-measure-left', { measure: one.id ?? '' });
    else taken.push(found);
  }
  return taken;
}

/** A measure that states which carrier it saves; null otherwise. */
function measureOf(one: Node): SyncMeasure | null {
  const fuel = all(one, 'MeasureSavingsAnalysis', 'AnnualSavingsByFuels', 'AnnualSavingsByFuel')[0];
  const energy = fuel === undefined ? null : textAt(fuel, 'EnergyResource');
  const carrier = (fieldOf(one, fieldNames.carrier) as Carrier | null) ?? (energy === null ? null : carrierOf(energy));
  if (carrier === null) return null;
  const amount = fuel === undefined ? null : amountIn(textAt(fuel, 'ResourceUnits') ?? '', fieldOf(one, fieldNames.unit));
  const saving = decimalIn(fuel === undefined ? null : textAt(fuel, 'AnnualSavingsNativeUnits'));
  const own = fieldOf(one, fieldNames.saving);
  const ownUnit = units.find((unit) => unit === fieldOf(one, fieldNames.unit));
  const life = decimalIn(textAt(one, 'UsefulLife'));
  return {
    code: (fieldOf(one, fieldNames.code) ?? one.id ?? '').replaceAll(/\s/gu, '-').slice(0, 40),
    finding: fieldOf(one, fieldNames.finding),
    system: fieldOf(one, fieldNames.system) ?? textAt(one, 'SystemCategoryAffected') ?? '—',
    name: (textAt(one, 'CustomMeasureName') ?? textAt(one, 'LongDescription') ?? one.id ?? '').slice(0, 200),
    carrier,
    annualSaving: own ?? (amount === null || saving === null ? null : trimmed(rounded(saving.mul(amount.factor), 10))),
    unit: ownUnit ?? amount?.unit ?? carrierUnit(carrier),
    costYuan: fieldOf(one, fieldNames.cost),
    lifeYears: fieldOf(one, fieldNames.life) ?? (life === null ? null : trimmed(rounded(life, 4))),
    basis: fieldOf(one, fieldNames.basis) ?? '',
  };
}
