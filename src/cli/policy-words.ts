import { targetKindTerms } from '#policy/vocabulary.ts';
import type { Client } from '#client.ts';
import type { Say } from './output.ts';
import { statusIn, type FactNames } from './fact-names.ts';
import { facts, number, table } from './table.ts';
import { blocks, findingLines } from './wording.ts';
import { term } from './terms.ts';

type AnswerOf<K extends keyof Client['policy']> = Awaited<ReturnType<Client['policy'][K]>>;
type Requirement = AnswerOf<'rules'>['requirements'][number];
type Undecided = AnswerOf<'rules'>['undecided'][number];

export function strengthsIn(say: Say): Readonly<Record<string, string>> {
  return {
    must: say('应当', 'duty'),
    'in-principle': say('原则上', 'in principle'),
    promote: say('推动', 'push'),
    encourage: say('鼓励', 'encouraged'),
    may: say('可以', 'permitted'),
  };
}

function requirementTable(rows: readonly Requirement[], say: Say): string {
  const strengths = strengthsIn(say);
  const columns = [
    { title: say('程度', 'strength'), cell: (row: Requirement) => strengths[row.strength] ?? row.strength },
    { title: say('要求', 'what'), cell: (row: Requirement) => say(row.text.zh, row.text.en) },
    { title: say('文件', 'document'), cell: (row: Requirement) => `${row.document} ${row.clause}` },
    { title: say('原文', 'quote'), cell: (row: Requirement) => row.quote },
  ];
  return table(columns, rows);
}

