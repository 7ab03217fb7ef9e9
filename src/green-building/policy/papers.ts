import { labels } from '#kernel/label-terms.ts';
import { clauseText } from '#kernel/clause.ts';
import { chineseDay } from '#kernel/day.ts';
import { tell, type Words } from '#kernel/finding.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { sectionNumerals, type Block } from '#platform/docx/block.ts';
import { citation, shortTitles } from './citation.ts';
import type { Conditions } from './conditions.ts';
import type { Library } from './library.ts';
import { headRows, type PaperHead } from './paper-head.ts';
import { tellFact, tellRequirement } from './rule-wording.ts';
import type { DocumentShown, Lapsed, NotLoaded, Undecided, Verdict } from './verdict.ts';
import type { Cited } from './requirement.ts';
import type { Requirement } from './requirement.ts';

/** What a paper is about, in addition to its answer. */
export type About = {
  readonly place: string;
  /** The requested day, `2026-03-01`. */
  readonly day: string;
  readonly project: Readonly<Record<string, unknown>>;
  readonly library: Library;
  readonly words: Words;
  /** Name of the project, number of the plot, who signs; each a line to fill in if not given. */
  readonly head?: PaperHead;
  /** The mark of demonstration data. */
  readonly note?: string | undefined;
};

type Section = { readonly title: string; readonly blocks: readonly Block[] };
type Documents = ReadonlyMap<string, DocumentShown>;

/** The planning conditions of a plot, as they go into the file of its contract. Always in Chinese, like the contract. */
export function conditionsPaper(answer: Conditions, about: About): Paper {
  const documents = byCode(answer.documents);
  const begin = `根据截至${chineseDay(about.day)}有效的下列文件，该地块的规划条件和土地合同载明以下指标。`;
  return paper('建设用地规划条件（建筑节能与绿色建筑指标）', about, [
    { title: '地块情况', blocks: factsOf(about) },
    { title: labels.zh.indicator, blocks: [text(begin), ...byStrength(answer.conditions, about.library, documents)] },
    { title: labels.zh.openMatters, blocks: openOf(answer.undecided, about.library, documents) },
    { title: labels.zh.documentsInForce, blocks: documentsOf(answer.documents) },
    { title: '文件引用而本次未据以核对的规定', blocks: notLoadedOf(answer.notLoaded, about.library) },
    { title: labels.zh.remarks, blocks: findingsOf(answer, about) },
  ]);
}

/** What applies to a project: every requirement with its clause and words, what is open, what has lapsed, what was not read. */
export function rulesPaper(answer: Verdict, about: About): Paper {
  const documents = byCode(answer.documents);
  return paper('建设项目建筑节能降碳要求清单', about, [
    { title: labels.zh.aboutProject, blocks: factsOf(about) },
    { title: labels.zh.required, blocks: byStrength(answer.requirements, about.library, documents) },
    { title: labels.zh.openMatters, blocks: openOf(answer.undecided, about.library, documents) },
    { title: '期限已过、未见废止的规定', blocks: lapsedOf(answer.lapsed, about.library, documents) },
    { title: labels.zh.documentsInForce, blocks: documentsOf(answer.documents) },
    { title: '文件引用而本次未据以核对的规定', blocks: notLoadedOf(answer.notLoaded, about.library) },
    { title: labels.zh.remarks, blocks: findingsOf(answer, about) },
  ]);
}

/** A paper of numbered sections; empty ones are left out. */
export function paper(title: string, about: About, sections: readonly Section[]): Paper {
  const filled = sections.filter(({ blocks }) => blocks.length > 0);
  return {
    title,
    note: about.note,
    blocks: filled.flatMap((section, at): Block[] => [
      { kind: 'heading', level: 1, text: `${numeral(at)}、${section.title}` },
      ...section.blocks,
    ]),
    signed: [`依据日期：${chineseDay(about.day)}`],
  };
}

export function factsOf({ place, day, project, library, head = {} }: About): Block[] {
  const given = Object.entries(project).filter(([, value]) => value !== null && value !== undefined);
  const rows = given.map(([name, value]) => [library.facts.get(name)?.names.zh ?? name, tellFact(name, value, library.facts).zh]);
  return [
    {
      kind: 'table',
      header: ['事项', labels.zh.text],
      rows: [...headRows(head), ['所在地', place], ['依据日期', chineseDay(day)], ...rows],
      widths: [0.4, 0.6],
    },
  ];
}

