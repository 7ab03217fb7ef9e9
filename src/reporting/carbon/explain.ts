import { useFigure } from '#supervision/benchmarking/benchmarking.ts';
import type { Exact } from '#kernel/exact-number.ts';
import type { ExplainedInput, Explanation } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Scope } from '#kernel/scope.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { kgOf, numberOf, useOf } from './amount.ts';
import type { Choice, Factor } from './factor.ts';
import { factorName, inventoryFigure, rowFigure, rowQuestion, useFigureOf, type Opened, type RowQuestion } from './figures.ts';
import type { Inventory, InventoryQuestion } from './inventory.ts';
import { partOf, type Line } from './line.ts';
import { sumLines, type By, type Row } from './rows.ts';
import { inventoryTerms } from './vocabulary.ts';

/** Recalculates an inventory as pinned. */
export type InventoryOf = (scope: Scope, asked: InventoryQuestion) => Promise<Inventory>;

const told = (value: Exact | null): number | null => (value === null ? null : numberOf(value));

/**
 * Explains the total of an inventory: its rows, each of which opens further, and what was estimated in addition.
 * @param of a part of it, which has its own rows, or the total per floor area
 */
export async function explainInventory(
  inventoryFor: InventoryOf,
  scope: Scope,
  asked: InventoryQuestion,
  of?: Opened,
): Promise<Explanation> {
  const one = await inventoryFor(scope, asked);
  if (of !== undefined) return explainPartOf(asked, of, one);
  const { rows, totals, floorAreaM2, estimated } = one;
  return {
    ...frame(inventoryFigure(asked), asked, one),
    result: { name: `carbon ${asked.region ?? asked.building ?? ''} ${asked.year} ${asked.basis}`, value: told(totals.all), unit: 'kgCO2' },
    formula: {
      zh: estimated === null ? 'Σ 用量 × 排放因子' : 'Σ 用量 × 排放因子；估算 = Σ max(实测, 同类中位数 × 面积) × 排放因子，与实测分列',
      en:
        estimated === null ? 'Σ use × factor' : 'Σ use × factor; estimated = Σ max(measured, median of peers × area) × factor, told apart',
    },
    inputs: [...rows.map((row) => rowInput(asked, row)), areaInput(floorAreaM2), ...(estimated === null ? [] : estimateInputs(estimated))],
  };
}

function explainPartOf(asked: InventoryQuestion, of: Opened, one: Inventory): Explanation {
  const { rows, totals, floorAreaM2, kgOfArea, kgPerM2 } = one;
  const place = asked.region ?? asked.building ?? '';
  const name = `carbon ${of} ${place} ${asked.year} ${asked.basis}`;
  const framed = frame(inventoryFigure(asked, of), asked, one);
  if (of !== 'perM2')
    return {
      ...framed,
      result: { name, value: told(totals[of]), unit: 'kgCO2' },
      formula: { zh: 'Σ 用量 × 排放因子', en: 'Σ use × factor' },
      inputs: rows.filter(({ carrier }) => partOf(carrier) === of).map((row) => rowInput(asked, row)),
    };
  const withArea = { zh: '有面积的建筑，实测', en: 'buildings with a floor area, measured' };
  return {
    ...framed,
    result: { name, value: told(kgPerM2), unit: 'kgCO2/m2' },
    formula: { zh: 'Σ 有面积的建筑的排放 ÷ Σ 面积', en: 'Σ kg of buildings with a floor area ÷ Σ floor area' },
    inputs: [
      { name: 'kg', value: told(kgOfArea), unit: 'kgCO2', source: withArea },
      areaInput(floorAreaM2),
      {
        name: `carbon ${place}`,
        value: told(totals.all),
        unit: 'kgCO2',
        source: { zh: '全部建筑的实测部分', en: 'all buildings, measured' },
        figure: inventoryFigure(asked),
      },
    ],
  };
}

const areaInput = (floorAreaM2: Exact | null): ExplainedInput => ({
  name: 'floorArea',
  value: told(floorAreaM2),
  unit: 'm2',
  source: { zh: '建筑档案，按天数加权', en: 'registry, weighted by days' },
});

function rowInput(asked: InventoryQuestion, row: Row): ExplainedInput {
  const source = {
    zh: `${row.buildings} 栋，${factorName(row) ?? '没有排放因子'}`,
    en: `${row.buildings} buildings, ${factorName(row) ?? 'no factor'}`,
  };
  return {
    name: `kg ${row.key ?? ''} ${row.carrier}`.replace('  ', ' '),
    value: told(row.kg),
    unit: 'kgCO2',
    source,
    figure: rowFigure(rowQuestion(asked, row, 'kg')),
  };
}

