import type { Carrier } from '#kernel/carrier.ts';
import { parseDay } from '#kernel/day.ts';
import type { ExplainedInput, Explanation, FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { isKeptText, isKeptYear } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { roundedShare } from '#kernel/percent.ts';
import { metersText, periodFigure } from '#supervision/benchmarking/public/use-figure.ts';
import { monthIn, periodOf, type PlaceYear, type YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import type { OverviewNeeds } from './needs.ts';
import { shownSums, type ShownSum } from './public/shown-sums.ts';
import { branchesOf, type Branch } from './public/places.ts';

/** How many buildings an opened figure lists individually. */
const named = 200;

/** A place's use is the sum of the places directly below it, and of the buildings in none of these. */
export async function explainCity(needs: OverviewNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { region, year, carrier, day, received, recorded } = question;
  const month = typeof year === 'number' ? monthIn(year, question['month']) : undefined;
  if (typeof region !== 'string' || !isKeptYear(year) || typeof carrier !== 'string')
    throw new Problem('bad-input', 'figure-unknown', { figure });
  if (day !== undefined && (typeof day !== 'string' || parseDay(day) === null || !isKeptText(day)))
    throw new Problem('bad-input', 'figure-unknown', { figure });
  if (question['month'] !== undefined && month === undefined) throw new Problem('bad-input', 'figure-unknown', { figure });
  const asked = { region, year, day, month, known: { received, recorded } };
  const [buildings, places] = await Promise.all([needs.benchmarking.yearOf(scope, asked, 1), needs.place.places(region)]);
  const ofCarrier = async (list: readonly YearBuilding[], code: string) => {
    const own = shownSums(needs.knowledge, list, { ...asked, region: code }).find((one) => one.carrier === carrier);
    return own === undefined ? undefined : { ...own, ...(await coverageOfDay(needs, scope, { ...asked, region: code }, own.carrier)) };
  };
  const sum = await ofCarrier(buildings, region);
  const branches = branchesOf(region, places, buildings);
  const inBranches = new Set(branches.flatMap((branch) => branch.buildings));
  const direct = buildings.filter((one) => !inBranches.has(one));
  return {
    figure,
    result: {
      name: `use ${region} ${carrier} ${day ?? month ?? year}`,
      value: sum?.value ?? null,
      unit: sum?.unit ?? '',
      coverage: sum?.coverage ?? 0,
    },
    formula: {
      zh: 'Σ 各建筑的用量（按实测）；覆盖率为有表计的建筑的平均',
      en: 'Σ use of the buildings, as measured; coverage: mean over the buildings with a meter',
    },
    clause: null,
    inputs: [
      ...(await Promise.all(branches.map(async (branch) => branchInput(branch, await ofCarrier(branch.buildings, branch.code))))).flat(),
      ...buildingInputs(direct, carrier, asked),
    ],
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings: [],
  };
}

/** Coverage of a day: only meters that count on it are queried; for a year, nothing beyond the sum is known. */
async function coverageOfDay(needs: OverviewNeeds, scope: Scope, { region, known, ...asked }: PlaceYear, carrier: Carrier) {
  if (asked.day === undefined) return {};
  const { days } = await needs.metering.dailyUse(scope, { region, carrier, known, ...periodOf(asked) });
  return { coverage: days[0]?.coverage ?? 0 };
}

function branchInput({ name, code, buildings }: Branch, sum: ShownSum | undefined): ExplainedInput[] {
  if (sum === undefined) return [];
  return [
    {
      name: `${name} ${code}`,
      value: sum.value,
      unit: sum.unit,
      source: {
        zh: `${buildings.length} 栋建筑，覆盖率 ${roundedShare(sum.coverage)}`,
        en: `${buildings.length} buildings, coverage ${roundedShare(sum.coverage)}`,
      },
      figure: sum.figure,
    },
  ];
}

/** The buildings themselves, largest first; beyond the first two hundred, the rest in one line. */
function buildingInputs(buildings: readonly YearBuilding[], carrier: string, { known, ...asked }: PlaceYear): ExplainedInput[] {
  const rows = buildings.flatMap(({ building, uses }) =>
    uses.filter((use) => use.carrier === carrier && use.meters > 0).map((use) => ({ building, use })),
  );
  rows.sort((a, b) => (b.use.value ?? -1) - (a.use.value ?? -1) || (a.building.code < b.building.code ? -1 : 1));
  const shown = rows.slice(0, named).map(({ building, use }): ExplainedInput => ({
    name: `${building.name} ${building.code}`,
    value: use.value,
    unit: use.unit,
    source: metersText(use.meters, use.coverage),
    figure: periodFigure(building.code, building.fields['zone'], use.carrier, periodOf(asked), known),
  }));
  const rest = rows.slice(named);
  if (rest.length === 0) return shown;
  const told = rest.flatMap(({ use }) => use.value ?? []);
  const value = told.length === 0 ? null : told.reduce((sum, one) => sum + one, 0);
  return [...shown, { name: `+${rest.length}`, value, unit: rest[0]?.use.unit ?? '', source: labelTerms.otherBuildings }];
}
