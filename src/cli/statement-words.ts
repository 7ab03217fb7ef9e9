import type { Client } from '#client.ts';
import type { Say } from './output.ts';
import { facts, number, table } from './table.ts';
import { blocks, findingLines } from './wording.ts';
import { statusIn } from './fact-names.ts';

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
    { title: say('编号', 'number'), cell: (row: Statement) => row.number },
    { title: say('种类', 'kind'), cell: (row: Statement) => row.kindName },
    { title: say('建筑', 'building'), cell: (row: Statement) => row.building },
    { title: say('地区', 'place'), cell: (row: Statement) => row.region },
    { title: say('年度或日期', 'period'), cell: (row: Statement) => row.period },
    { title: say('签发日', 'issued'), cell: (row: Statement) => row.day },
    { title: say('签发人', 'by'), cell: (row: Statement) => row.by },
    { title: say('状态', 'state'), cell: (row: Statement) => stateIn(row, say) },
  ];
  return `${table(columns, statements)}\n${say(`共 ${number(total)} 份`, `${number(total)} in all`)}`;
}

/** One statement in a few lines, as it is issued. */
export function statementInWords(one: Statement, say: Say): string {
  return facts([
    [say('编号', 'number'), one.number],
    [say('种类', 'kind'), one.kindName],
    [say('状态', 'state'), stateIn(one, say)],
    [say('承接', 'follows'), one.follows],
    [say('建筑', 'building'), one.building],
    [say('地区', 'place'), one.region],
    [say('年度或日期', 'period'), one.period],
    [say('签发日', 'issued'), one.day],
    [say('签发人', 'by'), one.by],
    [say('文件', 'document'), `${one.document.name} (${number(one.document.bytes)})`],
    ['SHA-256', one.document.sha256],
  ]);
}

/** A statement with all that it rests on. */
export function wholeInWords(one: Whole, say: Say): string {
  const rests = facts([
    [say('撤回原因', 'why withdrawn'), one.reason],
    [say('截至何时所知', 'known at'), one.received],
    [say('程序版本', 'program'), one.program],
    [say('链上位置', 'place in the chain'), one.position],
    [say('前一份的校验值', 'hash of the one before'), one.previous],
    [say('校验值', 'hash'), one.hash],
  ]);
  const columns = [
    { title: say('依据条目', 'rests on'), cell: (row: Whole['knowledge'][number]) => row.id },
    { title: say('版本', 'version'), cell: (row: Whole['knowledge'][number]) => row.version, number: true },
    { title: say('状态', 'status'), cell: (row: Whole['knowledge'][number]) => statusIn(row.status, say) },
  ];
  const knowledge = one.knowledge.length === 0 ? '' : table(columns, one.knowledge);
  return blocks(statementInWords(one, say), rests, figuresIn(one.figures, say), differencesIn(one.differences, say), knowledge);
}

/** What would be issued. */
export function draftInWords(one: Draft, say: Say): string {
  const head = facts([
    [say('将编号为', 'its number would be'), one.number],
    [say('签发日', 'day'), one.day],
    [say('仅供参考', 'indicative only'), one.indicative ? say('是', 'yes') : say('否', 'no')],
    ['SHA-256', one.draft.sha256],
  ]);
  return blocks(
    say('预览，未签发：', 'A preview; nothing was issued:'),
    head,
    figuresIn(one.figures, say),
    differencesIn(one.differences, say),
    findingLines(one.hindrances, say),
  );
}

/** What differs now. */
export function comparisonInWords({ number: of, same, differences, knowledge, changes }: Comparison, say: Say): string {
  if (same) return say(`按现在所知，与 ${of} 一致。`, `As known now nothing differs from ${of}.`);
  const columns = [
    { title: say('此后的变化', 'since then'), cell: (row: Comparison['changes'][number]) => causeIn(row.cause, say) },
    { title: say('编号', 'number'), cell: (row: Comparison['changes'][number]) => row.import, number: true },
    { title: say('对象', 'what'), cell: (row: Comparison['changes'][number]) => row.subject },
    { title: say('何人', 'by'), cell: (row: Comparison['changes'][number]) => row.by },
    { title: say('何时', 'when'), cell: (row: Comparison['changes'][number]) => row.at },
  ];
  const versions = knowledge.map(({ id, issued, now }) => `${id}: ${issued ?? '—'} → ${now ?? '—'}`).join('\n');
  return blocks(differencesIn(differences, say), changes.length === 0 ? '' : table(columns, changes), versions);
}

/** Whether the chain holds. */
export function verifiedInWords({ ok, counted, head, broken }: Verified, say: Say): string {
  const last = head === null ? '' : `${head.number}  ${head.hash}`;
  if (ok) return blocks(say(`签发链完整：${number(counted)} 份。`, `The chain of ${number(counted)} statements holds.`), last);
  return blocks(broken?.detail, last === '' ? '' : say(`最后一份无误的：${last}`, `The last that fits: ${last}`));
}

function stateIn({ act, state, followedBy }: Statement, say: Say): string {
  const words = {
    standing: say('有效', 'stands'),
    changed: say('已变更', 'changed'),
    withdrawn: act === 'withdrawal' ? say('撤回通知', 'withdrawal') : say('已撤回', 'withdrawn'),
  } as const;
  return followedBy === null ? words[state] : `${words[state]} → ${followedBy}`;
}

function causeIn(cause: Difference['why'][number], say: Say): string {
  const words = {
    readings: say('读数', 'readings'),
    decision: say('判定', 'decision'),
    facts: say('建筑或表计资料', 'facts'),
    knowledge: say('限额、系数或文件', 'knowledge'),
    program: say('程序', 'program'),
  } as const;
  return words[cause];
}

function valueIn(value: Figure['value'], said: string | null, say: Say): string | null {
  if (said !== null) return said;
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  return typeof value === 'number' ? number(value) : value;
}

function figuresIn(figures: readonly Figure[], say: Say): string {
  const columns = [
    { title: say('数值', 'figure'), cell: (row: Figure) => row.name },
    { title: say('值', 'value'), cell: (row: Figure) => valueIn(row.value, row.said, say), number: true },
    { title: say('单位', 'unit'), cell: (row: Figure) => row.unit },
  ];
  return figures.length === 0 ? '' : table(columns, figures);
}

function differencesIn(differences: readonly Difference[], say: Say): string {
  const columns = [
    { title: say('差异', 'what differs'), cell: (row: Difference) => row.name },
    { title: say('原', 'issued'), cell: (row: Difference) => valueIn(row.issued, row.issuedSaid, say), number: true },
    { title: say('现', 'now'), cell: (row: Difference) => valueIn(row.now, row.nowSaid, say), number: true },
    { title: say('单位', 'unit'), cell: (row: Difference) => row.unit },
    { title: say('原因', 'why'), cell: (row: Difference) => row.why.map((cause) => causeIn(cause, say)).join(say('、', ', ')) },
  ];
  return differences.length === 0 ? '' : table(columns, differences);
}