function estimateInputs({ kg, measuredKg, low, high, groups }: NonNullable<Inventory['estimated']>): ExplainedInput[] {
  const by: LocalizedText = { zh: '按同类建筑的中位数估算，不是实测', en: 'estimated by the median of peers, not measured' };
  const input = (name: string, value: number | null, unit = 'kgCO2', source = by): ExplainedInput => ({ name, value, unit, source });
  return [
    input('estimated', kg),
    input('measured', measuredKg),
    input('low', low),
    input('high', high),
    ...groups.map(({ use, carrier, unit, intensity, deviation, peers, from, floorAreaM2 }) =>
      input(`intensity ${use} ${carrier}`, intensity, `${unit}/m2`, {
        zh: `${from} 的 ${peers} 栋同类建筑，离散 ${deviation}，用于 ${floorAreaM2} m2`,
        en: `${peers} peers of ${from}, deviation ${deviation}, for ${floorAreaM2} m2`,
      }),
    ),
  ];
}

/** How many buildings are listed; if there are more, they are grouped by district first. */
const mostBuildings = 300;

/** Explains one row: use, factor, certificates; for several buildings, what each of them, or each district, adds. */
export async function explainRow(inventoryFor: InventoryOf, scope: Scope, asked: RowQuestion): Promise<Explanation> {
  const { carrier, factor, use, district, of, ...question } = asked;
  const one = await inventoryFor(scope, question);
  const lines = one.lines.filter(
    (line) =>
      line.carrier === carrier &&
      (line.factor === null ? null : factorName(line)) === factor &&
      (use === undefined || (line.building.use ?? '') === use) &&
      (district === undefined || line.building.district === district),
  );
  const { rows } = sumLines(lines, [], undefined, one.calorific);
  const [row] = rows;
  const value = of === 'kg' ? row?.kg : row?.use.value;
  const coverage = row?.use.coverage ?? 0;
  return {
    ...frame(rowFigure(asked), asked, one),
    result: {
      name: `${of} ${nameOf(asked)} ${carrier} ${asked.year}`,
      value: told(value ?? null),
      unit: of === 'kg' ? 'kgCO2' : (row?.use.unit ?? ''),
      coverage,
    },
    formula: formulas[of],
    clause: of === 'use' ? null : clauseOf(row?.factor ?? null),
    inputs: [...(row === undefined || of === 'use' ? [] : ownInputs(asked, row, lines, one)), ...partsOf(asked, lines, one)],
  };
}

const clauseOf = (choice: Choice | null): string | null =>
  choice === null ? null : `${choice.factor.source.document} ${choice.factor.source.clause}`;

const formulas = {
  kg: { zh: '（用量 − 绿电证书）× 排放因子', en: '(use − green certificates) × factor' },
  use: { zh: 'Σ 各建筑用量', en: 'Σ use of each building' },
} as const;

const nameOf = ({ region, building, use, district }: RowQuestion): string =>
  [district ?? region ?? building, use].filter((part) => part !== undefined).join(' ');

function ownInputs(asked: RowQuestion, row: Row, lines: readonly Line[], { calorific }: Inventory): ExplainedInput[] {
  const [line] = lines;
  const metered = { zh: `${row.buildings} 栋，覆盖率 ${row.use.coverage}`, en: `${row.buildings} buildings, coverage ${row.use.coverage}` };
  const figure = useFigureOf({ ...asked, by: undefined }, row, line?.building);
  const usual = lines.length > 1 ? rowFigure({ ...asked, of: 'use' }) : figure;
  return [
    { name: `use ${asked.carrier}`, value: told(row.use.value), unit: row.use.unit, source: metered, figure: usual },
    ...(row.certificatesKwh === null
      ? []
      : [{ name: 'certificatesKwh', value: told(row.certificatesKwh), unit: 'kWh', source: labelOf(inventoryTerms.certificates) }]),
    ...factorInputs(row.factor),
    ...(calorific !== null && asked.carrier === 'gas' && lines.some(({ unit }) => unit === 'kWh')
      ? [
          {
            name: calorific.id,
            value: calorific.value,
            unit: calorific.unit,
            source: `${calorific.source.document} ${calorific.source.clause}, ${calorific.id}@${calorific.version}, ${calorific.status}`,
          },
        ]
      : []),
  ];
}

