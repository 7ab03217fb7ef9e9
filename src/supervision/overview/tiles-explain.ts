import { figureId, type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { roundedShare } from '#kernel/percent.ts';
import { monthIn, type PlaceYear, type YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import type { OverviewNeeds } from './needs.ts';
import { shownSums } from './public/shown-sums.ts';
import { heatingDegrees } from './public/heating-degrees.ts';
import { measuredParts, placeIntensity, totalEnergy } from './public/key-figures.ts';
import { howTotal } from './public/tiles.ts';

/** A place's energy: each carrier's use by its coefficient. Each use opens the next level. */
export async function explainTotal(needs: OverviewNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = placeYearOf(figure, question);
  const buildings = ofUse(await needs.benchmarking.yearOf(scope, asked, 2), question);
  const sums = shownSums(needs.knowledge, buildings, asked);
  const { tce, coverage, parts } = totalEnergy(sums, howTotal(needs, asked).coefficients);
  const figures = new Map(sums.map((sum) => [sum.carrier, sum.figure]));
  return {
    ...headOf(figure, asked, { name: nameOf('total', asked, question), value: tce, unit: 'tce', coverage }),
    formula: {
      zh: 'Σ 各能源实测用量 × 标准煤系数（当量值）÷ 1000',
      en: 'Σ use of each carrier as measured × coefficient of standard coal ÷ 1000',
    },
    clause: 'GB/T 2589',
    inputs: parts.flatMap(({ sum, factor, source }): ExplainedInput[] => [
      {
        name: `use ${sum.carrier}`,
        value: sum.value,
        unit: sum.unit,
        source: {
          zh: `${sum.buildings} 栋建筑，覆盖率 ${roundedShare(sum.coverage)}`,
          en: `${sum.buildings} buildings, coverage ${roundedShare(sum.coverage)}`,
        },
        ...(figures.has(sum.carrier) && { figure: figures.get(sum.carrier) as string }),
      },
      { name: `standard-coal/${sum.carrier}`, value: factor, unit: `kgce/${sum.unit}`, source },
    ]),
  };
}

/** A place's energy per area, of the buildings that are measured well; and the weather of the two years. */
export async function explainIntensity(needs: OverviewNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = placeYearOf(figure, question);
  const all = await needs.benchmarking.yearOf(scope, asked, 2);
  const degrees = asked.month === undefined ? await heatingDegrees(needs, scope, asked, all) : null;
  const parts = measuredParts(ofUse(all, question), howTotal(needs, asked));
  const { kgcePerM2, kgce, areaM2, buildings: counted, changeAtWeather } = placeIntensity(parts.values(), degrees);
  const { region, year, month, known } = asked;
  const of = {
    zh: `${counted} 栋覆盖率达到 95%、面积已知的建筑`,
    en: `${counted} buildings measured for 95 % of the time, of known area`,
  };
  const total = figureId({ kind: 'city-total', region, year, ...(month !== undefined && { month }), ...useOf(question), ...known });
  return {
    ...headOf(figure, asked, { name: nameOf('intensity', asked, question), value: kgcePerM2, unit: 'kgce/m2' }),
    formula: { zh: 'Σ 能耗 ÷ Σ 建筑面积', en: 'Σ energy ÷ Σ floor area' },
    clause: 'GB/T 2589',
    inputs: [
      { name: nameOf('total', asked, question), value: kgce, unit: 'kgce', source: of, figure: total },
      { name: 'floorArea', value: areaM2, unit: 'm2', source: of },
      ...(degrees === null
        ? []
        : [
            { name: `HDD18 ${year}`, value: degrees.now, unit: 'K·d', source: observed },
            { name: `HDD18 ${year - 1}`, value: degrees.before, unit: 'K·d', source: observed },
            { name: 'change', value: changeAtWeather, unit: '1', source: atWeather },
          ]),
    ],
  };
}

const observed = { zh: '最近气象站的逐日平均气温', en: 'daily mean temperatures of the nearest station' };
const atWeather = {
  zh: '与上年相比；上年的集中供热量按供暖度日数折算到本年',
  en: 'compared with the year before, with its district heat converted by heating degree days',
};

/** The use of buildings that a figure covers; empty if it covers all. A figure of those without a use says `unknown`. */
const useOf = ({ use }: FigureQuestion): { readonly use?: string } => (typeof use === 'string' ? { use } : {});

function ofUse(buildings: readonly YearBuilding[], question: FigureQuestion): readonly YearBuilding[] {
  const { use } = useOf(question);
  return use === undefined ? buildings : buildings.filter(({ building }) => (building.use ?? 'unknown') === use);
}

function nameOf(what: string, { region, year, month }: PlaceYear, question: FigureQuestion): string {
  const { use } = useOf(question);
  return `${what} ${region} ${use === undefined ? '' : `${use} `}${month ?? year}`;
}

/** @throws Problem `figure-unknown` */
function placeYearOf(figure: string, { region, year, month, received, recorded }: FigureQuestion): PlaceYear {
  if (typeof region !== 'string' || !isKeptYear(year) || (month !== undefined && monthIn(year, month) === undefined))
    throw new Problem('bad-input', 'figure-unknown', { figure });
  return { region, year, month: monthIn(year, month), known: { received, recorded } };
}

function headOf(figure: string, { known }: PlaceYear, result: Explanation['result']) {
  return { figure, result, meters: [], knownAt: formatInstant(known.received / 1000), findings: [] } as const;
}