/** Requirements grouped by strength, duties first, each with its clause and quote. */
/** Each note is printed once, with the first requirement it applies to; later ones refer to it. */
function byStrength(list: readonly Requirement[], library: Library, documents: Documents): Block[] {
  const groups = [...library.strengths.values()]
    .map(({ strength, names }) => ({ name: names.zh, found: list.filter((one) => one.strength === strength) }))
    .filter(({ found }) => found.length > 0);
  if (groups.length === 0) return [text('无。')];
  const noted: Noted = new Map();
  return groups.flatMap(({ name, found }, at): Block[] => [
    { kind: 'heading', level: 2, text: `（${numeral(at)}）${name}` },
    ...found.flatMap((one, number) =>
      cited(`${number + 1}. ${tellRequirement(one, library.items).zh}。`, one, {
        documents,
        noted,
        place: `（${numeral(at)}）${number + 1}`,
      }),
    ),
  ]);
}

/** Where each note was printed first. */
type Noted = Map<string, string>;

type Citing = { readonly documents: Documents; readonly noted: Noted; readonly place: string };

function cited(said: string, one: Cited, { documents, noted, place }: Citing): Block[] {
  const notes = [one.doubt?.zh, one.restsOn?.text.zh].flatMap((note) => {
    if (note === undefined) return [];
    const first = noted.get(note);
    if (first === undefined) noted.set(note, place);
    return [text(first === undefined ? `注：${note}` : `注：同${first}的注。`)];
  });
  return [text(said), { kind: 'quote', text: `依据${placeOf(one, documents)}：“${one.quote.replaceAll(/\s+/gu, ' ').trim()}”` }, ...notes];
}

/** What depends on who buys or operates something is not a question about the project. */
export function openOf(undecided: readonly Undecided[], library: Library, documents: Documents): Block[] {
  const list = undecided.filter(({ binds }) => binds !== 'actor');
  if (list.length === 0) return [];
  const rows = list.map((one) => [
    (one.anyOf === undefined ? library.items.get(one.item)?.names.zh : tellRequirement({ anyOf: one.anyOf }, library.items).zh) ?? one.item,
    library.strengths.get(one.strength)?.names.zh ?? one.strength,
    one.needs.map((name) => library.facts.get(name)?.names.zh ?? (name === 'dayOfIssue' ? '文件印发日' : name)).join('、'),
    placeOf(one, documents),
  ]);
  return [
    { kind: 'table', header: ['事项', labels.zh.strength, labels.zh.dependsOn, labels.zh.basis], rows, widths: [0.26, 0.12, 0.3, 0.32] },
  ];
}

function lapsedOf(list: readonly Lapsed[], library: Library, documents: Documents): Block[] {
  const noted: Noted = new Map();
  return list.flatMap((one, at) => {
    const why = one.by === undefined ? labels.zh.periodEndedNoRepeal : `已由${titleOf(one.by, documents)}取代或修改`;
    const said = `${at + 1}. ${tellRequirement(one, library.items).zh}（${one.since}起${why}）。`;
    return cited(said, one, { documents, noted, place: `本节${at + 1}` });
  });
}

function documentsOf(list: readonly (DocumentShown & { readonly state: string })[]): Block[] {
  const states: Readonly<Record<string, string>> = {
    holds: labels.zh.inForce,
    ended: labels.zh.periodEndedNoRepeal,
    perhaps: '印发日未印',
    gone: '已被取代或废止',
  };
  const rows = list.map(({ title, number, issued, state }) => [title, number ?? '（未印文号）', issued, states[state] ?? state]);
  return rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          header: [labels.zh.title, labels.zh.documentNumber, labels.zh.issued, labels.zh.state],
          rows,
          widths: [0.42, 0.26, 0.16, 0.16],
        },
      ];
}

function notLoadedOf(list: readonly NotLoaded[], library: Library): Block[] {
  if (list.length === 0) return [];
  const titles = shortTitles(library);
  const rows = list.map(({ title, number, citedBy }) => [
    `《${title}》${number ?? ''}`,
    citedBy.map((one) => citation(one, titles).zh).join('；'),
  ]);
  return [
    text('下列规定由上述文件引用，未载入本系统，使用前另行查阅。'),
    { kind: 'table', header: ['规定', '引用处'], rows, widths: [0.6, 0.4] },
  ];
}

export function findingsOf({ findings }: Pick<Verdict, 'findings'>, { words }: About): Block[] {
  return findings.map((finding, at) => text(`${at + 1}. ${tell(finding, words, 'zh').detail}`));
}

function placeOf({ document, clause }: Pick<Cited, 'document' | 'clause'>, documents: Documents): string {
  const found = documents.get(document);
  const at = clauseText(clause, 'zh');
  return found === undefined ? `${document} ${at}` : `《${found.title}》${found.number === null ? '' : `（${found.number}）`}${at}`;
}

/** The document that replaced another, by its title. */
function titleOf(code: string, documents: Documents): string {
  const found = documents.get(code);
  return found === undefined ? ` ${code} ` : `《${found.title}》`;
}

export function byCode(list: readonly DocumentShown[]): Documents {
  return new Map(list.map((one) => [one.code, one]));
}

export function text(said: string): Block {
  return { kind: 'text', text: said };
}

function numeral(at: number): string {
  return sectionNumerals[at] ?? String(at + 1);
}
