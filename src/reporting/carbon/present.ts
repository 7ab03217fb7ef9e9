import type { Exact } from '#kernel/exact-number.ts';
import { termText, useTerms } from '#kernel/vocabulary.ts';
import { tell, type Language, type Words } from '#kernel/finding.ts';
import { numberOf } from './amount.ts';
import type { Factor } from './factor.ts';
import { inventoryFigure, rowFigure, rowQuestion, useFigureOf } from './figures.ts';
import type { Inventory, InventoryQuestion } from './inventory.ts';
import type { Row } from './rows.ts';

type Reader = { readonly words: Words; readonly language: Language; readonly placeName: (code: string) => string };

const told = (value: Exact | null): number | null => (value === null ? null : numberOf(value));

/** A factor in responses. */
export function presentFactor(factor: Factor) {
  const { id, version, series, value, unit, year, validFrom, validTo, place, source, status, published } = factor;
  return {
    id,
    version,
    series,
    value,
    unit,
    year: year ?? null,
    validFrom: validFrom ?? null,
    validTo: validTo ?? null,
    place,
    document: source.document,
    clause: source.clause,
    status,
    published: published ?? null,
  };
}

/** An inventory in responses; its rows from `offset` on. */
export function presentInventory(
  one: Inventory,
  asked: InventoryQuestion & { readonly offset?: number | undefined; readonly limit?: number | undefined },
  { words, language, placeName }: Reader,
) {
  const { totals, estimated, unknown, rows } = one;
  const { offset = 0, limit, ...question } = asked;
  const byCode = new Map(one.buildings.map((building) => [building.code, building]));
  const [single] = one.buildings.length === 1 ? one.buildings : [];
  const nameOf = (key: string): string =>
    asked.by === 'use' ? termText(useTerms, key, language) : asked.by === 'building' ? (byCode.get(key)?.name ?? key) : placeName(key);
  const presentRow = (row: Row) => ({
    key: row.key,
    name: row.key === null ? null : nameOf(row.key),
    carrier: row.carrier,
    use: {
      value: told(row.use.value),
      unit: row.use.unit,
      coverage: row.use.coverage,
      figure: useFigureOf(question, row, asked.by === 'building' ? byCode.get(row.key ?? '') : single),
    },
    ...(asked.basis === 'market' && row.carrier === 'electricity' && { certificatesKwh: told(row.certificatesKwh) ?? 0 }),
    factor: row.factor === null ? null : presentFactor(row.factor.factor),
    kg: told(row.kg),
    buildings: row.buildings,
    figure: rowFigure(rowQuestion(question, row, 'kg')),
  });
  const kg = told(totals.all);
  return {
    region: asked.region ?? null,
    building: asked.region === undefined ? (single?.code ?? null) : null,
    year: asked.year,
    basis: asked.basis,
    rows: rows.slice(offset, limit === undefined ? undefined : offset + limit).map(presentRow),
    count: rows.length,
    total: { directKg: told(totals.direct), electricityKg: told(totals.electricity), heatKg: told(totals.heat), kg },
    floorArea: told(one.floorAreaM2),
    kgPerM2: told(one.kgPerM2),
    generatedKwh: told(one.generatedKwh),
    ...(estimated !== null && { estimated: presentEstimate(estimated, one) }),
    unknown: { buildings: unknown.buildings, floorArea: unknown.floorAreaM2 },
    figure: inventoryFigure(question),
    indicative: one.indicative,
    findings: one.findings.map((finding) => ({ ...tell(finding, words, language), evidence: { ...finding.evidence } })),
  };
}

function presentEstimate(estimated: NonNullable<Inventory['estimated']>, one: Inventory) {
  const { kg, measuredKg, low, high, buildings, floorAreaM2, groups } = estimated;
  const isMissing = one.lines.some(({ factor, units }) => factor === null && units !== null);
  const measured = told(one.totals.all) ?? (isMissing || buildings === 0 ? null : 0);
  return {
    kg,
    measuredKg,
    totalKg: kg === null || measuredKg === null || measured === null ? null : measured - measuredKg + kg,
    low,
    high,
    buildings,
    floorArea: floorAreaM2,
    groups: groups.map(({ floorAreaM2: floorArea, ...group }) => ({ ...group, floorArea })),
  };
}
