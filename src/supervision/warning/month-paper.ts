import { chineseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { percentText } from '#kernel/percent.ts';
import { blank, sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import type { presentEpisode } from './present-episode.ts';
import { episodeStateTerms, feedbackTerms, warningSeverityTerms, warningTerms as terms } from './vocabulary.ts';

export type MonthEpisode = ReturnType<typeof presentEpisode>;

/** The subject of a monthly document: a place or a building, its first local day and the day after its last. */
export type MonthFacts = {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** How many episodes were read, out of how many: fewer if there are too many. */
  readonly read: number;
  readonly total: number;
  readonly zone: string;
};

const text = (said: string): Block => ({ kind: 'text', text: said });

/** How many episodes are listed individually; all of them count in the sums. */
const listed = 200;

/**
 * The month of warnings: how many by severity and by rule, how they were answered, what was at stake with its coverage, and each of them;
 * unanswered ones are named.
 */
export function monthPaper(episodes: readonly MonthEpisode[], facts: MonthFacts): Paper {
  const stands = episodes.filter(({ state }) => state !== 'withdrawn');
  return {
    title: '建筑运行预警月报',
    addressed: `${facts.name}，${chineseDay(facts.from)}至${chineseDay(facts.to)}（不含）`,
    blocks: sectionBlocks([
      { title: '总体情况', blocks: summaryBlocks(episodes, stands) },
      { title: '按规则', blocks: stands.length === 0 ? [] : [ruleTable(stands)] },
      { title: '逐条情况', blocks: stands.length === 0 ? [] : [episodeTable(stands, facts.zone)] },
      { title: '未处理和缺失事项', blocks: missingIn(stands, facts) },
    ]),
    signed: [`月报编制人：${blank}`, `出具日期：${blank}`],
  };
}

function summaryBlocks(all: readonly MonthEpisode[], stands: readonly MonthEpisode[]): Block[] {
  const counted = (codes: readonly string[]): string =>
    codes
      .map(
        (code) =>
          `${(warningSeverityTerms as Readonly<Record<string, { zh: string }>>)[code]?.zh ?? code} ${stands.filter((one) => one.severity === code).length} 次`,
      )
      .join('，');
  const open = stands.filter(({ state }) => state === 'open').length;
  const withdrawn = all.length - stands.length;
  return [
    text(`本月共触发或持续 ${stands.length} 次：${counted(['error', 'warning', 'info'])}。至出具时仍持续 ${open} 次。`),
    ...(withdrawn === 0 ? [] : [text(`另有 ${withdrawn} 次因数据更正而失去依据，已撤回，未计入。`)]),
    text('预警是按规则对实测数据的自动判断，只作管理线索，不作结论；“属实”“误报”为人员的反馈。'),
  ];
}

function ruleTable(stands: readonly MonthEpisode[]): Block {
  const rows = [...Map.groupBy(stands, ({ rule, stakeUnit }) => `${rule} ${stakeUnit ?? ''}`).values()].map((own) => {
    const said = (as: string) => own.filter(({ feedback }) => feedback?.as === as).length;
    return [(own[0] as MonthEpisode).names.zh, String(own.length), `${said('real')} / ${said('false')}`, stakeText(own)];
  });
  return {
    kind: 'table',
    header: [
      labels.zh.name,
      terms.found.zh,
      `${feedbackTerms.real.zh} / ${feedbackTerms.false.zh}`,
      `${terms.stake.zh}（${labels.zh.coverage}）`,
    ],
    rows,
    widths: [0.4, 0.14, 0.18, 0.28],
  };
}

/** The sum of what was at stake, and for which share of the steps it is known. */
function stakeText(own: readonly MonthEpisode[]): string {
  const unit = own[0]?.stakeUnit ?? null;
  if (unit === null) return '—';
  const known = own.filter(({ stake }) => stake !== null);
  if (known.length === 0) return labels.zh.noData;
  const steps = own.reduce((sum, one) => sum + one.steps, 0);
  const covered = own.reduce((sum, one) => sum + one.steps * (one.stakeCoverage ?? 0), 0);
  const sum = known.reduce((all, one) => all + Math.round((one.stake ?? 0) * 1e4), 0) / 1e4;
  return `${paperNumber(Math.round(sum * 100) / 100)} ${unitSign(unit)}（${percentText(covered / steps)}）`;
}

function episodeTable(stands: readonly MonthEpisode[], zone: string): Block {
  const time = (at: string): string =>
    Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return {
    kind: 'table',
    header: [labels.zh.number, labels.zh.name, labels.zh.what, '起止', labels.zh.state],
    rows: stands
      .slice(0, listed)
      .map((one) => [
        String(one.id),
        one.names.zh,
        one.subject,
        `${time(one.start)} 至 ${one.end === null ? '今' : time(one.end)}`,
        episodeStateTerms[one.state as keyof typeof episodeStateTerms].zh,
      ]),
    widths: [0.1, 0.28, 0.22, 0.26, 0.14],
  };
}

function missingIn(stands: readonly MonthEpisode[], { read, total }: MonthFacts): Block[] {
  const unanswered = stands.filter(({ acknowledged }) => acknowledged === null).length;
  const unjudged = stands.filter((one) => one.feedback === null).length;
  const unknown = stands.filter(({ stakeUnit, stake }) => stakeUnit !== null && stake === null).length;
  const lacks = [
    ...(unanswered === 0 ? [] : [`${unanswered} 次无人确认`]),
    ...(unjudged === 0 ? [] : [`${unjudged} 次没有反馈属实或误报`]),
    ...(unknown === 0 ? [] : [`${unknown} 次的涉及用量无法计算，未按零计入`]),
    ...(stands.length > listed ? [`逐条情况只列前 ${listed} 次，合计包括全部`] : []),
    ...(total > read ? [`预警记录共 ${total} 次，只查看了最近开始的 ${read} 次`] : []),
  ];
  return [text(lacks.length === 0 ? labels.zh.nothing : `${lacks.join('；')}。`)];
}