function factorInputs(choice: Choice | null): ExplainedInput[] {
  if (choice === null) return [{ name: 'factor', value: null, unit: '', source: { zh: '没有可用的排放因子', en: 'no factor is known' } }];
  const { factor, earlier } = choice;
  return [{ name: factor.id, value: factor.value, unit: factor.unit, source: sourceOf(factor, earlier) }];
}

function sourceOf({ source, id, version, status, year, place, published }: Factor, earlier: boolean): LocalizedText {
  const text = `${source.document} ${source.clause}, ${id}@${version}, ${place}, ${status}`;
  const day = published ?? null;
  return {
    zh: `${text}${day === null ? '，公布日期不详' : `，${day} 公布`}${earlier ? `，是 ${year ?? ''} 年的` : ''}`,
    en: `${text}${day === null ? ', day of publication not known' : `, published ${day}`}${earlier ? `, of ${year ?? ''}` : ''}`,
  };
}

/** The parts of a row of several buildings; for one building the use itself is enough. */
function partsOf(asked: RowQuestion, lines: readonly Line[], one: Inventory): ExplainedInput[] {
  const [line] = lines;
  if (lines.length === 1 && line !== undefined) return asked.of === 'kg' ? [] : [buildingInput(asked, line, one)];
  const districts = new Set(lines.map(({ building }) => building.district));
  if (lines.length <= mostBuildings || (asked.district !== undefined && districts.has(asked.region ?? null)))
    return buildingsOf(asked, lines, one);
  if (asked.district !== undefined) return rowsBy({ ...asked, region: asked.district, district: undefined }, null, lines, one);
  return rowsBy(asked, 'district', lines, one);
}

function rowsBy(asked: RowQuestion, by: By | null, lines: readonly Line[], { calorific }: Inventory): ExplainedInput[] {
  return sumLines(lines, [], by ?? undefined, calorific).rows.map((row) => ({
    name: `${asked.of} ${row.key ?? asked.region ?? ''}`,
    value: told(asked.of === 'kg' ? row.kg : row.use.value),
    unit: asked.of === 'kg' ? 'kgCO2' : row.use.unit,
    source: { zh: `${row.buildings} 栋`, en: `${row.buildings} buildings` },
    figure: rowFigure({ ...asked, ...(by === null ? {} : { district: row.key ?? '' }) }),
  }));
}

/** Largest first; those not listed are one sum, so that the list adds up. */
function buildingsOf(asked: RowQuestion, lines: readonly Line[], one: Inventory): ExplainedInput[] {
  const named = lines.toSorted((a, b) => (b.units ?? -1) - (a.units ?? -1)).slice(0, mostBuildings);
  const rest = lines.filter((line) => !named.includes(line));
  const inputs = named.map((line) => buildingInput(asked, line, one));
  if (rest.length === 0) return inputs;
  const [others] = sumLines(rest, [], undefined, one.calorific).rows;
  const source = { zh: `其余 ${rest.length} 栋`, en: `${rest.length} further buildings` };
  const value = asked.of === 'kg' ? others?.kg : others?.use.value;
  return [...inputs, { name: 'others', value: told(value ?? null), unit: asked.of === 'kg' ? 'kgCO2' : (others?.use.unit ?? ''), source }];
}

function buildingInput(asked: RowQuestion, line: Line, { calorific }: Inventory): ExplainedInput {
  const { building, carrier, unit, units, certificate, factor } = line;
  const own = unit !== 'kWh' || carrier === 'electricity';
  const some = units !== null;
  const amount = {
    own: own ? (units ?? 0) : 0,
    kwh: own ? 0 : (units ?? 0),
    some,
    someOwn: some && own,
    someKwh: some && !own,
    certificate,
  };
  const source = { zh: `${building.name}，覆盖率 ${line.coverage}`, en: `${building.name}, coverage ${line.coverage}` };
  if (asked.of === 'use') {
    const used = useOf(amount, carrier, calorific);
    const figure = useFigure(building.code, building.zone, carrier, asked.year, asked.known);
    return { name: `use ${building.code}`, value: told(used.value), unit: used.unit, source, figure };
  }
  const kg = factor === null ? null : kgOf(amount, carrier, factor.factor, calorific);
  const { region: _region, use: _use, district: _district, ...rest } = asked;
  return { name: `kg ${building.code}`, value: told(kg), unit: 'kgCO2', source, figure: rowFigure({ ...rest, building: building.code }) };
}

function frame(
  figure: string,
  { known }: InventoryQuestion,
  { findings }: Inventory,
): Pick<Explanation, 'figure' | 'clause' | 'meters' | 'knownAt' | 'findings'> {
  return { figure, clause: null, meters: [], knownAt: formatInstant(known.received / 1000), findings };
}
