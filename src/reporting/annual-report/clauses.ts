import type { AsOf } from '#kernel/as-of.ts';
import type { Exact } from '#kernel/exact-number.ts';
import type { Scope } from '#kernel/scope.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import { targetStatusTerms } from '#reporting/targets/vocabulary.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import type { Assignments } from '#reporting/assignment/assignment.ts';
import { progressFigure } from '#reporting/assignment/assignment.ts';
import { taskStateTerms } from '#reporting/assignment/vocabulary.ts';
import type { Both, MissingFigure, ReportFigure, ReportSection, ReportSentence, WantedValue } from './facts.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { withFactorYears } from './other-year.ts';
import { shown } from './shown.ts';
import { owedBy } from './owed.ts';
import { targetsChart } from './target-chart.ts';

type Progress = Awaited<ReturnType<Targets['progress']>>[number];
type PlaceTask = Awaited<ReturnType<Assignments['list']>>[number];

type At = { readonly region: string; readonly name: string; readonly year: number; readonly known: AsOf };

type Written = { readonly clause: string; readonly sentence?: ReportSentence; readonly missing?: MissingFigure };

/** A section for each clause in force that sets targets or tasks, in the order of documents and clauses. */
export async function clauseSections(
  needs: AnnualReportNeeds,
  scope: Scope,
  at: At,
  parts: readonly ('targets' | 'tasks' | 'chart')[],
): Promise<{ sections: ReportSection[]; missing: MissingFigure[] }> {
  const [targets, tasks] = await Promise.all([
    parts.includes('targets') || parts.includes('chart') ? needs.targets.progress(scope, at) : [],
    parts.includes('tasks') ? tasksOf(needs, scope, at) : [],
  ]);
  const written = [
    ...(parts.includes('targets') ? targets.map((one) => targetWritten(one, at)) : []),
    ...tasks.map((one) => taskWritten(one, at)),
  ];
  const drawn = Map.groupBy(parts.includes('chart') ? targets : [], clauseOf);
  const byClause = Map.groupBy(written, ({ clause }) => clause);
  const sections = inOrder(needs, [...new Set([...byClause.keys(), ...drawn.keys()])]).map((clause): ReportSection => {
    const [document = ''] = clause.split(' ');
    const head = needs.policy.library().documents.find((one) => one.head.code === document)?.head;
    const short = head?.short ?? { zh: head?.title ?? document, en: head?.title ?? document };
    const rest = clause.slice(document.length + 1);
    const sentences = (byClause.get(clause) ?? []).flatMap(({ sentence }) => sentence ?? []);
    const charts = targetsChart(drawn.get(clause) ?? [], at.year);
    return { title: { zh: `${short.zh} ${rest}`, en: `${short.en} ${rest}` }, clause, sentences, charts };
  });
  return {
    sections: sections.filter(({ sentences, charts }) => sentences.length > 0 || charts.length > 0),
    missing: written.flatMap(({ missing }) => missing ?? []),
  };
}

/** Clauses in document order. */
function inOrder({ policy }: AnnualReportNeeds, clauses: readonly string[]): string[] {
  const all = policy
    .library()
    .documents.flatMap(({ targets, tasks, head }) =>
      [...new Set([...targets, ...tasks].map(({ clause }) => clause))].map((clause) => `${head.code} ${clause}`),
    );
  return clauses.toSorted((a, b) => all.indexOf(a) - all.indexOf(b));
}

/** The tasks of the place's own documents, and those of other documents assigned in the place, as far as known. */
async function tasksOf({ assignment }: AnnualReportNeeds, scope: Scope, { region, known }: At): Promise<PlaceTask[]> {
  const until = Math.min(known.received, known.recorded);
  const all = await assignment.list(scope, { region });
  return all
    .filter((one) => one.assignment !== null || one.document.head.region === region)
    .filter((one) => one.assignment === null || one.assignment.made.getTime() <= until);
}

const clauseOf = ({ target }: Progress): string => `${target.document} ${target.clause}`;

const sign: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };

