import { chineseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { percentText } from '#kernel/percent.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { blank, sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import { expectationTerms } from '#supervision/expectation/vocabulary.ts';
import type { Effect } from './facts.ts';
import { commissioningTerms as terms, effectVerdictTerms, strategyKindTerms, strategyTerms } from './vocabulary.ts';

/** Further inputs of a report: the building's name, findings in words, as of when it is known. */
export type ReportFacts = { readonly name: string; readonly findings: readonly string[]; readonly knownAt: string };

const text = (said: string): Block => ({ kind: 'text', text: said });

const amount = (value: number | null, unit: string): string =>
  value === null ? labels.zh.noData : `${paperNumber(Math.round(value * 100) / 100)} ${unitSign(unit)}`;

/**
 * The report of a commissioning action: what was done, what was saved since with interval and coverage, how it was found, whether the
 * fault is gone, each month, and what is missing.
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
      { title: '方法与依据', blocks: methodBlocks(effect, facts) },
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
    ...strategyRow(action.strategy),
    ['登记人', action.by],
  ];
  return { kind: 'table', header: [labels.zh.project, labels.zh.text], rows, widths: [0.3, 0.7] };
}

/** What the strategy was said to save in the past, beside which the effect stands. */
function strategyRow(strategy: Effect['action']['strategy']): string[][] {
  if (strategy === null) return [];
  const { kind, subject, from, to, saved, unit } = strategy;
  const said = `${strategyKindTerms[kind].zh}（${subject}），${from} 至 ${to}（不含）${strategyTerms.wouldHaveSaved.zh} ${amount(saved, unit)}`;
  return [[strategyTerms.takenFrom.zh, said]];
}

function resultBlocks({ total, unit, verdict, episode }: Effect): Block[] {
  const { value, share: saved, days } = total;
  const part = saved === null || value === null ? '' : `，节约率 ${percentText(saved)}`;
  return [
    text(`${terms.saved.zh}：${amount(value, unit)}${part}。${intervalSaid(total, unit)}判定：${effectVerdictTerms[verdict].zh}。`),
    text(
      `期望用量合计 ${amount(total.expected, unit)}，${terms.correction.zh} ${amount(total.correction, unit)}，实测合计 ${amount(total.measured, unit)}；计入 ${days} 天，占实施以来全部日数的 ${percentText(total.coverage)}。`,
    ),
    text(episodeText(episode)),
  ];
}

function intervalSaid({ low, high, days }: Effect['total'], unit: string): string {
  if (low === null) return '天数不足，没有区间。';
  return `${days} 天合计的 90% 区间为 ${amount(low, unit)} 至 ${amount(high, unit)}：一百次这样的计算中，约九十次包含真实的节约量。`;
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
        sum(({ correction }) => correction),
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
    header: [
      labels.zh.month,
      '计入天数 / 全部',
      expectationTerms.expected.zh,
      terms.correction.zh,
      expectationTerms.measured.zh,
      terms.saved.zh,
    ],
    rows,
    widths: [0.14, 0.18, 0.18, 0.16, 0.18, 0.16],
  };
}

const methodBlocks = ({ basis }: Effect, { knownAt }: ReportFacts): Block[] => [
  text(
    `本方法：逐日取实施之前 365 天内同类日中日均温和日期最接近的十天，以其用量中位数为期望，再订正到当日的气温；节约量为订正后的期望减实测，只计覆盖率不低于 98%、日均温不超出实施之前范围的日子，判定至少要 5 天。此为平台自定方法，不是标准规定的核定结论。数字按 ${knownAt} 所知。`,
  ),
  text(
    basis === null
      ? '实施之前可用的日子不足，不给出区间和判定。'
      : `区间是合计的区间，不是各日范围之和：实施之前 ${basis.days} 天的偏差（单日标准差 ${paperNumber(basis.deviation)}，相邻两日的自相关 ${paperNumber(basis.autocorrelation)}）决定合计的标准误，并计入基准本身的误差。判定用 98% 区间：未采取任何措施的建筑，一百栋中约有两栋会被误判。`,
  ),
];

function missingIn({ days, verdict, action }: Effect, { findings }: ReportFacts): Block[] {
  const left = days.filter(({ saved }) => saved === null).length;
  const lacks = [
    ...(left === 0 ? [] : [`${left} 天没有计入：缺读数，没有足够的相似日，或没有可比的气温；未按零计入`]),
    ...(verdict === 'unknown' ? ['实施前后可比的天数不足，不能下结论'] : []),
    ...(action.equipment === null ? ['没有填写设备'] : []),
    ...findings,
  ];
  return lacks.length === 0 ? [text(labels.zh.nothing)] : lacks.map((one) => text(one.endsWith('。') ? one : `${one}。`));
}
