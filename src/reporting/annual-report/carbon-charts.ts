import type { Carbon, Inventory } from '#reporting/carbon/carbon.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { carriers, type Carrier } from '#kernel/carrier.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import type { Language } from '#kernel/finding.ts';
import { scaledQuantity } from '#kernel/scaled-quantity.ts';
import type { Scope } from '#kernel/scope.ts';
import { carrierTerms, labelOf, useTerms, type Category } from '#kernel/vocabulary.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import type { Both, ChartPoint, ChartSeries, ReportChart } from './facts.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { inventoryTerms } from '#reporting/carbon/vocabulary.ts';
import { annualReportChartTerms } from './vocabulary.ts';

type At = { readonly region: string; readonly year: number; readonly known: AsOf };
type Row = Inventory['rows'][number];
type InventoryQuestion = Parameters<Carbon['inventory']>[1];

const unit = 'kgCO2';
/** The year of the report and the years before it. */
const yearsShown = 3;

/** A chart of a place's carbon dioxide, by the name that templates use for it; null if nothing is known for it. */
export async function carbonChart(
  needs: AnnualReportNeeds,
  scope: Scope,
  at: At,
  id: 'carbon-years' | 'carbon-use' | 'carbon-district',
): Promise<ReportChart | null> {
  const chart =
    id === 'carbon-years' ? await byYear(needs, scope, at) : await byKey(needs, scope, at, id === 'carbon-use' ? 'use' : 'district');
  return chart.series.some(({ points }) => points.some(({ value }) => value !== null)) ? chart : null;
}

/** The sum of the rows with measured use; unknown if a row lacks its factor, or if there are none. */
export function pointOf(rows: readonly Pick<Row, 'use' | 'kg'>[], figures: readonly string[]): ChartPoint {
  const used = rows.filter(({ use }) => use.value !== null);
  const sum = used.reduce<Exact | null>((so, { kg }) => (so === null || kg === null ? null : so.add(kg)), exact(0n));
  return used.length === 0 ? { value: null, figures: [] } : { value: numberOf(sum), figures };
}

const usedIn = (rows: readonly Row[]): Row[] => rows.filter(({ use }) => use.value !== null);

/** By carrier as measured in each year, with the estimated rest shown separately. */
async function byYear({ carbon }: AnnualReportNeeds, scope: Scope, { region, year, known }: At): Promise<ReportChart> {
  const all = await Promise.all(
    Array.from({ length: yearsShown }, async (_, at) => {
      const asked: InventoryQuestion = { region, year: year - yearsShown + 1 + at, basis: 'location', estimate: true, known };
      return { asked, found: await carbon.inventory(scope, asked) };
    }),
  );
  const some = carriers.filter((carrier) => all.some(({ found }) => usedIn(found.rows).some((one) => one.carrier === carrier)));
  const ofCarrier = (carrier: Carrier): ChartSeries => ({
    kind: 'measured',
    name: labelOf(carrierTerms[carrier]),
    points: all.map(({ asked, found }) => {
      const rows = usedIn(found.rows).filter((one) => one.carrier === carrier);
      return pointOf(
        rows,
        rows.map((row) => carbon.rowFigureOf({ ...asked, estimate: false }, row)),
      );
    }),
  });
  const estimated: ChartSeries = {
    kind: 'estimated',
    name: labelOf(inventoryTerms.estimatedPart),
    points: all.map(({ asked, found }) => ({ value: addedBy(found), figures: addedBy(found) === null ? [] : [carbon.figureOf(asked)] })),
  };
  return {
    id: 'carbon-years',
    title: labelOf(annualReportChartTerms.carbonYears),
    along: all.map(({ asked }) => ({ name: { zh: `${asked.year}年`, en: String(asked.year) }, unit })),
    series: [...some.map(ofCarrier), ...(estimated.points.some(({ value }) => value !== null) ? [estimated] : [])],
    notes: all.flatMap(({ asked, found }) => intervalOf(asked.year, found)),
    indicative: all.some(({ found }) => found.indicative),
  };
}

/** What estimation adds to the measured value; null if nothing is estimated or a factor is missing. */
function addedBy({ estimated }: Inventory): number | null {
  if (estimated === null || estimated.buildings === 0 || estimated.kg === null || estimated.measuredKg === null) return null;
  return estimated.kg - estimated.measuredKg;
}

function intervalOf(year: number, { estimated, unknown }: Inventory): Both[] {
  const told: Both[] = [];
  if (estimated !== null && estimated.buildings > 0 && estimated.low !== null && estimated.high !== null) {
    const { buildings, low, high } = estimated;
    const between = (language: Language) => [low, high].map((kg) => scaledQuantity(kg, unit, language));
    told.push({
      zh: `${year}年估算 ${buildings} 栋计量不足的建筑，含其已计量部分，90% 区间 ${between('zh').join(' 至 ')}。`,
      en: `${year}: ${buildings} buildings with insufficient metering are estimated, including their metered part: ${between('en').join(' to ')} (90 %).`,
    });
  }
  if (unknown.buildings > 0)
    told.push({
      zh: `${year}年另有 ${unknown.buildings} 栋建筑既无足够计量也无法估算，未计入。`,
      en: `${year}: ${unknown.buildings} more buildings are neither sufficiently metered nor possible to estimate, and are not counted.`,
    });
  return told;
}

/** By use of the buildings, or by the places directly below, as measured in the year. */
async function byKey(
  { carbon, place }: AnnualReportNeeds,
  scope: Scope,
  { region, year, known }: At,
  by: 'use' | 'district',
): Promise<ReportChart> {
  const asked: InventoryQuestion = { region, year, basis: 'location', by, known };
  const [{ rows, indicative }, places] = await Promise.all([carbon.inventory(scope, asked), by === 'use' ? [] : place.places(null)]);
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const nameOf = (key: string | null): Both => {
    if (key === null) return labelOf(annualReportChartTerms.otherUse);
    const term = by === 'use' ? (useTerms as Category)[key] : undefined;
    return term === undefined ? { zh: names.get(key) ?? key, en: names.get(key) ?? key } : labelOf(term);
  };
  const byName = [...Map.groupBy(rows, ({ key }) => key)].toSorted(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
  return {
    id: `carbon-${by}`,
    title: labelOf(by === 'use' ? annualReportChartTerms.carbonUse : annualReportChartTerms.carbonDistrict),
    along: byName.map(([key]) => ({ name: nameOf(key), unit })),
    series: [
      {
        kind: 'measured',
        name: labelOf(inventoryTerms.measuredPart),
        points: byName.map(([, own]) =>
          pointOf(
            own,
            usedIn(own).map((row) => carbon.rowFigureOf(asked, row)),
          ),
        ),
      },
    ],
    notes: [],
    indicative,
  };
}
