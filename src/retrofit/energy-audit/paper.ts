import { chineseDay } from '#kernel/day.ts';
import { textIn } from '#kernel/localized-text.ts';
import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { percentText } from '#kernel/percent.ts';
import { blank, sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { equipmentFieldTerms, equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import type { AuditEnergy, AuditShown, Indicator } from './facts.ts';
import { indicatorNow } from './indicators.ts';
import { auditSeverityTerms, auditTerms as terms, indicatorTerms, requestStateTerms } from './vocabulary.ts';

/** A piece of equipment as a report lists it. */
export type PaperDevice = {
  readonly code: string;
  readonly kind: keyof typeof equipmentKindTerms;
  readonly name: string | null;
  readonly count: number;
  readonly power: number | null;
  readonly hours: number | null;
  readonly installed: string | null;
};

/** Further inputs of a report. `findings`: in words, about the data. */
export type PaperFacts = {
  readonly devices: readonly PaperDevice[];
  readonly findings: readonly string[];
  readonly knownAt: string;
};

const text = (said: string): Block => ({ kind: 'text', text: said });
const mark = '（参考）';
const lacking = labels.zh.noData;

const amount = (value: number | null, unit: string, show = paperNumber): string => {
  if (value === null) return lacking;
  return `${show(value)}${unit === '1' ? '' : ` ${unitSign(unit)}`}`;
};

/** With four significant digits: a slope of some Wh is not zero. */
const { format: fourDigits } = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

const tableOf = (header: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Block => ({
  kind: 'table',
  header,
  rows,
  widths,
});

/** The report of an energy audit: its subject, bills, equipment, use by item, indicators, findings, measures, sources. */
export function auditPaper(shown: AuditShown, facts: PaperFacts): Paper {
  const { audit, energy, measures, written } = shown;
  return {
    title: '建筑能源审计报告',
    addressed: `${audit.buildingName}（${audit.building}），${chineseDay(audit.from)}至${chineseDay(audit.to)}（不含）`,
    blocks: sectionBlocks([
      { title: '建筑概况', blocks: [summary(shown)] },
      { title: '能源账单', blocks: energy.flatMap(billBlocks) },
      { title: '主要用能设备', blocks: [deviceTable(facts.devices)] },
      { title: '分项用能情况', blocks: [splitTable(shown)] },
      { title: terms.indicators.zh, blocks: [indicatorTable(shown)] },
      { title: terms.written.zh, blocks: written.length === 0 ? [text('没有写入审计发现。')] : [findingTable(shown)] },
      { title: terms.measures.zh, blocks: measures.length === 0 ? [text('没有写入节能措施。')] : [measureTable(shown)] },
      { title: '依据、口径和缺少的数据', blocks: sourceBlocks(shown, facts) },
    ]),
    signed: [`审计人：${blank}`, `审核人：${blank}`, `完成日期：${blank}`],
  };
}

function summary({ audit, levelName, indicative, areaM2, requests }: AuditShown): Block {
  const rows = [
    [terms.level.zh, `${textIn(levelName, 'zh')}${indicative ? mark : ''}`],
    [terms.period.zh, `${chineseDay(audit.from)}至${chineseDay(audit.to)}（不含）`],
    [labels.zh.floorArea, amount(areaM2, 'm2')],
    ...requests
      .filter(({ kind, field }) => kind === 'fact' && field !== 'floorArea')
      .map(({ name, state, why }) => [textIn(name, 'zh'), state === 'missing' ? requestStateTerms.missing.zh : textIn(why, 'zh')]),
  ];
  return tableOf([labels.zh.project, labels.zh.text], rows, [0.35, 0.65]);
}

/** The months of a carrier with their coverage, and its sum; what was not measured is stated, never counted as zero. */
function billBlocks({ carrier, unit, value, coverage, months, costYuan, price }: AuditEnergy): Block[] {
  const rows = months.map((one) => [one.from.slice(0, 7), amount(one.value, unit), percentText(one.coverage)]);
  const cost = costYuan === null ? '费用未提供，不折算单价。' : `费用 ${costYuan} 元${price === null ? '' : `，平均单价 ${price} 元`}。`;
  return [
    { kind: 'heading', level: 2, text: carrierTerms[carrier].zh },
    tableOf(
      [labels.zh.month, labels.zh.amount, labels.zh.coverage],
      [...rows, ['审计期合计', amount(value, unit), percentText(coverage)]],
      [0.3, 0.4, 0.3],
    ),
    text(cost),
  ];
}

function deviceTable(devices: readonly PaperDevice[]): Block {
  if (devices.length === 0) return text('没有在用设备的登记。');
  const rows = devices.map((one) => [
    one.code,
    equipmentKindTerms[one.kind].zh,
    String(one.count),
    amount(one.power, 'kW'),
    one.hours === null ? lacking : paperNumber(one.hours),
    one.installed ?? lacking,
  ]);
  return tableOf(
    [
      equipmentFieldTerms.code.zh,
      equipmentFieldTerms.kind.zh,
      '设备数',
      equipmentFieldTerms.power.zh,
      equipmentFieldTerms.hours.zh,
      equipmentFieldTerms.installed.zh,
    ],
    rows,
    [0.2, 0.16, 0.1, 0.2, 0.18, 0.16],
  );
}

function splitTable({ split }: AuditShown): Block {
  if (split.length === 0) return text('没有分项计量点，不作拆分。');
  const rows = split.map((one) => [`${one.item} ${textIn(one.name, 'zh')}`, amount(one.value, one.unit), percentText(one.coverage)]);
  return tableOf(['所属分项', labels.zh.amount, labels.zh.coverage], rows, [0.5, 0.3, 0.2]);
}

function indicatorTable({ indicators }: AuditShown): Block {
  if (indicators.length === 0) return text('没有可用的读数，不计算指标。');
  const rows = indicators.map((one) => [
    carrierTerms[one.carrier].zh,
    `${indicatorTerms[one.indicator].zh}${one.indicative ? mark : ''}`,
    amount(one.value, one.unit, fourDigits),
    percentText(one.coverage),
  ]);
  return tableOf([labels.zh.energy, terms.indicator.zh, labels.zh.value, labels.zh.coverage], rows, [0.16, 0.42, 0.26, 0.16]);
}

function findingTable({ written, indicators }: AuditShown): Block {
  const rows = written.map((one) => [
    one.code,
    one.system,
    one.text,
    auditSeverityTerms[one.severity].zh,
    one.rests === null ? '' : restsText(indicatorNow(one.rests, indicators)),
  ]);
  return tableOf(['发现编号', terms.system.zh, '发现内容', '问题程度', terms.rests.zh], rows, [0.1, 0.14, 0.38, 0.12, 0.26]);
}

function restsText(one: Indicator): string {
  const said = `${carrierTerms[one.carrier].zh}，${indicatorTerms[one.indicator].zh}${one.indicative ? mark : ''}`;
  return `${said}：${amount(one.value, one.unit, fourDigits)}`;
}

function measureTable({ measures }: AuditShown): Block {
  const rows = measures.map((one) => [
    one.code,
    one.name,
    one.annualSaving === null ? lacking : `${one.annualSaving} ${unitSign(one.unit)}`,
    one.costYuan ?? lacking,
    one.payback ?? lacking,
    one.basis,
  ]);
  return tableOf(
    ['措施编号', terms.measures.zh, terms.saving.zh, terms.cost.zh, terms.payback.zh, terms.basis.zh],
    rows,
    [0.1, 0.26, 0.18, 0.16, 0.12, 0.18],
  );
}

function sourceBlocks({ source, status, requests }: AuditShown, { findings, knownAt }: PaperFacts): Block[] {
  const open = requests.filter(({ state }) => state === 'missing' || state === 'received').map(({ name }) => textIn(name, 'zh'));
  return [
    text(`资料清单依据：${source}（${status}）。标“参考”的内容依据未经核对，不作结论。`),
    text('覆盖率是有读数的时间占全部时间的比例；覆盖率低于 98% 的用量不折算单价和单位面积用能，缺数不按零计。'),
    text('占比和斜率由审计期逐日用量与室外日均温的模型得出；回收期 =（投资）÷（年节能量 × 平均单价）。'),
    ...(open.length === 0 ? [] : [text(`尚未收齐的资料：${open.join('、')}。`)]),
    ...findings.map(text),
    text(`数字按 ${knownAt} 所知。`),
  ];
}
