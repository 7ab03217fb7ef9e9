import { chineseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { blank, sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import { expectationTerms } from '#supervision/expectation/vocabulary.ts';
import type { Effect } from './facts.ts';
import { commissioningTerms as terms, effectVerdictTerms } from './vocabulary.ts';

/** Further inputs of a report: the building's name, findings in words, as of when it is known. */
export type ReportFacts = { readonly name: string; readonly findings: readonly string[]; readonly knownAt: string };

const text = (said: string): Block => ({ kind: 'text', text: said });

const amount = (value: number | null, unit: string): string =>
  value === null ? labels.zh.noData : `${paperNumber(Math.round(value * 100) / 100)} ${unitSign(unit)}`;

const share = (value: number): string => `${Math.floor(value * 1000) / 10}%`;

/**
 * The report of a commissioning action: what was done, what was saved since with band and coverage, how it was found, whether the fault is
 * gone, each month, and what is missing.
 */
export function effectPaper(effect: Effect, facts: ReportFacts): Paper {
  const { action, days } = effect;
  return {
    title: '建筑用能调适报告',
    addressed: `${facts.name}（${action.building}），${chineseDay(action.on)}起`,
    blocks: sectionBlocks([
      { title: terms.action.zh, blocks: [actionTable(effect)] },
      { title: '效果', blocks: resultBlocks(effect) },
      { title: '逐月情况', blocks: days.length === 0 ? [text(terms.noDays.zh)] : [monthTable(effect)] },
      { title: '方法与依据', blocks: [methodBlock(facts)] },
      { title: '缺少的数据和疑点', blocks: missingIn(effect, facts) },
    ]),
    signed: [`编制：${blank}`, `审核：${blank}`, `日期：${blank}`],
  };
}

function actionTable({ action, to }: Effect): Block {
  const rows = [
    [terms.action.zh, action.action],
    [terms.on.zh, chineseDay(action.on)],
    ['统计至（不含）', chineseDay(to)],
    [labels.zh.energy, carrierTerms[action.carrier].zh],
    [labels.zh.equipment, action.equipment ?? '（未填）'],
    ['登记人', action.by],
  ];
  return { kind: 'table', header: [labels.zh.project, labels.zh.text], rows, widths: [0.3, 0.7] };
}

function resultBlocks({ total, unit, verdict, episode }: Effect): Block[] {
  return [
    text(
      `${terms.saved.zh}：${amount(total.value, unit)}（范围 ${amount(total.low, unit)} 至 ${amount(total.high, unit)}）。判定：${effectVerdictTerms[verdict].zh}。`,
    ),
    text(
      `期望用量合计 ${amount(total.expected, unit)}，实测合计 ${amount(total.measured, unit)}；计入 ${total.days} 天，占实施以来全部日数的 ${share(total.coverage)}。`,
    ),
    text(episodeText(episode)),
  ];
}

function episodeText(episode: Effect['episode']): string {
  if (episode === null) return '没有关联预警，未核对故障是否消除。';
  const said = episode.verified === null ? terms.repairUnknown.zh : episode.verified ? terms.verified.zh : terms.notVerified.zh;
  return `关联预警 ${episode.id}（规则 ${episode.rule}，对象 ${episode.subject}）：${said}；此后同一规则又发现 ${episode.again} 次。`;
}

/** Monthly sums of the days that count. */
function monthTable({ days, unit }: Effect): Block {
  const rows = [...Map.groupBy(days, ({ day }) => day.slice(0, 7))].map(([month, own]) => {
    const counted = own.filter(({ saved }) => saved !== null);
    const sum = (of: (day: (typeof own)[number]) => number | null): number | null =>
      counted.length === 0 ? null : counted.reduce((all, day) => all + Math.round((of(day) ?? 0) * 1e4), 0) / 1e4;
    return [
      month,
      `${counted.length} / ${own.length}`,
      amount(
        sum(({ value }) => value),
        unit,
      ),
      amount(
        sum(({ measured }) => measured),
        unit,
      ),
      amount(
        sum(({ saved }) => saved),
        unit,
      ),
    ];
  });
  return {
    kind: 'table',
    header: [labels.zh.month, '计入天数 / 全部', expectationTerms.expected.zh, expectationTerms.measured.zh, terms.saved.zh],
    rows,
    widths: [0.16, 0.2, 0.22, 0.22, 0.2],
  };
}

const methodBlock = ({ knownAt }: ReportFacts): Block =>
  text(
    `本方法：逐日取实施之前 365 天内同类日中日均温和日期最接近的十天，以其用量中位数为期望，以离散程度给出范围；节约量为期望减实测，只计覆盖率不低于 98% 的日子，判定至少要 5 天。此为平台自定方法，不是标准规定的核定结论。数字按 ${knownAt} 所知。`,
  );

function missingIn({ days, verdict, action }: Effect, { findings }: ReportFacts): Block[] {
  const left = days.filter(({ saved }) => saved === null).length;
  const lacks = [
    ...(left === 0 ? [] : [`${left} 天没有计入：缺读数，或没有足够的相似日；未按零计入`]),
    ...(verdict === 'unknown' ? ['计入天数不足，不能下结论'] : []),
    ...(action.equipment === null ? ['没有填写设备'] : []),
    ...findings,
  ];
  return lacks.length === 0 ? [text(labels.zh.nothing)] : lacks.map((one) => text(one.endsWith('。') ? one : `${one}。`));
}