function undecidedTable(rows: readonly Undecided[], say: Say, named: FactNames): string {
  const strengths = strengthsIn(say);
  const columns = [
    { title: say('程度', 'strength'), cell: (row: Undecided) => strengths[row.strength] ?? row.strength },
    { title: say('事项', 'item'), cell: (row: Undecided) => say(row.text.zh, row.text.en) },
    { title: say('规定', 'rule'), cell: (row: Undecided) => row.rule },
    { title: say('取决于', 'hangs on'), cell: (row: Undecided) => named.facts(row.needs) },
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
  return section(say('文件引用而尚未载入的', 'Named by the documents and not loaded'), acts, () => lines.join('\n'));
}

export function rulesInWords(told: AnswerOf<'rules'>, say: Say, named: FactNames): string {
  const order = Object.keys(strengthsIn(say));
  const sorted = told.requirements.toSorted((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength));
  return blocks(
    section(say('要求', 'Required'), sorted, () => requirementTable(sorted, say)),
    section(say('未定', 'Undecided'), told.undecided, () => undecidedTable(told.undecided, say, named)),
    section(say('期限已过，未见废止', 'Period ended, no repeal found'), told.lapsed, () => requirementTable(told.lapsed, say)),
    notLoadedLines(told.notLoaded, say),
    findingLines(told.findings, say),
  );
}

export function conditionsInWords(told: AnswerOf<'conditions'>, say: Say, named: FactNames): string {
  type Row = AnswerOf<'conditions'>['conditions'][number];
  const strengths = strengthsIn(say);
  const columns = [
    { title: say('程度', 'strength'), cell: (row: Row) => strengths[row.strength] ?? row.strength },
    { title: say('指标', 'index'), cell: (row: Row) => say(row.text.zh, row.text.en) },
    { title: say('依据', 'clause'), cell: (row: Row) => `${row.document} ${row.clause}` },
  ];
  return blocks(
    section(say('规划条件', 'Planning conditions'), told.conditions, () => table(columns, told.conditions)),
    section(say('未定', 'Undecided'), told.undecided, () => undecidedTable(told.undecided, say, named)),
    notLoadedLines(told.notLoaded, say),
    findingLines(told.findings, say),
  );
}

export function checkInWords(told: AnswerOf<'check'>, say: Say, named: FactNames): string {
  type Row = AnswerOf<'check'>['items'][number];
  const verdicts = { meets: say('符合', 'meets'), fails: say('不符合', 'fails'), undecided: say('未定', 'undecided') } as const;
  const strengths = strengthsIn(say);
  const columns = [
    { title: say('判定', 'verdict'), cell: (row: Row) => verdicts[row.verdict] },
    { title: say('程度', 'strength'), cell: (row: Row) => strengths[row.strength] ?? row.strength },
    { title: say('要求', 'required'), cell: (row: Row) => say(row.text.zh, row.text.en) },
    { title: say('设计', 'designed'), cell: (row: Row) => (row.designed === null ? null : [row.designed].flat().map(String).join('；')) },
    { title: say('依据', 'clause'), cell: (row: Row) => `${row.document} ${row.clause}` },
  ];
  return blocks(
    facts([[say('总判定', 'verdict'), verdicts[told.verdict]]]),
    section(say('逐项', 'By item'), told.items, () => table(columns, told.items)),
    section(say('未定', 'Undecided'), told.undecided, () => undecidedTable(told.undecided, say, named)),
    section(say('据此不得颁发规划许可', 'Forbids the permit'), told.permit, () => requirementTable(told.permit, say)),
    findingLines(told.findings, say),
  );
}

export function changesInWords(told: AnswerOf<'compare'>, say: Say, named: FactNames): string {
  return blocks(
    section(say('新增', 'Added'), told.added, () => requirementTable(told.added, say)),
    section(say('不再', 'Gone'), told.removed, () => requirementTable(told.removed, say)),
    section(say('变为未定', 'Now undecided'), told.opened, () => undecidedTable(told.opened, say, named)),
    section(say('已定', 'No longer undecided'), told.settled, () => undecidedTable(told.settled, say, named)),
    say(`不变 ${told.same} 项`, `${told.same} unchanged`),
  );
}

export function reviewInWords(told: AnswerOf<'review'>, say: Say): string {
  type Row = AnswerOf<'review'>['coefficients'][number];
  const columns = [
    { title: say('系数', 'coefficient'), cell: (row: Row) => row.name },
    { title: say('值', 'value'), cell: (row: Row) => `${row.value} ${row.unit}` },
    { title: say('来源', 'source'), cell: (row: Row) => `${row.source} (${statusIn(row.status, say)})` },
  ];
  const verdict =
    told.needsReview === null ? say('无法判定', 'cannot be told') : told.needsReview ? say('需要', 'yes') : say('不需要', 'no');
  return blocks(
    facts([
      [say('节能审查', 'energy review'), verdict],
      [say('当量值', 'equivalent value'), `${number(told.tce.equivalent)} tce`],
      [say('等价值', 'equal value'), `${number(told.tce.equalValue)} tce`],
      [say('年电耗', 'electricity'), `${number(told.kwh)} kWh`],
      [say('理由', 'why'), told.why],
    ]),
    section(say('系数', 'Coefficients'), told.coefficients, () => table(columns, told.coefficients)),
    findingLines(told.findings, say),
  );
}

export function documentsInWords({ documents }: AnswerOf<'documents'>, say: Say): string {
  type Row = (typeof documents)[number];
  const columns = [
    { title: say('代号', 'code'), cell: (row: Row) => row.code },
    { title: say('文号', 'number'), cell: (row: Row) => row.number },
    { title: say('标题', 'title'), cell: (row: Row) => row.title },
    { title: say('印发', 'issued'), cell: (row: Row) => row.issued },
    { title: say('期末', 'period ends'), cell: (row: Row) => row.periodEnds },
    { title: say('规定', 'rules'), cell: (row: Row) => row.rules, number: true },
    { title: say('指标', 'targets'), cell: (row: Row) => row.targets, number: true },
    { title: say('任务', 'tasks'), cell: (row: Row) => row.tasks, number: true },
  ];
  return documents.length === 0 ? say('没有文件。', 'There are no documents.') : table(columns, documents);
}

/** Targets, and apart from them the figures that only report what was. */
export function targetsInWords({ targets, baselines }: Pick<AnswerOf<'targets'>, 'targets' | 'baselines'>, say: Say): string {
  type Row = (typeof targets)[number];
  const columns = [
    { title: say('指标', 'target'), cell: (row: Row) => say(row.name.zh, row.name.en) },
    { title: say('值', 'value'), cell: (row: Row) => `${row.comparator} ${String(row.value)} ${row.unit}` },
    { title: say('年份', 'due'), cell: (row: Row) => (row.due === null ? null : String(row.due)) },
    { title: say('属性', 'kind'), cell: (row: Row) => term(say, targetKindTerms, row.kind) },
    { title: say('依据', 'clause'), cell: (row: Row) => `${row.document} ${row.clause}` },
  ];
  type Base = (typeof baselines)[number];
  const baseColumns = [
    { title: say('现状', 'reported'), cell: (row: Base) => say(row.name.zh, row.name.en) },
    { title: say('值', 'value'), cell: (row: Base) => `${row.comparator} ${String(row.value)} ${row.unit}` },
    { title: say('年份', 'year'), cell: (row: Base) => row.year },
    { title: say('依据', 'clause'), cell: (row: Base) => `${row.document} ${row.clause}` },
  ];
  return blocks(
    targets.length === 0 ? say('没有指标。', 'There are no targets.') : table(columns, targets),
    baselines.length === 0
      ? ''
      : `${say('现状数据（只报告已有情况，不是指标）', 'Figures that report what was, and set nothing')}\n${table(baseColumns, baselines)}`,
  );
}

export function topicInWords(told: AnswerOf<'topic'>, say: Say): string {
  const ended = told.documents.filter(({ state }) => state === 'ended').map(({ code }) => code);
  return blocks(
    `${say(told.names.zh, told.names.en)}：${say(told.says.zh, told.says.en)}`,
    ended.length === 0 ? '' : say(`期限已过、未见废止：${ended.join('、')}`, `Period ended, no repeal found: ${ended.join(', ')}`),
    told.targets.length + told.baselines.length === 0 ? '' : targetsInWords(told, say),
    tasksInWords(told, say),
  );
}

export function tasksInWords({ tasks }: AnswerOf<'tasks'>, say: Say): string {
  type Row = (typeof tasks)[number];
  const columns = [
    { title: say('依据', 'clause'), cell: (row: Row) => `${row.document} ${row.clause}` },
    { title: say('任务', 'task'), cell: (row: Row) => row.title },
    { title: say('单位', 'units'), cell: (row: Row) => row.units.join('、') },
    { title: say('县（市、区）', 'counties'), cell: (row: Row) => row.counties.join('、') },
    { title: say('期限', 'due'), cell: (row: Row) => row.due },
  ];
  return tasks.length === 0 ? say('没有任务。', 'There are no tasks.') : table(columns, tasks);
}

export function itemsInWords({ items, facts: asked }: AnswerOf<'items'>, say: Say, wantsFacts: boolean): string {
  if (wantsFacts) {
    type Fact = (typeof asked)[number];
    const columns = [
      { title: say('事实', 'fact'), cell: (row: Fact) => row.fact },
      { title: say('名称', 'name'), cell: (row: Fact) => say(row.names.zh, row.names.en) },
      {
        title: say('可取', 'values'),
        cell: (row: Fact) =>
          row.type === 'choice' ? row.values.map(({ value }) => value).join(', ') : row.type === 'bool' ? 'true, false' : (row.unit ?? ''),
      },
      { title: say('为何问', 'why'), cell: (row: Fact) => say(row.why.zh, row.why.en) },
    ];
    return table(columns, asked);
  }
  type Row = (typeof items)[number];
  const columns = [
    { title: say('事项', 'item'), cell: (row: Row) => row.item },
    { title: say('名称', 'name'), cell: (row: Row) => say(row.names.zh, row.names.en) },
    { title: say('单位', 'unit'), cell: (row: Row) => row.unit },
    { title: say('规定', 'rules'), cell: (row: Row) => row.rules.join(', ') },
  ];
  return table(columns, items);
}
