import { xmlText } from '#kernel/sound-text.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { exact } from '#kernel/exact-number.ts';
import { type SyncBuilding, type SyncMeasure, syncNamespace, type SyncUse, syncVersion } from './facts.ts';
import { codeName, fieldNames } from './field-names.ts';
import { amountOut, potableWater, resources, squareFeet, written } from './units.ts';

const levels = {
  1: 'Level 1: Walk-through',
  2: 'Level 2: Energy Survey and Analysis',
  3: 'Level 3: Detailed Survey and Analysis',
} as const;

/** A building with its measured months and measures as a file that is valid against the schema. */
export function writeBuildingSync(building: SyncBuilding): string {
  const { level, uses, measures } = building;
  const report = [
    element('Scenarios', scenario(uses)),
    ...(level === null ? [] : [element('ASHRAEAuditLevel', escaped(levels[level]))]),
  ].join('');
  const facility = [
    element('Sites', element('Site', element('Buildings', buildingElement(building)), 'Site')),
    ...(measures.length === 0 ? [] : [element('Measures', measures.map(measure).join(''))]),
    element('Reports', element('Report', report, 'Report')),
  ].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<BuildingSync xmlns="${syncNamespace}" version="${syncVersion}">${element('Facilities', element('Facility', facility, 'Facility'))}</BuildingSync>\n`;
}

/** @param inside already escaped */
function element(name: string, inside: string, id?: string): string {
  return `<${name}${id === undefined ? '' : ` ID="${id}"`}>${inside}</${name}>`;
}

const said = (name: string, text: string | null): string => (text === null || text === '' ? '' : element(name, escaped(text)));

function escaped(text: string): string {
  return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function fields(pairs: readonly (readonly [name: string, value: string | null])[]): string {
  const there = pairs.filter(([, value]) => value !== null && value !== '');
  const inside = there.map(([name, value]) => element('UserDefinedField', said('FieldName', name) + said('FieldValue', value)));
  return there.length === 0 ? '' : element('UserDefinedFields', inside.join(''));
}

function buildingElement({ code, name, areaM2 }: SyncBuilding): string {
  const identifier = said('IdentifierLabel', 'Custom') + said('IdentifierCustomName', codeName) + said('IdentifierValue', code);
  const area = (value: string): string =>
    element('FloorAreas', element('FloorArea', said('FloorAreaType', 'Gross') + said('FloorAreaValue', squareFeet(value))));
  const inside = [
    said('PremisesName', name),
    ...(code === null ? [] : [element('PremisesIdentifiers', element('PremisesIdentifier', identifier))]),
    ...(areaM2 === null ? [] : [area(areaM2)]),
  ];
  return element('Building', inside.join(''), 'Building');
}

/** The scenario of measured use. */
function scenario(uses: readonly SyncUse[]): string {
  const type = element('ScenarioType', element('CurrentBuilding', element('CalculationMethod', element('Measured', ''))));
  const inside = [
    said('ScenarioName', 'Measured'),
    type,
    ...(uses.length === 0 ? [] : [element('ResourceUses', uses.map(resourceUse).join(''))]),
    ...(uses.every(({ months }) => months.length === 0) ? [] : [element('TimeSeriesData', uses.map(timeSeries).join(''))]),
  ];
  return element('Scenario', inside.join(''), 'Scenario-measured');
}

function resourceUse({ carrier, unit }: SyncUse): string {
  const { schemaUnit, own } = amountOut(unit);
  const inside = [
    carrier === 'water' ? said('WaterResource', potableWater) : said('EnergyResource', resources[carrier]),
    said('ResourceUnits', schemaUnit),
    said('EndUse', 'All end uses'),
    fields([[fieldNames.unit, own]]),
  ];
  return element('ResourceUse', inside.join(''), `ResourceUse-${carrier}`);
}

function timeSeries({ carrier, unit, months }: SyncUse): string {
  const { factor } = amountOut(unit);
  return months
    .map(({ month, value }) => {
      const first = parseDay(`${month}-01`) as number;
      const inside = [
        said('ReadingType', 'Total'),
        ...(carrier === 'water' ? [] : [said('TimeSeriesReadingQuantity', 'Energy')]),
        said('StartTimestamp', `${month}-01T00:00:00`),
        said('EndTimestamp', `${dayText(addMonths(first, 1))}T00:00:00`),
        said('IntervalFrequency', 'Month'),
        said('IntervalReading', written(exact(value).mul(factor))),
        `<ResourceUseID IDref="ResourceUse-${carrier}"/>`,
      ];
      return element('TimeSeries', inside.join(''), `TimeSeries-${carrier}-${month}`);
    })
    .join('');
}

/** The stated amount goes into our own fields, in its own unit; money is in yuan, which the schema has no element for. */
function measure(one: SyncMeasure, at: number): string {
  const { schemaUnit, factor } = amountOut(one.unit);
  const saving = one.annualSaving === null ? null : written(exact(one.annualSaving).mul(factor));
  const fuel = one.carrier === 'water' ? '' : said('EnergyResource', resources[one.carrier]);
  const byFuel = element('AnnualSavingsByFuel', fuel + said('ResourceUnits', schemaUnit) + said('AnnualSavingsNativeUnits', saving));
  const inside = [
    said('CustomMeasureName', one.name),
    element('MeasureSavingsAnalysis', element('AnnualSavingsByFuels', byFuel)),
    said('UsefulLife', one.lifeYears),
    fields([
      [fieldNames.code, one.code],
      [fieldNames.finding, one.finding],
      [fieldNames.system, one.system],
      [fieldNames.carrier, one.carrier],
      [fieldNames.saving, one.annualSaving],
      [fieldNames.unit, one.unit],
      [fieldNames.cost, one.costYuan],
      [fieldNames.life, one.lifeYears],
      [fieldNames.basis, one.basis],
    ]),
  ];
  return element('Measure', inside.join(''), `Measure-${at + 1}`);
}
