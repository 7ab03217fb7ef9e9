import { chartsDrawn } from '#platform/docx/charts.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { tell } from '#kernel/finding.ts';
import { asOf } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { OfficeTable } from '#platform/tables/file.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { type BidFacts, bidPaper, bidSheets } from './bid-paper.ts';
import { localClock } from './bid-text.ts';
import type { Bids } from './bids.ts';
import type { BidNeeds } from './needs.ts';
import { chartLook, type Drawing, plainChart } from '#platform/docx/drawing.ts';
import type { BidShown } from './present.ts';
import { bidTerms } from './vocabulary.ts';

type PaperNeeds = BidNeeds & { readonly bids: Pick<Bids, 'show'>; readonly workers: Pick<Workers, 'run'> };

/** A recorded bid as a sheet 申报单, for users who may see it. Throws `no-such-bid`. */
export function createBidPapers(needs: PaperNeeds) {
  return {
    async paper(scope: Scope, number: number): Promise<Paper> {
      const facts = await factsOf(needs, scope, number);
      const prices = new Set(facts.bid.periods.flatMap(({ steps }) => steps.map(({ price }) => price)));
      const { pictures } = await chartsDrawn(needs.workers, prices.size > mostPrices ? [] : [bidDrawing(facts.bid)]);
      return bidPaper(facts, pictures[0] ?? null);
    },
    sheets: async (scope: Scope, number: number): Promise<OfficeTable[]> => bidSheets(await factsOf(needs, scope, number)),
  };
}

export type BidPapers = ReturnType<typeof createBidPapers>;

async function factsOf(
  { bids, flexibility, portfolio, place, registry, words, now }: PaperNeeds,
  scope: Scope,
  number: number,
): Promise<BidFacts> {
  const bid = await bids.show(scope, number);
  const knownAt = bid.made ?? bid.knownAt;
  const known = asOf(now(), knownAt);
  const { name, organisation } = await portfolio.facts(programScope, bid.portfolio, known);
  const [found] = await place.organisations(programScope, { codes: [organisation], limit: 1, knownAt });
  const programme = flexibility.programme(bid.programme, localClock(bid.from, bid.zone).slice(0, 10), known);
  const buildings = [...new Set(bid.periods.flatMap(({ steps }) => steps.flatMap(({ members }) => members.map((one) => one.building))))];
  const facts = buildings.length === 0 ? [] : await registry.buildingFacts(programScope, { buildings }, known);
  return {
    bid,
    portfolio: name,
    aggregator: found?.name ?? null,
    programme: `${programme.names?.zh ?? programme.id}（${programme.id}@${programme.version}）`,
    names: new Map(facts.map((one) => [one.code, one.name ?? one.code])),
    findings: bid.findings.map((one) => tell(one, words, 'zh').detail),
  };
}

/** The power offered in each period, stacked by price, cheapest at the bottom. */
function bidDrawing({ periods, zone }: Pick<BidShown, 'periods' | 'zone'>): Drawing {
  const prices = [...new Set(periods.flatMap(({ steps }) => steps.map(({ price }) => price)))].toSorted((a, b) => Number(a) - Number(b));
  const option = {
    ...plainChart,
    legend: chartLook.legend,
    grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: periods.map(({ start }) => localClock(start, zone).slice(11)),
      axisLine: { lineStyle: { color: chartLook.quiet } },
      axisLabel: { color: chartLook.ink },
    },
    yAxis: { ...chartLook.valueAxis, name: `${bidTerms.kw.zh} kW` },
    series: prices.map((price) => ({
      type: 'bar',
      stack: 'kW',
      name: price,
      data: periods.map(({ steps }) => steps.find((one) => one.price === price)?.kw ?? 0),
    })),
  };
  return { width: chartLook.width, height: 240, option };
}

/** The most prices that can be told apart; with more, no chart is drawn. */
const mostPrices = chartLook.colours.length;
