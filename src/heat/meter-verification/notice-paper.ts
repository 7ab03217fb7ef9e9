import { chineseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { blank, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import type { DueList } from './due-list.ts';
import {
  certificateFieldTerms,
  verificationHeadTerms,
  type VerificationState,
  verificationStates,
  verificationStateTerms,
} from './vocabulary.ts';

/** The content of a notice in addition to the list. */
export type NoticeFacts = {
  /** The recipient; blank if none is named. */
  readonly company: string | null;
  readonly on: string;
  readonly within: number;
};

const text = (said: string): Block => ({ kind: 'text', text: said });

/** What each state requires of the company. */
const asks: Readonly<Record<Exclude<VerificationState, 'valid'>, string>> = {
  failed: '更换或修复后重新送检，并报告处理结果',
  overdue: '立即安排送检',
  due: '在应检日期之前安排送检',
  none: '补交检定证书；没有检定过的，安排送检',
  unknown: '说明所执行的检定规程和检定周期，或补交载明有效期的证书',
};

/**
 * The notice to a company with the list of its meters that require action: how many in each state, what is required, meter by meter.
 * @param list as many as the paper may hold; the rest is mentioned
 */
export function noticePaper({ meters, total, counts }: DueList, { company, on, within }: NoticeFacts): Paper {
  const all = verificationStates.reduce((sum, state) => sum + counts[state], 0);
  const asking = verificationStates.filter((state): state is Exclude<VerificationState, 'valid'> => state !== 'valid' && counts[state] > 0);
  const shown = meters.filter(({ state }) => state !== 'valid');
  const open = total - counts.valid;
  return {
    title: '计量器具检定通知单',
    addressed: `${company ?? blank}：`,
    blocks: [
      text(
        `按${chineseDay(on)}的检定证书逐块核对，计量器具共 ${all} 块，其中在有效期内、${within} 天内不到期的 ${counts.valid} 块，需要办理的 ${open} 块：`,
      ),
      ...asking.map((state) => text(`${verificationStateTerms[state].zh} ${counts[state]} 块，请${asks[state]}。`)),
      ...(open === 0 ? [] : [listTable(shown)]),
      ...(shown.length < open ? [text(`清单共 ${open} 块，此处列出前 ${shown.length} 块；全部见电子表格。`)] : []),
      ...(shown.some(({ indicative }) => indicative)
        ? [text('注有“参考”的，检定周期尚未对照检定规程原文核实，请以所执行的规程为准。')]
        : []),
      text('对清单有异议的，请附证书复印件提出。'),
    ],
    signed: [blank, chineseDay(on)],
  };
}

function listTable(meters: DueList['meters']): Block {
  return {
    kind: 'table',
    header: [
      certificateFieldTerms.meter.zh,
      labels.zh.energy,
      labels.zh.building,
      labels.zh.state,
      verificationHeadTerms.due.zh,
      certificateFieldTerms.certificate.zh,
    ],
    rows: meters.map(({ meter, carrier, building, state, due, certificate, indicative }) => [
      meter,
      carrierTerms[carrier].zh,
      building ?? '',
      verificationStateTerms[state].zh,
      due === null ? '' : `${due}${indicative ? '（参考）' : ''}`,
      certificate ?? '',
    ]),
    widths: [0.2, 0.1, 0.17, 0.16, 0.17, 0.2],
  };
}
