import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms, type Term, useTerms } from '#kernel/vocabulary.ts';
import type { Cell } from '#platform/ledger/rows.ts';
import { buildingFieldTerms, buildingValueTerms, meterFieldTerms, meterKindTerms } from '../vocabulary.ts';

/** A small table to start from: it can be imported completely as is. */
export type Sample = { readonly name: string; readonly header: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

export const sampleKinds = ['buildings', 'meters', 'readings'] as const;

export type SampleKind = (typeof sampleKinds)[number];

type Building = {
  readonly code: string;
  readonly name: string;
  readonly use: string;
  readonly area: number;
  readonly built: number;
  readonly monthly: number;
};

/** Invented buildings; `monthly` is kWh. */
const buildings: readonly Building[] = [
  { code: 'SL-001', name: '示例：市民服务中心', use: useTerms.office.zh, area: 12_000, built: 2012, monthly: 62_000 },
  { code: 'SL-002', name: '示例：第一小学教学楼', use: useTerms.school.zh, area: 8500, built: 2005, monthly: 21_000 },
  { code: 'SL-003', name: '示例：中医院门诊楼', use: useTerms.hospital.zh, area: 15_600, built: 2016, monthly: 148_000 },
  { code: 'SL-004', name: '示例：迎宾酒店', use: useTerms.hotel.zh, area: 9800, built: 2009, monthly: 96_000 },
];

/** More in summer and winter than in between; one for each month. */
const shape = [1.15, 1.1, 1, 0.9, 0.92, 1.12, 1.25, 1.22, 1, 0.9, 1.02, 1.14];

/**
 * The sample file of one kind.
 * @param region six digits, for the invented buildings
 * @param year of the bills
 */
export function sampleOf(kind: SampleKind, region: string, year: number): Sample {
  if (kind === 'buildings') return { name: '建筑样例', ...sampleBuildings(region) };
  return kind === 'meters' ? { name: '计量点样例', ...sampleMeters() } : { name: '读数样例', ...sampleReadings(year) };
}

/** A field's heading followed by its unit. */
const headed = ({ zh, unit }: Term): string => (unit === undefined ? zh : `${zh}（${unitSign(unit)}）`);

function sampleBuildings(region: string): Omit<Sample, 'name'> {
  return {
    header: (['code', 'name', 'use', 'region', 'floorArea', 'yearBuilt', 'heating', 'airConditioning', 'address'] as const).map((field) =>
      headed(buildingFieldTerms[field]),
    ),
    rows: buildings.map((one, at) => [
      one.code,
      one.name,
      one.use,
      region,
      one.area,
      one.built,
      buildingValueTerms.heating.heat.zh,
      buildingValueTerms.airConditioning.central.zh,
      `示例路 ${at + 1} 号`,
    ]),
  };
}

function sampleMeters(): Omit<Sample, 'name'> {
  return {
    header: (['code', 'building', 'carrier', 'kind', 'unit', 'multiplier', 'digits', 'capacity'] as const).map((field) =>
      headed(meterFieldTerms[field]),
    ),
    rows: buildings.map((one, at) => [
      `SL-E${at + 1}`,
      one.code,
      carrierTerms.electricity.zh,
      meterKindTerms.register.zh,
      'kWh',
      100,
      6,
      1000,
    ]),
  };
}

/** A year of electricity bills by building, a column for each month; the metering points are created on import. */
function sampleReadings(year: number): Omit<Sample, 'name'> {
  return {
    header: ['建筑编号', meterFieldTerms.unit.zh, ...shape.map((_, at) => `${year}年${at + 1}月`)],
    rows: buildings.map((one) => [one.code, 'kWh', ...shape.map((factor) => Math.round(one.monthly * factor))]),
  };
}
