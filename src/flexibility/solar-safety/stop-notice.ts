import { chineseDay } from '#kernel/day.ts';
import { blank, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import type { SolarStanding } from './standing.ts';
import { solarItemTerms, solarResultTerms } from './vocabulary.ts';

/** Photovoltaics that must stop. */
export type StopFacts = {
  readonly code: string;
  readonly name: string | null;
  readonly building: string;
  readonly buildingName: string | null;
  readonly kw: number;
  readonly organisation: string | null;
  readonly standing: SolarStanding;
};

const text = (said: string): Block => ({ kind: 'text', text: said });

/** The notice that photovoltaics have to stop: which ones, why, since when, by which clause, and what is required before they run again. */
export function stopNotice({ code, name, building, buildingName, kw, organisation, standing }: StopFacts, on: string): Paper {
  const latest = new Map(standing.checks.toReversed().map((one) => [one.item, one] as const));
  const failed = [...latest.values()].filter(({ result }) => result === 'fail');
  const what = `${buildingName ?? building}（${building}）的光伏${name === null ? '' : `“${name}”`}（${code}，${kw} kW）`;
  return {
    title: '光伏系统停用通知',
    addressed: `${organisation ?? blank}：`,
    blocks: [
      text(`经检查，${what}不符合安全要求：`),
      {
        kind: 'table',
        header: ['检查内容', '检查结果', '检查日'],
        rows: failed.map((one) => [solarItemTerms[one.item].zh, solarResultTerms[one.result].zh, chineseDay(one.on)]),
        widths: [0.4, 0.3, 0.3],
      },
      text(
        '国家《“十四五”建筑节能与绿色建筑发展规划》三(四)1 要求“不符合安全要求的光伏系统应立即停用”。请立即停用上述光伏，断开与建筑和电网的连接，并回报停用日期。',
      ),
      text('各项复查符合、安装潜力评估通过后，方可恢复使用。'),
    ],
    signed: [blank, chineseDay(on)],
  };
}
