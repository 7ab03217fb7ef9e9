import { targetKindTerms } from '#green-building/policy/vocabulary.ts';
import type { Client } from '#client.ts';
import type { Say } from '#cli/output.ts';
import { statusIn, type FactNames } from '#cli/fact-names.ts';
import { facts, number, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { term, label } from '#cli/terms.ts';

type AnswerOf<K extends keyof Client['policy']> = Awaited<ReturnType<Client['policy'][K]>>;
type Requirement = AnswerOf<'rules'>['requirements'][number];
type Undecided = AnswerOf<'rules'>['undecided'][number];

export function strengthsIn(say: Say): Readonly<Record<string, string>> {
  return {
    must: label(say, 'duty'),
    'in-principle': label(say, 'inPrinciple'),
    promote: label(say, 'promoted'),
    encourage: label(say, 'encouraged'),
    may: label(say, 'permitted'),
  };
}

function requirementTable(rows: readonly Requirement[], say: Say, named: FactNames): string {
  const strengths = strengthsIn(say);
  const columns = [
    { title: label(say, 'strength'), cell: (row: Requirement) => strengths[row.strength] ?? row.strength },
    { title: label(say, 'required'), cell: (row: Requirement) => say(row.text.zh, row.text.en) },
    { title: label(say, 'document'), cell: named.cited },
    { title: label(say, 'quote'), cell: (row: Requirement) => row.quote },
  ];
  return table(columns, rows);
}

function undecidedTable(rows: readonly Undecided[], say: Say, named: FactNames): string {
  const strengths = strengthsIn(say);
  const columns = [
    { title: label(say, 'strength'), cell: (row: Undecided) => strengths[row.strength] ?? row.strength },
    { title: say('事项', 'item'), cell: (row: Undecided) => say(row.text.zh, row.text.en) },
    { title: say('规定', 'rule'), cell: (row: Undecided) => row.rule },
    { title: label(say, 'dependsOn'), cell: (row: Undecided) => named.facts(row.needs) },
  ];
  return table(columns, rows);
}

function section(title: string, rows: readonly unknown[], body: () => string): string {
  return rows.length === 0 ? '' : `${title}\n${body()}`;
}

function notLoadedLines(acts: AnswerOf<'rules'>['notLoaded'], say: Say): string {
  const lines = acts.map(
    ({ title, number: no, citedBy }) =>
      `《${title}》${no ?? ''} ← ${citedBy.map(({ document, clause }) => `${document} ${clause}`).join(', ')}`,
  );
  return section(say('文件引用而尚未载入的', 'Cited by the documents and not loaded'), acts, () => lines.join('\n'));
}

export function rulesInWords(told: AnswerOf<'rules'>, say: Say, named: FactNames): string {
  const order = Object.keys(strengthsIn(say));
  const sorted = told.requirements.toSorted((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength));
  return blocks(
    section(label(say, 'required'), sorted, () => requirementTable(sorted, say, named)),
    section(label(say, 'undecided'), told.undecided, () => undecidedTable(told.undecided, say, named)),
    section(label(say, 'periodEndedNoRepeal'), told.lapsed, () => requirementTable(told.lapsed, say, named)),
    notLoadedLines(told.notLoaded, say),
    findingLines(told.findings, say),
  );
}

export function conditionsInWords(told: AnswerOf<'conditions'>, say: Say, named: FactNames): string {
  type Row = AnswerOf<'conditions'>['conditions'][number];
  const strengths = strengthsIn(say);
  const columns = [
    { title: label(say, 'strength'), cell: (row: Row) => strengths[row.strength] ?? row.strength },
    { title: label(say, 'indicator'), cell: (row: Row) => say(row.text.zh, row.text.en) },
    { title: label(say, 'basis'), cell: named.cited },
  ];
  return blocks(
    section(label(say, 'planningConditions'), told.conditions, () => table(columns, told.conditions)),
    section(label(say, 'undecided'), told.undecided, () => undecidedTable(told.undecided, say, named)),
    notLoadedLines(told.notLoaded, say),
    findingLines(told.findings, say),
  );
}

export function checkInWords(told: AnswerOf<'check'>, say: Say, named: FactNames): string {
  type Row = AnswerOf<'check'>['items'][number];
  const verdicts = { meets: label(say, 'meets'), fails: label(say, 'fails'), undecided: label(say, 'undecided') } as const;
  const strengths = strengthsIn(say);
  const columns = [
    { title: label(say, 'verdict'), cell: (row: Row) => verdicts[row.verdict] },
    { title: label(say, 'strength'), cell: (row: Row) => strengths[row.strength] ?? row.strength },
    { title: label(say, 'required'), cell: (row: Row) => say(row.text.zh, row.text.en) },
    {
      title: say('设计', 'designed'),
      cell: (row: Row) => (row.designed === null ? null : [row.designed].flat().map(String).join(say('；', '; '))),
    },
    { title: label(say, 'basis'), cell: named.cited },
  ];
  return blocks(
    facts([[label(say, 'wholeVerdict'), verdicts[told.verdict]]]),
    section(say('逐项', 'By item'), told.items, () => table(columns, told.items)),
    section(label(say, 'undecided'), told.undecided, () => undecidedTable(told.undecided, say, named)),
    section(say('据此不得颁发规划许可', 'Permit must not be granted'), told.permit, () => requirementTable(told.permit, say, named)),
    findingLines(told.findings, say),
  );
}

export function changesInWords(told: AnswerOf<'compare'>, say: Say, named: FactNames): string {
  return blocks(
    section(label(say, 'added'), told.added, () => requirementTable(told.added, say, named)),
    section(say('不再', 'Gone'), told.removed, () => requirementTable(told.removed, say, named)),
    section(label(say, 'nowUndecided'), told.opened, () => undecidedTable(told.opened, say, named)),
    section(say('已定', 'No longer undecided'), told.settled, () => undecidedTable(told.settled, say, named)),
    say(`不变 ${told.same} 项`, `${told.same} unchanged`),
  );
}

export function reviewInWords(told: AnswerOf<'review'>, say: Say): string {
  type Row = AnswerOf<'review'>['coefficients'][number];
  const columns = [
    { title: say('系数', 'coefficient'), cell: (row: Row) => row.name },
    { title: label(say, 'value'), cell: (row: Row) => `${row.value} ${row.unit}` },
    { title: label(say, 'source'), cell: (row: Row) => `${row.source} (${statusIn(row.status, say)})` },
  ];
  const verdict =
    told.needsReview === null ? say('无法判定', 'cannot be judged') : told.needsReview ? label(say, 'needed') : label(say, 'notNeeded');
  return blocks(
    facts([
      [label(say, 'energyReview'), verdict],
      [label(say, 'equivalentValue'), `${number(told.tce.equivalent)} tce`],
      [label(say, 'equalValue'), `${number(told.tce.equalValue)} tce`],
      [label(say, 'electricityYear'), `${number(told.kwh)} kWh`],
      [say('理由', 'why'), told.why],
    ]),
    section(say('系数', 'Coefficients'), told.coefficients, () => table(columns, told.coefficients)),
    findingLines(told.findings, say),
  );
}

export function documentsInWords({ documents }: AnswerOf<'documents'>, say: Say): string {
  type Row = (typeof documents)[number];
  const columns = [
    { title: label(say, 'designation'), cell: (row: Row) => row.code },
    { title: label(say, 'documentNumber'), cell: (row: Row) => row.number },
    { title: label(say, 'title'), cell: (row: Row) => row.title },
    { title: label(say, 'issued'), cell: (row: Row) => row.issued },
    { title: say('期末', 'period ends'), cell: (row: Row) => row.periodEnds },
    { title: say('规定', 'rules'), cell: (row: Row) => row.rules, number: true },
    { title: say('指标', 'targets'), cell: (row: Row) => row.targets, number: true },
    { title: label(say, 'tasks'), cell: (row: Row) => row.tasks, number: true },
  ];
  return documents.length === 0 ? say('没有文件。', 'There are no documents.') : table(columns, documents);
}

/** Targets, and separately the figures that only report the past. */
export function targetsInWords(
  { targets, baselines }: Pick<AnswerOf<'targets'>, 'targets' | 'baselines'>,
  say: Say,
  named: FactNames,
): string {
  type Row = (typeof targets)[number];
  const columns = [
    { title: label(say, 'indicator'), cell: (row: Row) => say(row.name.zh, row.name.en) },
    {
      title: label(say, 'value'),
      cell: (row: Row) => `${row.comparator} ${String(row.value)}${row.unit === 'text' ? '' : ` ${row.unit}`}`,
    },
    { title: say('年份', 'due'), cell: (row: Row) => (row.due === null ? null : String(row.due)) },
    { title: say('属性', 'kind'), cell: (row: Row) => term(say, targetKindTerms, row.kind) },
    { title: label(say, 'basis'), cell: named.cited },
  ];
  type Base = (typeof baselines)[number];
  const baseColumns = [
    { title: say('现状', 'reported'), cell: (row: Base) => say(row.name.zh, row.name.en) },
    { title: label(say, 'value'), cell: (row: Base) => `${row.comparator} ${String(row.value)} ${row.unit}` },
    { title: label(say, 'year'), cell: (row: Base) => String(row.year) },
    { title: label(say, 'basis'), cell: named.cited },
  ];
  return blocks(
    targets.length === 0 ? say('没有指标。', 'There are no targets.') : table(columns, targets),
    baselines.length === 0
      ? ''
      : `${say('现状数据（只报告已有情况，不是指标）', 'Base-year figures (report the situation, set no target)')}\n${table(baseColumns, baselines)}`,
  );
}

export function topicInWords(told: AnswerOf<'topic'>, say: Say, named: FactNames): string {
  const ended = told.documents.filter(({ state }) => state === 'ended').map(({ code }) => code);
  return blocks(
    say(`${told.names.zh}：${told.says.zh}`, `${told.names.en}: ${told.says.en}`),
    ended.length === 0 ? '' : say(`期限已过、未见废止：${ended.join('、')}`, `Period ended, no repeal found: ${ended.join(', ')}`),
    told.targets.length + told.baselines.length === 0 ? '' : targetsInWords(told, say, named),
    tasksInWords(told, say, named),
  );
}

export function tasksInWords({ tasks }: Pick<AnswerOf<'tasks'>, 'tasks'>, say: Say, named: FactNames): string {
  type Row = (typeof tasks)[number];
  const columns = [
    { title: label(say, 'basis'), cell: named.cited },
    { title: label(say, 'task'), cell: (row: Row) => row.title },
    { title: label(say, 'unit'), cell: (row: Row) => row.units.join(say('、', ', ')) },
    { title: say('县（市、区）', 'counties'), cell: (row: Row) => row.counties.join(say('、', ', ')) },
    { title: label(say, 'due'), cell: (row: Row) => row.due },
  ];
  return tasks.length === 0 ? label(say, 'noTasks') : table(columns, tasks);
}

export function itemsInWords({ items, facts: asked }: AnswerOf<'items'>, say: Say, wantsFacts: boolean): string {
  if (wantsFacts) {
    type Fact = (typeof asked)[number];
    const columns = [
      { title: label(say, 'fact'), cell: (row: Fact) => row.fact },
      { title: label(say, 'name'), cell: (row: Fact) => say(row.names.zh, row.names.en) },
      {
        title: say('可取', 'values'),
        cell: (row: Fact) =>
          row.type === 'choice' ? row.values.map(({ value }) => value).join(', ') : row.type === 'bool' ? 'true, false' : (row.unit ?? ''),
      },
      { title: say('询问原因', 'why'), cell: (row: Fact) => say(row.why.zh, row.why.en) },
    ];
    return table(columns, asked);
  }
  type Row = (typeof items)[number];
  const columns = [
    { title: say('事项', 'item'), cell: (row: Row) => row.item },
    { title: label(say, 'name'), cell: (row: Row) => say(row.names.zh, row.names.en) },
    { title: label(say, 'unit'), cell: (row: Row) => row.unit },
    { title: say('规定', 'rules'), cell: (row: Row) => row.rules.join(', ') },
  ];
  return table(columns, items);
}
