import { chineseDay } from '#kernel/day.ts';
import { labels } from '#kernel/label-terms.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { blank, sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import type { ActKept, Inspection, InspectionPhoto, JudgedMeasurement } from './facts.ts';
import { actKindTerms, inspectionStateTerms, roomVerdictTerms, seasonKindTerms, temperatureTerms as terms } from './vocabulary.ts';

/** The building of an inspection, as its documents name it; `owner` null: not on record. */
export type PaperSubject = {
  readonly code: string;
  readonly name: string;
  readonly address: string | null;
  readonly owner: string | null;
  readonly zone: string;
};

const text = (said: string): Block => ({ kind: 'text', text: said });

const missing = '（缺）';

/** `2026年7月1日 10:00`, local to the building. */
function timeText(at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `${chineseDay(local.toPlainDate().toString())} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

const measurements = (acts: readonly ActKept[]): { readonly act: ActKept; readonly measured: JudgedMeasurement }[] =>
  acts.flatMap((act) => (act.kind === 'inspect' || act.kind === 'recheck' ? [{ act, measured: act.detail }] : []));

/**
 * The record of an inspection of indoor temperature: what was measured, with what, against which clause, and the outcome. What is not on
 * record is named at its end, never left out.
 * @param pictures the bytes of its photos by their number; a missing one is only named
 */
export function inspectionPaper(
  inspection: Inspection,
  subject: PaperSubject,
  pictures: ReadonlyMap<number, Uint8Array> = new Map(),
): Paper {
  const measured = measurements(inspection.acts);
  return {
    title: '公共建筑室内温度检查记录',
    addressed: `编号：${inspection.id}`,
    blocks: sectionBlocks([
      { title: '检查对象', blocks: [subjectTable(subject)] },
      ...measured.map(({ act, measured: one }, at) => ({
        title: at === 0 ? actKindTerms.inspect.zh : `复查测量（第 ${act.n} 次记录）`,
        blocks: [
          ...measuredBlocks(one, subject.zone),
          ...inspection.photos.filter((photo) => photo.act === act.n).map((photo, nth) => photoBlock(photo, nth + 1, pictures)),
        ],
      })),
      {
        title: terms.steps.zh,
        blocks: [text(`目前状态：${inspectionStateTerms[inspection.state].zh}。`), actsTable(inspection, subject.zone)],
      },
      { title: '缺失事项', blocks: missingIn(inspection, subject) },
    ]),
    signed: [`检查人：${blank}`, `被检查单位：${blank}`, `见证人：${blank}`],
  };
}

/** The order to rectify, from the last one issued and the measurement before it; null if none was issued. */
export function orderPaper(inspection: Inspection, subject: PaperSubject): Paper | null {
  const at = inspection.acts.findLastIndex(({ kind }) => kind === 'notice');
  const order = inspection.acts[at];
  if (order?.kind !== 'notice') return null;
  const measured = measurements(inspection.acts.slice(0, at)).at(-1)?.measured as JudgedMeasurement;
  const outside = measured.rooms.filter(({ verdict }) => verdict === 'outside');
  const { source } = measured.rule;
  return {
    title: '责令整改通知书',
    addressed: `${subject.owner ?? blank}：`,
    blocks: [
      text(
        `经${timeText(measured.at, subject.zone)}现场检查，${subject.name}（${subject.code}）有 ${outside.length} 个房间的室内温度不符合${source.document}${source.clause}的规定。${limitText(measured)}`,
      ),
      roomTable(measured),
      text(instrumentText(measured)),
      text(`现责令你单位于${chineseDay(order.detail.due)}前改正，并接受复查。`),
      ...(order.detail.text === null ? [] : [text(order.detail.text)]),
      ...(measured.rule.indicative
        ? [text(`注：本通知所依据的规定${statusText(measured)}，发出前须核对原文。`)]
        : [text(`注：本通知所依据的规定${statusText(measured)}。`)]),
      ...(subject.owner === null ? [text('注：该建筑没有登记产权单位，受送达单位须手工填写。')] : []),
    ],
    signed: [`下达机关：${blank}`, `下达日期：${blank}`],
  };
}

const statusText = ({ rule }: JudgedMeasurement): string => termText(statusTerms, rule.status, 'zh');

const limitText = ({ season, limit, margin }: JudgedMeasurement): string =>
  season === null || limit === null
    ? '测量日不在供暖期和供冷期，不判定。'
    : `${seasonKindTerms[season].zh}限值为${season === 'heating' ? '不高于' : '不低于'} ${limit} ℃，允许偏差 ${margin} K（取地区允差与仪器精度中较大者）。`;

function instrumentText({ instrument, at }: JudgedMeasurement): string {
  const { number, accuracyK, verifiedUntil } = instrument;
  const late = verifiedUntil < at.slice(0, 10) ? '测量时检定已过期，结果不能判定。' : '';
  return `测温仪器 ${number}，精度 ${accuracyK} K，检定有效期至${chineseDay(verifiedUntil)}。${late}`;
}

function subjectTable({ code, name, address, owner }: PaperSubject): Block {
  const rows = [
    [labels.zh.name, name],
    [labels.zh.code, code],
    [labels.zh.address, address ?? missing],
    ['产权（使用）单位', owner ?? missing],
  ];
  return { kind: 'table', header: [labels.zh.project, labels.zh.text], rows, widths: [0.3, 0.7] };
}

function measuredBlocks(measured: JudgedMeasurement, zone: string): Block[] {
  const { source } = measured.rule;
  const undecided = measured.rooms.filter(({ verdict }) => verdict === 'undecided').length;
  return [
    text(`测量时间：${timeText(measured.at, zone)}。${instrumentText(measured)}`),
    text(`依据：${source.document}${source.clause}（${statusText(measured)}）。${limitText(measured)}`),
    roomTable(measured),
    text(
      `共测 ${measured.rooms.length} 个房间，${undecided} 个不能判定。结论：${roomVerdictTerms[measured.verdict].zh}${measured.rule.indicative ? '（依据尚未核实，仅供参考）' : ''}。`,
    ),
    text(`见证人：${measured.witness ?? missing}。${measured.note === null ? '' : `备注：${measured.note}`}`),
  ];
}

function photoBlock({ id, room, name }: InspectionPhoto, nth: number, pictures: ReadonlyMap<number, Uint8Array>): Block {
  const line = `${terms.photo.zh} ${nth}${room === null ? '' : `：${room}`}（${name}）`;
  const bytes = pictures.get(id);
  return bytes === undefined ? text(`${line}：文件已缺失。`) : { kind: 'picture', bytes, text: line };
}

function roomTable({ rooms, limit }: JudgedMeasurement): Block {
  return {
    kind: 'table',
    header: [terms.room.zh, terms.temperature.zh, terms.limit.zh, labels.zh.verdict],
    rows: rooms.map(({ room, temperature, verdict }) => [
      room,
      String(temperature),
      limit === null ? '—' : String(limit),
      roomVerdictTerms[verdict].zh,
    ]),
    widths: [0.34, 0.22, 0.22, 0.22],
  };
}

function actsTable({ acts }: Inspection, zone: string): Block {
  return {
    kind: 'table',
    header: [labels.zh.rowNumber, '办理事项', labels.zh.time, '经办', labels.zh.text],
    rows: acts.map((act) => [String(act.n), actKindTerms[act.kind].zh, timeText(act.recorded.toISOString(), zone), act.by, actText(act)]),
    widths: [0.08, 0.16, 0.28, 0.16, 0.32],
  };
}

function actText(act: ActKept): string {
  if (act.kind === 'notice') return `限${chineseDay(act.detail.due)}前改正。${act.detail.text ?? ''}`;
  if (act.kind === 'penalty') return `${act.detail.authority}，${act.detail.clause}，${act.detail.amount} 元。${act.detail.note ?? ''}`;
  if (act.kind === 'close') return act.detail.note ?? '—';
  return roomVerdictTerms[act.detail.verdict].zh;
}

/** Missing information that a reader would look for. */
function missingIn({ acts, verdict, state }: Inspection, { address, owner }: PaperSubject): Block[] {
  const measured = measurements(acts);
  const lacks = [
    ...(address === null ? ['没有登记建筑地址'] : []),
    ...(owner === null ? ['没有登记产权单位'] : []),
    ...measured.flatMap(({ act, measured: one }) => [
      ...(one.witness === null ? [`第 ${act.n} 次记录没有见证人`] : []),
      ...(one.rule.indicative ? [`第 ${act.n} 次记录所依据的规定${statusText(one)}`] : []),
    ]),
    ...(verdict === 'outside' && !acts.some(({ kind }) => kind === 'notice') ? ['室温超出限值，尚未责令改正'] : []),
    ...(acts.some(({ kind }) => kind === 'notice') && !acts.some(({ kind }) => kind === 'recheck') ? ['已责令改正，尚未复查'] : []),
    ...(state === 'closed' ? [] : ['尚未办结']),
  ];
  return [text(lacks.length === 0 ? labels.zh.nothing : `${lacks.join('；')}。`)];
}
