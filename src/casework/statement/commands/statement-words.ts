import { actorTerms } from '#kernel/actor-terms.ts';
import { label, term } from '#cli/terms.ts';
import type { Client } from '#client.ts';
import type { Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { statusIn } from '#cli/fact-names.ts';

type Statements = Client['statement'];
type Draft = Awaited<ReturnType<Statements['draft']>>;
type Statement = Awaited<ReturnType<Statements['list']>>['statements'][number];
type Whole = Awaited<ReturnType<Statements['get']>>;
type Comparison = Awaited<ReturnType<Statements['compare']>>;
type Verified = Awaited<ReturnType<Statements['verify']>>;
type Figure = Whole['figures'][number];
type Difference = Whole['differences'][number];

/** The list of statements. */
export function statementsInWords({ statements, total }: Awaited<ReturnType<Statements['list']>>, say: Say): string {
  if (statements.length === 0) return say('没有签发文件。', 'There are no statements.');
  const columns = [
    { title: label(say, 'number'), cell: (row: Statement) => row.number },
    { title: label(say, 'kind'), cell: (row: Statement) => row.kindName },
    { title: label(say, 'building'), cell: (row: Statement) => row.building },
    { title: label(say, 'place'), cell: (row: Statement) => row.region },
    { title: label(say, 'period'), cell: (row: Statement) => row.period },
    { title: label(say, 'issuedOn'), cell: (row: Statement) => row.day },
    { title: label(say, 'issuedBy'), cell: (row: Statement) => term(say, actorTerms, row.by) },
    { title: label(say, 'state'), cell: (row: Statement) => stateIn(row, say) },
  ];
  return `${table(columns, statements)}\n${say(`共 ${number(total)} 份`, `${number(total)} in all`)}`;
}

/** One statement in a few lines, as issued. */
export function statementInWords(one: Statement, say: Say): string {
  return facts([
    [label(say, 'number'), one.number],
    [label(say, 'kind'), one.kindName],
    [label(say, 'state'), stateIn(one, say)],
    [label(say, 'follows'), one.follows],
    [label(say, 'building'), one.building],
    [label(say, 'place'), one.region],
    [label(say, 'period'), one.period],
    [label(say, 'issuedOn'), one.day],
    [label(say, 'issuedBy'), term(say, actorTerms, one.by)],
    [label(say, 'document'), `${one.document.name} (${number(one.document.bytes)})`],
    ['SHA-256', one.document.sha256],
  ]);
}

/** A statement with everything it is based on. */
export function wholeInWords(one: Whole, say: Say): string {
  const rests = facts([
    [label(say, 'withdrawReason'), one.reason],
    [label(say, 'knownAt'), one.received],
    [label(say, 'programVersion'), one.program],
    [say('链上位置', 'place in the chain'), one.position],
    [say('前一份的校验值', 'hash of the one before'), one.previous],
    [say('校验值', 'hash'), one.hash],
  ]);
  const columns = [
    { title: label(say, 'entriesUsed'), cell: (row: Whole['knowledge'][number]) => row.id },
    { title: label(say, 'version'), cell: (row: Whole['knowledge'][number]) => row.version, number: true },
    { title: label(say, 'state'), cell: (row: Whole['knowledge'][number]) => statusIn(row.status, say) },
  ];
  const knowledge = one.knowledge.length === 0 ? '' : table(columns, one.knowledge);
  return blocks(statementInWords(one, say), rests, figuresIn(one.figures, say), differencesIn(one.differences, say), knowledge);
}

/** What would be issued. */
export function draftInWords(one: Draft, say: Say): string {
  const head = facts([
    [say('将编号为', 'number if issued'), one.number],
    [label(say, 'issuedOn'), one.day],
    [label(say, 'indicative'), one.indicative ? label(say, 'yes') : label(say, 'no')],
    ['SHA-256', one.draft.sha256],
  ]);
  return blocks(
    say('预览，未签发：', 'Preview, not issued:'),
    head,
    figuresIn(one.figures, say),
    differencesIn(one.differences, say),
    findingLines(one.hindrances, say),
  );
}

/** What differs now. */
export function comparisonInWords({ number: of, same, differences, knowledge, changes }: Comparison, say: Say): string {
  if (same) return say(`按现在所知，与 ${of} 一致。`, `As known now, nothing differs from ${of}.`);
  const columns = [
    { title: label(say, 'sinceThen'), cell: (row: Comparison['changes'][number]) => causeIn(row.cause, say) },
    { title: label(say, 'number'), cell: (row: Comparison['changes'][number]) => row.import, number: true },
    { title: label(say, 'what'), cell: (row: Comparison['changes'][number]) => row.subject },
    { title: label(say, 'who'), cell: (row: Comparison['changes'][number]) => term(say, actorTerms, row.by) },
    { title: label(say, 'when'), cell: (row: Comparison['changes'][number]) => row.at },
  ];
  const versions = knowledge.map(({ id, issued, now }) => `${id}: ${issued ?? '—'} → ${now ?? '—'}`).join('\n');
  return blocks(differencesIn(differences, say), changes.length === 0 ? '' : table(columns, changes), versions);
}

/** Whether the chain is intact. */
export function verifiedInWords({ ok, counted, head, broken }: Verified, say: Say): string {
  const last = head === null ? '' : `${head.number}  ${head.hash}`;
  if (ok) return blocks(say(`签发链完整：${number(counted)} 份。`, `The chain of ${number(counted)} statements is intact.`), last);
  return blocks(broken?.detail, last === '' ? '' : say(`最后一份无误的：${last}`, `Last intact: ${last}`));
}

function stateIn({ act, state, followedBy }: Statement, say: Say): string {
  const words = {
    standing: label(say, 'inForce'),
    changed: label(say, 'changedStatement'),
    withdrawn: act === 'withdrawal' ? label(say, 'withdrawalNotice') : label(say, 'withdrawn'),
  } as const;
  return followedBy === null ? words[state] : `${words[state]} → ${followedBy}`;
}

function causeIn(cause: Difference['why'][number], say: Say): string {
  const words = {
    readings: label(say, 'reading'),
    decision: say('判定', 'decision'),
    facts: label(say, 'facts'),
    knowledge: label(say, 'limitsOrDocuments'),
    program: say('程序', 'program'),
  } as const;
  return words[cause];
}

function valueIn(value: Figure['value'], said: string | null, say: Say): string | null {
  if (said !== null) return said;
  if (typeof value === 'boolean') return value ? label(say, 'yes') : label(say, 'no');
  return typeof value === 'number' ? number(value) : value;
}

function figuresIn(figures: readonly Figure[], say: Say): string {
  const columns = [
    { title: label(say, 'figure'), cell: (row: Figure) => row.name },
    { title: label(say, 'value'), cell: (row: Figure) => valueIn(row.value, row.said, say), number: true },
    { title: label(say, 'unit'), cell: (row: Figure) => row.unit },
  ];
  return figures.length === 0 ? '' : table(columns, figures);
}

function differencesIn(differences: readonly Difference[], say: Say): string {
  const columns = [
    { title: say('差异', 'difference'), cell: (row: Difference) => row.name },
    { title: say('原', 'issued'), cell: (row: Difference) => valueIn(row.issued, row.issuedSaid, say), number: true },
    { title: say('现', 'now'), cell: (row: Difference) => valueIn(row.now, row.nowSaid, say), number: true },
    { title: label(say, 'unit'), cell: (row: Difference) => row.unit },
    { title: label(say, 'reason'), cell: (row: Difference) => row.why.map((cause) => causeIn(cause, say)).join(say('、', ', ')) },
  ];
  return differences.length === 0 ? '' : table(columns, differences);
}