function targetWritten(one: Progress, at: At): Written {
  const { target, now, goal, path, unit, figure, findings, indicative, indicator } = one;
  const clause = clauseOf(one);
  const value = numberOf(now);
  if (value === null)
    return {
      clause,
      missing: {
        what: target.name,
        why: findings,
        who: owedBy(findings, { ...at, document: one.document, clause: target.clause }),
        wants: wantedOf(one, at.year),
      },
    };
  const in_ = (of: Exact | null): string => `${shown(numberOf(of))} ${unitSign(unit)}`;
  const due = target.due ?? '—';
  const compared = `${sign[target.comparator] ?? ''} ${in_(goal)}`;
  const zh = [`${target.name.zh}：${at.year}年末 ${in_(now)}`, goal === null ? '本地应完成的数尚未分解' : `目标 ${compared}（${due}年）`];
  const en = [
    `${target.name.en}: ${in_(now)} at the end of ${at.year}`,
    goal === null ? 'what part of the goal is this place’s is not said' : `goal ${compared} (${due})`,
  ];
  if (path !== null) {
    zh.push(`时序进度 ${in_(path)}`);
    en.push(`path ${in_(path)}`);
  }
  const stands = standingSaid(one, in_);
  const text: Both = { zh: `${[...zh, ...stands.zh].join('，')}。`, en: `${[...en, ...stands.en].join(', ')}.` };
  const own: ReportFigure = {
    code: `target ${target.id}`,
    name: target.name,
    value,
    unit,
    figure,
    indicative,
    findings,
    knowledge: indicator === null ? [] : [{ id: indicator.id, version: indicator.version, status: indicator.status }],
  };
  return { clause, sentence: withFactorYears({ text, figures: [own] }) };
}

/**
 * How a place compares with a target; for a total set for a larger place, only whose it is, because a part of it cannot meet the target.
 */
function standingSaid({ document, ofAbove, gap, status }: Progress, in_: (of: Exact | null) => string): { zh: string[]; en: string[] } {
  if (ofAbove)
    return {
      zh: [`此为《${document.head.title}》给整个上级地区定的总数，不是本地的目标`],
      en: [`a sum that ${document.head.title} sets for a whole place above, not a target of this place`],
    };
  const told = targetStatusTerms[status];
  return {
    zh: [...(gap === null ? [] : [`差 ${in_(gap)}`]), told.zh],
    en: [...(gap === null ? [] : [`short by ${in_(gap)}`]), told.en.toLowerCase()],
  };
}

/** The unknown values of a target: its indicator, for a cumulative target in the years that lack it. */
function wantedOf({ indicator, years, target }: Progress, year: number): WantedValue[] {
  if (indicator === null) return [];
  const open = target.mode === 'cumulative' ? years.filter(({ value }) => value === null).map((one) => one.year) : [year];
  return open.map((of) => ({ indicator, year: of }));
}

/** Uses the last report known then. */
function taskWritten(one: PlaceTask, { name, known }: At): Written {
  const { task, assignment, due, regionName } = one;
  const clause = `${task.document} ${task.clause}`;
  const until = Math.min(known.received, known.recorded);
  const report = one.reports.findLast(({ made }) => made.getTime() <= until);
  const units = assignment?.personName ?? assignment?.unit ?? (task.units.length > 0 ? task.units.join('、') : regionName);
  const what: Both = { zh: `${regionName}：${task.title}`, en: `${regionName}: ${task.title}` };
  if (report === undefined) {
    const code = assignment === null ? 'annual-report-unassigned' : 'annual-report-unreported';
    const who = assignment === null ? name : units;
    return {
      clause,
      missing: { what, why: [{ code, severity: 'info', evidence: { task: task.id, name: task.title } }], who: { zh: who, en: who } },
    };
  }
  const state = taskStateTerms[one.state];
  const text = {
    zh: `${what.zh}：完成 ${report.percent}%（${report.day}），${units}${due === null ? '' : `，期限 ${due}`}，${state.zh}。`,
    en: `${what.en}: ${report.percent} % done (${report.day}), ${units}${due === null ? '' : `, due ${due}`}, ${state.en.toLowerCase()}.`,
  };
  const own: ReportFigure = {
    code: `task ${task.id} ${one.region}`,
    name: what,
    value: report.percent,
    unit: '%',
    figure: progressFigure(one, one.region, known),
    indicative: false,
    findings: [],
    knowledge: [],
  };
  return { clause, sentence: { text, figures: [own] } };
}
