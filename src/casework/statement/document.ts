import { labels } from '#kernel/label-terms.ts';
import { chineseDay } from '#kernel/day.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { today } from '#kernel/today.ts';
import { writeWord, type Paper } from '#platform/docx/docx.ts';
import { blank, type Block } from '#platform/docx/block.ts';
import type { Cause, FigureDifference, StatementFigure, StatementHead } from './facts.ts';

const causeNames: Readonly<Record<Cause, string>> = {
  readings: '读数有新到、更正或撤销',
  decision: '对存疑数据作了判定',
  facts: '建筑或表计资料有变更',
  knowledge: '所依据的限额、系数或文件有新版本',
  program: '程序版本不同',
};

/**
 * The Word document of a statement: the paper of its kind with its number, when it was known, what differs from the statement that it
 * follows, who signs it (a line to fill in if not given) and the day of issue. The same paper and head give the same bytes. Always in
 * Chinese, because it is a paper of the office.
 * @example issuedDocument({ title: '用能限额告知书', blocks, signed: [] }, head, { indicative: false })
 */
export function issuedDocument(
  paper: Paper,
  head: StatementHead,
  { indicative, authority }: { readonly indicative: boolean; readonly authority?: string | undefined },
): Promise<Uint8Array> {
  const { number, day, known, follows } = head;
  const first: Block[] = [text(`编号：${number}`)];
  if (indicative) first.push(text('【参考】本件所依据的限额、系数或文件尚有未核实之处，仅供参考，不作为正式文件。'));
  if (follows !== null) first.push(text(`本件变更${chineseDay(follows.day)}签发的 ${follows.number}，以本件为准。`));
  const last: Block[] = [
    ...(follows === null ? [] : differenceBlocks(follows.number, follows.differences)),
    text(`本件按截至${knownText(known)}收到并记录的数据和文件编制。`),
  ];
  return writeWord({
    ...paper,
    blocks: [...first, ...paper.blocks, ...last],
    signed: [...paper.signed, `${labels.zh.authority}：${authority ?? blank}`, `签发日期：${chineseDay(day)}`],
    dated: Date.parse(`${day}T00:00:00+08:00`),
  });
}

/** A number as shown on papers: grouped, with at most two decimals. */
export function paperNumber(value: number): string {
  return grouped.format(value);
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

function differenceBlocks(number: string, differences: readonly FigureDifference[]): Block[] {
  const rows = differences.map(({ name, unit, issued, now, issuedSaid, nowSaid, why }) => [
    unit === '' ? name.zh : `${name.zh}（${unit}）`,
    issuedSaid?.zh ?? valueText(issued),
    nowSaid?.zh ?? valueText(now),
    why.map((cause) => causeNames[cause]).join('、'),
  ]);
  return [
    { kind: 'heading', level: 1, text: `与 ${number} 的差异` },
    { kind: 'table', header: [labels.zh.project, '原', '现', labels.zh.reason], rows, widths: [0.32, 0.18, 0.18, 0.32] },
  ];
}

function valueText(value: StatementFigure['value']): string {
  if (value === null) return labels.zh.none;
  if (typeof value === 'boolean') return value ? labels.zh.yes : labels.zh.no;
  return typeof value === 'number' ? paperNumber(value) : value;
}

const chinaMs = 8 * 3_600_000;

/** `2026年3月1日 8时30分（北京时间）`; the earlier of the two times, to the minute. */
function knownText({ received, recorded }: AsOf): string {
  const at = Math.min(received, recorded);
  const clock = new Date(at + chinaMs);
  return `${chineseDay(today(at))} ${clock.getUTCHours()}时${String(clock.getUTCMinutes()).padStart(2, '0')}分（北京时间）`;
}

function text(said: string): Block {
  return { kind: 'text', text: said };
}
