import type { Block } from '#platform/docx/block.ts';
import { sectionBlocks } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import type { AssessmentContent } from './present.ts';
import { assessmentTerms as terms, schemeModeTerms } from './vocabulary.ts';

const text = (said: string): Block => ({ kind: 'text', text: said });

const shown = (value: number | null): string => (value === null ? '—' : paperNumber(value));

/** The assessment of a year in official layout: the ranking, each place item by item, the rules, what is missing. In Chinese. */
export function assessmentPaper(told: AssessmentContent): Paper {
  const { scheme, regionName, year } = told;
  return {
    title: `${year}年度考核评分结果`,
    addressed: `${regionName}，${scheme.names.zh}`,
    blocks: sectionBlocks([
      { title: '排名', blocks: rankBlocks(told) },
      { title: '各地逐项得分', blocks: told.rows.flatMap((row) => placeBlocks(row)) },
      { title: terms.scheme.zh, blocks: schemeBlocks(told) },
    ]),
    signed: [],
  };
}

function rankBlocks({ rows, of, scheme }: AssessmentContent): Block[] {
  const said = new Map(scheme.veto.map(({ id, say }) => [id, say.zh]));
  const cells = rows.map(({ rank, name, region, score, veto }) => [
    String(rank),
    `${name} ${region}`,
    score.toFixed(2),
    veto.map((id) => said.get(id) ?? id).join('；') || '—',
  ]);
  return [
    text(`满分 ${paperNumber(of)} 分。同分并列；被否决的排在最后。没有数值的项目按 0 分计。`),
    {
      kind: 'table',
      header: [labels.zh.rank, labels.zh.place, terms.score.zh, terms.veto.zh],
      rows: cells,
      widths: [0.12, 0.34, 0.18, 0.36],
    },
  ];
}

function placeBlocks({ name, items, findings }: AssessmentContent['rows'][number]): Block[] {
  const cells = items.map((one) => [
    one.name,
    one.unit === '' ? shown(one.value) : `${shown(one.value)} ${unitSign(one.unit)}`,
    `${one.score.toFixed(2)} / ${paperNumber(one.of)}`,
    one.findings.map(({ detail }) => detail).join('\n') || '—',
  ]);
  return [
    { kind: 'heading', level: 2, text: name },
    {
      kind: 'table',
      header: [terms.item.zh, labels.zh.value, terms.score.zh, labels.zh.note],
      rows: cells,
      widths: [0.28, 0.18, 0.18, 0.36],
    },
    ...findings.map(({ detail }) => text(detail)),
  ];
}

function schemeBlocks({ scheme, findings }: AssessmentContent): Block[] {
  const cells = scheme.items.map((one) => [
    one.names.zh,
    paperNumber(one.weight),
    `${one.zero} → ${one.full}`,
    schemeModeTerms[one.mode].zh,
  ]);
  return [
    text(`${scheme.document} ${scheme.clause}（${scheme.id}，第 ${scheme.version} 版）。`),
    ...findings.map(({ detail }) => text(detail)),
    {
      kind: 'table',
      header: [terms.item.zh, terms.weight.zh, `${terms.zero.zh} → ${terms.full.zh}`, '计分方式'],
      rows: cells,
      widths: [0.4, 0.16, 0.24, 0.2],
    },
  ];
}
