import type { Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { labels } from '#kernel/label-terms.ts';
import { citation, shortTitle, shortTitles } from './citation.ts';
import type { Check, Checked, Outcome } from './check.ts';
import { tellDocument } from './verdict.ts';
import { byCode, factsOf, findingsOf, openOf, paper, text, type About } from './papers.ts';
import { tellRequirement, tellValue } from './rule-wording.ts';
import type { Requirable } from './library.ts';

const outcomes: Readonly<Record<Outcome, string>> = { meets: labels.zh.meets, fails: labels.zh.fails, undecided: labels.zh.undecided };

/** A design compared with what is required of its project: each requirement with the design's value, the clause and the outcome. */
export function checkPaper(answer: Check, about: About): Paper {
  const { library } = about;
  const documents = library.documents.filter(({ head }) => answer.items.some(({ document }) => document === head.code));
  return paper('设计方案建筑节能与绿色建筑指标核对表', about, [
    { title: labels.zh.aboutProject, blocks: factsOf(about) },
    { title: '核对结论', blocks: [text(conclusionOf(answer))] },
    { title: labels.zh.itemByItem, blocks: rowsOf(answer, about) },
    { title: '不符合的后果', blocks: answer.permit.map((one) => text(`${placeOf(one, about)}：“${one.quote}”`)) },
    { title: labels.zh.openMatters, blocks: openOf(answer.undecided, library, byCode(library.documents.map(tellDocument))) },
    {
      title: labels.zh.documentsInForce,
      blocks: documents.map(({ head }) => text(`《${head.title}》${head.number ?? ''}（以下称《${shortTitle(head).zh}》）。`)),
    },
    { title: labels.zh.remarks, blocks: findingsOf(answer, about) },
  ]);
}

function conclusionOf({ verdict, items }: Check): string {
  const deciding = items.filter(({ decides }) => decides);
  const count = (outcome: Outcome): number => deciding.filter((one) => one.verdict === outcome).length;
  const counts = `应当满足的要求 ${deciding.length} 项：符合 ${count('meets')} 项，不符合 ${count('fails')} 项，未定 ${count('undecided')} 项。`;
  return `设计方案${outcomes[verdict]}${verdict === 'undecided' ? '：尚有数值或事实未填' : ''}。${counts}`;
}

function rowsOf({ items }: Check, about: About): Block[] {
  if (items.length === 0) return [text(`${labels.zh.none}。`)];
  const { library } = about;
  const rows = items
    .toSorted((a, b) => Number(b.decides) - Number(a.decides))
    .map((one) => [
      tellRequirement(requiredOf(one), library.items).zh,
      library.strengths.get(one.strength)?.names.zh ?? one.strength,
      designedText(one),
      outcomes[one.verdict],
      placeOf(one, about),
    ]);
  return [
    {
      kind: 'table',
      header: [labels.zh.required, labels.zh.strength, labels.zh.designed, labels.zh.conclusion, labels.zh.basis],
      rows,
      widths: [0.34, 0.12, 0.14, 0.12, 0.28],
    },
  ];
}

function requiredOf({ item, comparator, required, unit }: Checked): Requirable | { readonly anyOf: readonly Requirable[] } {
  return typeof required === 'object' ? { anyOf: required } : { item, comparator: comparator ?? '=', value: required, unit: unit ?? '' };
}

function designedText({ designed, unit }: Checked): string {
  if (designed === null) return '未提供';
  if (typeof designed === 'boolean') return designed ? labels.zh.yes : labels.zh.no;
  return typeof designed === 'object' ? designed.join('、') : tellValue({ value: designed, unit: unit ?? 'text' }).zh;
}

function placeOf(one: { readonly document: string; readonly clause: string }, { library }: About): string {
  return citation(one, shortTitles(library)).zh;
}
