import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { type Finding, type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { z } from 'zod';
import type { Cases, CaseShown } from './cases.ts';
import { casesContract } from './contract.ts';
import type { StepWeighed } from './steps/weigh-step.ts';
import type { CaseStatistics } from './answers/lists.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { TodoItem } from './answers/todo.ts';
import { safeTypes } from '#registry/attachments/facts.ts';
import { valuesText } from './public/value-text.ts';
import {
  called,
  changedInWords,
  doubtInWords,
  fieldInWords,
  blockingReasonInWords,
  limitIn,
  namesIn,
  numberNames,
  stepInWords,
  stepName,
} from './answers/wording.ts';

/** Binds the contract of cases to their service. @param words those of all slices */
export function casesRoutes(cases: Cases, words: Words) {
  const on = implement(casesContract).$context<RequestContext>();
  const shown = (one: CaseShown, language: Language) => caseInWords(cases, one, words, language);
  return on.router({
    importCases: on.importCases.handler(importing(words, cases.importCases)),
    begin: on.begin.handler(async ({ input, context: { scope, language } }) => shown(await cases.begin(scope, input), language)),
    take: on.take.handler(async ({ input, context: { scope, language } }) => shown(await cases.take(scope, input), language)),
    weigh: on.weigh.handler(async ({ input, context: { scope, language } }) =>
      weighedInWords(await cases.weigh(scope, input), words, language),
    ),
    seat: on.seat.handler(async ({ input, context: { scope, language } }) => shown(await cases.seat(scope, input), language)),
    recuse: on.recuse.handler(async ({ input, context: { scope, language } }) => shown(await cases.recuse(scope, input), language)),
    vote: on.vote.handler(async ({ input, context: { scope, language } }) => shown(await cases.vote(scope, input), language)),
    back: on.back.handler(async ({ input, context: { scope, language } }) => shown(await cases.back(scope, input), language)),
    correct: on.correct.handler(async ({ input, context: { scope, language } }) => shown(await cases.correct(scope, input), language)),
    move: on.move.handler(async ({ input, context: { scope, language } }) => shown(await cases.move(scope, input), language)),
    erase: on.erase.handler(async ({ input, context: { scope, language } }) => shown(await cases.erase(scope, input), language)),
    link: on.link.handler(({ input, context: { scope } }) => cases.link(scope, input)),
    show: on.show.handler(async ({ input, context: { scope, language } }) =>
      shown(await cases.show(scope, input.case, input.knownAt), language),
    ),
    list: on.list.handler(async ({ input: { open, ...input }, context: { scope, language } }) => {
      const { cases: rows, total } = await cases.list(scope, { ...input, isOpen: open });
      return { cases: rows.map((row) => ({ ...row, ...listedNames(cases, row, language) })), total };
    }),
    drawn: on.drawn.handler(async ({ input: { draw }, context: { scope, language } }) => ({
      objects: (await cases.drawn(scope, draw)).map((one) => drawnInWords(one, draw, words, language)),
    })),
    credits: on.credits.handler(async ({ input, context: { scope } }) => {
      const { rows, total } = await cases.credits(scope, input);
      return { organisations: rows, total };
    }),
    todo: on.todo.handler(async ({ input, context: { scope, language } }) => {
      const { items, total, states } = await cases.todo(scope, input.for, input);
      return {
        items: items.map((item) => itemInWords(cases, item, language)),
        total,
        states: states.map(({ version, ...one }) => ({ ...one, ...namesIn(cases.versionOf(one.procedure, version), one.state, language) })),
      };
    }),
    record: on.record.handler(async ({ input, context: { scope } }) => {
      const { events, ...rest } = await cases.record(scope, input.case);
      return { ...rest, events: events.map((event) => ({ ...event })) };
    }),
    statistics: on.statistics.handler(async ({ input, context: { scope, language } }) =>
      statisticsInWords(await cases.statistics(scope, input), language),
    ),
    ...officeRoutes(cases),
    linked: on.linked.router(linkedRoutes(cases, words)),
    open: on.open.router(openRoutes(cases)),
    published: {
      list: on.published.list.handler(async ({ input, context: { language } }) => {
        const { rows, total } = await cases.published(input);
        return { cases: rows.map((row) => publishedInWords(cases, row, words, language)), total };
      }),
      seals: on.published.seals.handler(async () => ({ seals: await cases.seals(1000) })),
    },
  });
}

/** What the public may begin. */
function openRoutes(cases: Cases) {
  const on = implement(casesContract.open).$context<RequestContext>();
  return {
    list: on.list.handler(async ({ context: { language } }) => ({
      regions: await cases.openRegions(),
      procedures: cases.openProcedures().map(({ procedure, transition }) => {
        const { name, form, note } = stepInWords(procedure, transition, language);
        const needs = (['region', 'organisation', 'building'] as const).filter((link) => procedure.links?.[link] === 'required');
        const isPlaced = needs.length > 0;
        return {
          procedure: procedure.id,
          name: called(procedure, procedure.id, language),
          step: name,
          form,
          note,
          needs: isPlaced ? needs : ['region' as const],
        };
      }),
    })),
    begin: on.begin.handler(async ({ input, context: { language, address } }) => {
      const { open, token, expires } = await cases.handIn(input, address ?? '');
      const { state } = open.standing;
      return { case: open.head.case, state, stateName: called(open.procedure.states[state], state, language), token, expires };
    }),
  };
}

/** Actions by link, whose token is in the request. */
function linkedRoutes(cases: Cases, words: Words) {
  const shown = (one: CaseShown, language: Language) => caseInWords(cases, one, words, language);
  const on = implement(casesContract.linked).$context<RequestContext>();
  return {
    show: on.show.handler(async ({ input, context: { language } }) => {
      const who = await cases.behind(input.token, input.case);
      return shown(await cases.show(who, who.link?.case ?? ''), language);
    }),
    take: on.take.handler(async ({ input: { token, ...input }, context: { language } }) => {
      const who = await cases.behind(token, input.case);
      return shown(await cases.take(who, { ...input, case: who.link?.case ?? '' }), language);
    }),
    weigh: on.weigh.handler(async ({ input: { token, ...input }, context: { language } }) => {
      const who = await cases.behind(token, input.case);
      return weighedInWords(await cases.weigh(who, { ...input, case: who.link?.case ?? '' }), words, language);
    }),
    vote: on.vote.handler(async ({ input: { token, ...input }, context: { language } }) => {
      const who = await cases.behind(token, input.case);
      return shown(await cases.vote(who, { ...input, case: who.link?.case ?? '' }), language);
    }),
  };
}

/** What an office queries before it acts: who may sit on a panel, which cases a version would make late. */
function officeRoutes(cases: Cases) {
  const on = implement(casesContract).$context<RequestContext>();
  return {
    candidates: on.candidates.handler(async ({ input, context: { scope } }) => ({
      people: (await cases.candidates(scope, input)).map((one) => ({ ...one, groups: [...one.groups] })),
    })),
    underVersion: on.underVersion.handler(async ({ input, context: { scope, language } }) =>
      underVersionInWords(cases, await cases.underVersion(scope, input), language),
    ),
  };
}

const weighedInWords = ({ findings }: StepWeighed, words: Words, language: Language) => ({
  findings: findings.map((one) => tellPlain(one, words, language)),
});

function caseInWords(cases: Cases, one: CaseShown, words: Words, language: Language) {
  const procedure = cases.versionOf(one.procedure, one.version);
  const names = Object.entries(procedure.fields).map(([key, part]) => [key, called(part, key, language)] as const);
  return {
    ...one,
    ...namesIn(procedure, one.state, language),
    fieldNames: Object.fromEntries(names),
    fieldTexts: valuesText(procedure.fields, one.fields, language),
    fieldForms: Object.keys(procedure.fields)
      .filter((field) => (one.fields[field] ?? null) !== null)
      .map((field) => fieldInWords(procedure, field, false, language)),
    evidence: one.evidence.map((file) => ({ ...file, kindName: called(procedure.evidence[file.kind], file.kind, language) })),
    numberNames: numberNames(procedure, one.numbers, language),
    limits: one.limits.map((limit) => ({ ...limit, name: limitIn(procedure, limit.id, language) })),
    reports: one.reports.map((report) => ({
      ...report,
      name: stepName(procedure, report.report, language),
      fieldTexts: valuesText(procedure.fields, report.fields, language),
      earlier: report.earlier.map(({ given, fields }) => ({ given, fieldTexts: valuesText(procedure.fields, fields, language) })),
    })),
    ratings: one.ratings.map((rated) => ({ ...rated, name: called(procedure.fields[rated.field], rated.field, language) })),
    panels: one.panels.map((panel) => ({
      ...panel,
      name: called(procedure.panels[panel.id], panel.id, language),
      changed: panel.changed === null ? null : changedInWords(procedure, panel.changed, one.evidence, language),
    })),
    doubts: one.doubts.map((doubt) => doubtInWords(procedure, doubt, words, language)),
    corrections: one.corrections.map(({ transition, fields, ...correction }) => ({
      ...correction,
      stepName: stepName(procedure, transition, language),
      fieldTexts: valuesText(procedure.fields, fields, language),
    })),
    correctable: one.correctable.map(({ form, ...step }) => ({
      ...step,
      name: stepName(procedure, step.transition, language),
      form: form.map((field) => fieldInWords(procedure, field, false, language)),
    })),
    stays: one.stays.map((stay) => ({ ...stay, name: called(procedure.states[stay.state], stay.state, language) })),
    steps: one.steps.map((step) => ({
      ...step,
      ...stepInWords(procedure, step.transition, language),
      hindrance: step.hindrance === null ? null : blockingReasonInWords(procedure, step.hindrance, words, language),
    })),
    findings: one.findings.map((finding: Finding) => tellPlain(finding, words, language)),
  };
}

type Drawn = Awaited<ReturnType<Cases['drawn']>>[number];

function drawnInWords({ problem, ...one }: Drawn, draw: string, words: Words, language: Language) {
  if (problem === null) return { ...one, problem };
  return { ...one, problem: tellPlain({ code: problem, severity: 'warning', evidence: { object: one.object, draw } }, words, language) };
}

function itemInWords(cases: Cases, { version, ...item }: TodoItem, language: Language) {
  const procedure = cases.versionOf(item.procedure, version);
  const steps = item.transitions.map((step) => stepName(procedure, step, language));
  return { ...item, ...namesIn(procedure, item.state, language), transitions: [...item.transitions], votes: [...item.votes], steps };
}

function statisticsInWords({ states, limits, procedure, ...counts }: CaseStatistics, language: Language) {
  return {
    ...counts,
    states: states.map((one) => ({ ...one, name: called(procedure.states[one.state], one.state, language) })),
    limits: limits.map((one) => ({ ...one, name: called(procedure.limits[one.id], one.id, language) })),
  };
}

type Listed = { readonly procedure: string; readonly version: number; readonly state: string; readonly limit: string | null };

function listedNames(cases: Cases, { procedure: id, version, state, limit }: Listed, language: Language) {
  const procedure = cases.versionOf(id, version);
  return { ...namesIn(procedure, state, language), limitName: limit === null ? null : limitIn(procedure, limit, language) };
}

type Under = Awaited<ReturnType<Cases['underVersion']>>;
type Late = Under['late'][number];

function underVersionInWords(cases: Cases, { procedure, late, ...counts }: Under, language: Language) {
  const first = late.slice(0, 1000).map((one) => ({ ...one, ...lateNames(cases, procedure, one, language) }));
  return { ...counts, procedure: procedure.id, version: procedure.version, late: first };
}

/** A state that the text does not have is named by the case's own version. */
function lateNames(cases: Cases, procedure: Procedure, { state, limit, version }: Late, language: Language) {
  const of = procedure.states[state] === undefined ? cases.versionOf(procedure.id, version) : procedure;
  return { stateName: called(of.states[state], state, language), limitName: called(procedure.limits[limit], limit, language) };
}

type Published = Awaited<ReturnType<Cases['published']>>['rows'][number];

function publishedInWords(cases: Cases, row: Published, words: Words, language: Language) {
  const procedure = cases.versionOf(row.procedure, row.version);
  const shown = row.shown.filter((field) => procedure.fields[field]?.personal !== true && procedure.fields[field]?.type !== 'rating');
  return {
    case: row.case,
    procedure: row.procedure,
    ...namesIn(procedure, row.state, language),
    state: row.state,
    region: row.region,
    organisation: row.organisationName,
    building: row.buildingName,
    published: row.published.toISOString(),
    withdrawn: row.withdrawn === null ? null : tellPlain(row.withdrawn, words, language),
    fields: Object.fromEntries(shown.map((field) => [field, row.fields[field] ?? null])),
    fieldTexts: valuesText(procedure.fields, Object.fromEntries(shown.map((field) => [field, row.fields[field]])), language),
    fieldNames: Object.fromEntries(shown.map((field) => [field, called(procedure.fields[field], field, language)])),
    numbers: row.numbers,
    numberNames: numberNames(procedure, row.numbers, language),
  };
}

/** Files of cases. @param mark of the demo city */
export function casesDownloads(cases: Cases): DownloadRoute[] {
  const name = z.string().min(1).max(200);
  return [
    {
      path: '/cases/{case}/evidence/{n}',
      action: 'view',
      summary: 'A file of a case, byte for byte',
      parameters: {
        case: { about: 'the case', shape: name },
        n: { about: 'the number of the file in the case', shape: z.coerce.number().int().min(1) },
      },
      types: [safeTypes[0], ...safeTypes.slice(1)],
      open: async ({ scope }, asked) => {
        const { name: file, body } = await cases.evidence(scope, asked['case'] ?? '', Number(asked['n']));
        return { name: file, type: 'application/octet-stream', body };
      },
    },
  ];
}
