import { labels } from '#kernel/label-terms.ts';
import type { Block } from '#platform/docx/block.ts';
import { projectCount, table, text, figureText, type PaperPlan } from './paper-parts.ts';
import { planTerms as terms, tradeText } from './vocabulary.ts';

/** When works are done: by place, year and trade the stretches without heating, and what they take of the crews. */
export function seasonBlocks(plan: PaperPlan): Block[] {
  const { works, scenario, placeNames } = plan;
  const [from = '', to = ''] = (scenario.heatingSeason ?? '').split(':');
  const season = scenario.heatingSeason === null ? '当地供暖期' : `供暖期（${monthDay(from)}至${from > to ? '次年' : ''}${monthDay(to)}）`;
  const rows = works.filter(({ projects, crews }) => projects > 0 || crews !== null);
  const [some, none] = [rows.some(({ off }) => Number(off.taken ?? 0) > 0), rows.some(({ trade }) => trade === null)];
  return [
    text(`须停暖施工的措施安排在${season}以外，其余措施全年可以施工。`),
    ...(some ? [] : [text('列入项目没有填报须停暖施工的工程量；开工日期落在供暖期内的，由实施单位核对施工内容。')]),
    ...(some && none ? [text('没有填报工日的项目单列一行，由实施单位核对施工内容。')] : []),
    table(
      [labels.zh.place, labels.zh.year, terms.trade.zh, projectCount, terms.span.zh, terms.offTaken.zh, terms.offThere.zh, terms.doneBy.zh],
      rows.map(({ region, year, trade, projects, stretches, off }) => [
        placeNames.get(region) ?? region,
        String(year),
        trade === null ? '未填报工种' : tradeText(trade),
        String(projects),
        stretches.map((days) => `${dayOf(days.from)}至${dayOf(days.to)}`).join('、') || '—',
        figureText(off.taken),
        figureText(off.there),
        off.until === null ? '—' : dayOf(off.until),
      ]),
      [0.12, 0.08, 0.14, 0.09, 0.21, 0.13, 0.13, 0.1],
    ),
  ];
}

/** @example monthDay('03-31') // '3月31日' */
const monthDay = (day: string): string => `${Number(day.slice(0, 2))}月${Number(day.slice(3, 5))}日`;

const dayOf = (day: string): string => monthDay(day.slice(5));
