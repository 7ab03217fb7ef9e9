import { chartLook, type Drawing, plainChart } from '#platform/docx/drawing.ts';
import type { BidShown } from './present.ts';
import { localClock } from './bid-text.ts';
import { bidTerms } from './vocabulary.ts';

/** What is offered in each period, stacked by price, the cheapest below. */
export function bidDrawing({ periods, zone }: Pick<BidShown, 'periods' | 'zone'>): Drawing {
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

/** So many prices can be told apart; more are drawn in no chart. */
export const mostPrices = chartLook.colours.length;
