import { z } from 'zod';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { askedTimeShape, codeShape, measuredDayShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { ReportAnswer } from './answer-report.ts';
import type { SavingsNeeds } from './needs.ts';
import { presentFit } from './present.ts';
import { presentRow } from './portfolio/present-portfolio.ts';
import { presentReport } from './present-report.ts';
import { readPeriod } from './model/read-question.ts';
import { reportPaper, type ReportSubject } from './papers/report-paper.ts';
import type { Savings } from './savings.ts';

/** The columns of a portfolio's file, as named in `savings.md`. */
const columns = [
  'boundary',
  'classes',
  'shape',
  'heatingBalance',
  'coolingBalance',
  'points',
  'cvrmse',
  'autocorrelation',
  'counted',
  'measured',
  'adjustedBaseline',
  'savings',
  'standardError',
  'low',
  'high',
  'findings',
] as const;

type Needs = Pick<SavingsNeeds, 'registry' | 'project'> & { readonly words: Words; readonly mark: string | undefined };

/** Files of savings: the boundaries of a portfolio as csv or xlsx, the report of a sealed baseline as Word. */
export function savingsDownloads(savings: Savings, needs: Needs): DownloadRoute[] {
  return [portfolioFile(savings, needs.mark), reportFile(savings, needs)];
}

const factorFiles = z
  .string()
  .regex(
    textForm(
      /^[\p{L}\p{N}_]{1,30}=[^=,]+(?:,[\p{L}\p{N}_]{1,30}=[^=,]+)*$/u,
      '“名称=文件”，多个以逗号分隔，如 guests=123',
      'name=file, several with commas between, like guests=123',
    ),
  );

function reportFile(savings: Savings, needs: Needs): DownloadRoute {
  return {
    path: '/exports/savings-report',
    action: 'view',
    summary: 'What was saved since a sealed baseline as a Word document: boundary, periods, model, savings with their interval, seal',
    parameters: {
      baseline: { about: 'the sealed baseline', shape: codeShape },
      from: { about: 'the first day of the reporting period', shape: measuredDayShape },
      to: { about: 'the day after its last', shape: measuredDayShape },
      confidence: { about: 'of the interval, 0.9 where it is left out', shape: z.coerce.number().gt(0).lt(1).optional() },
      events: { about: 'an uploaded table of non-routine events', shape: z.string().optional() },
      compare: { about: 'an uploaded table of buildings to compare with', shape: z.string().optional() },
      factors: { about: 'uploaded values of factors in the period: `guests=FILE,output=FILE`', shape: factorFiles.optional() },
      knownAt: { about: 'as known at this instant', shape: askedTimeShape.optional() },
    },
    types: [wordType],
    async open({ scope }, { baseline = '', from = '', to = '', confidence = '0.9', events, compare, factors, knownAt }) {
      readPeriod({ from, to });
      const files = factors?.split(',').map((one) => ({ name: one.slice(0, one.indexOf('=')), file: one.slice(one.indexOf('=') + 1) }));
      const asked = { baseline, from, to, confidence: Number(confidence), events, compare, factors: files, knownAt };
      const answer = await savings.report(scope, asked);
      const { locked, ...sealed } = await savings.show(scope, baseline);
      const subject = await subjectOf(needs, scope, answer, sealed.project);
      const paper = reportPaper({
        report: presentReport(answer, asked),
        base: { ...presentFit(sealed), baseline, hash: sealed.hash, locked: formatInstant(locked / 1000) },
        subject,
        findings: answer.findings.map((one) => tell(one, needs.words, 'zh').detail),
        knownAt: answer.knownAt,
      });
      const bytes = await writeWord({ ...paper, note: needs.mark });
      return {
        name: `${fileNameOf({ place: subject.building?.name, subject: baseline, when: `${from}_${to}`, name: paper.title })}.docx`,
        type: wordType,
        body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
      };
    },
  };
}

async function subjectOf(
  { registry, project }: Needs,
  scope: Scope,
  { savings: { sum } }: ReportAnswer,
  code: string | null,
): Promise<ReportSubject> {
  const [building] = sum.building === null ? [] : await registry.buildingFacts(scope, { buildings: [sum.building] }, asOfNow);
  const address = building?.fields['address'];
  return {
    building:
      building === undefined ? null : { code: building.code, name: building.name, address: typeof address === 'string' ? address : null },
    project: code === null ? null : { code, name: await nameOf(project, scope, code) },
    meters: sum.sum.weights.map(({ meter, weight }) => (weight < 0 ? `−${meter.code}` : meter.code)),
  };
}

function portfolioFile(savings: Savings, mark: string | undefined): DownloadRoute {
  return {
    path: '/exports/savings-portfolio',
    action: 'view',
    summary: 'The boundaries of a portfolio of savings, a row each: model, savings and interval, or why there is none',
    parameters: { job: { about: 'the job that worked the portfolio out', shape: codeShape }, format: tableFormat },
    types: [...tableTypes],
    async open({ scope }, { job = '', format }) {
      const { rows } = await savings.portfolio.show(scope, job);
      const lines = rows.map((row) => {
        const { findings, ...told } = presentRow(row);
        const found = [...(row.code === null ? [] : [row.code]), ...findings.filter((code) => code !== row.code)];
        return columns.map((name) => (name === 'findings' ? found.join(' ') : told[name]));
      });
      return tableFile('savings-portfolio', formatGiven(format), columns, lines, { note: mark });
    },
  };
}

/** A project that the reader does not see is shown by its code only. */
async function nameOf(project: Needs['project'], scope: Scope, code: string): Promise<string> {
  try {
    return (await project.project(scope, code)).name;
  } catch (trouble) {
    if (trouble instanceof Problem && trouble.code === 'no-such-project') return code;
    throw trouble;
  }
}
