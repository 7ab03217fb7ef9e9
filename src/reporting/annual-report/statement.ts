import { changesSince } from '#supervision/benchmarking/public/changes-since.ts';
import { wordType } from '#platform/docx/docx.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Cause, StatementBasis, StatementFigure, StatementKind, StatementQuestion } from '#casework/statement/facts.ts';
import { issuedDocument } from '#casework/statement/statement.ts';
import { chartedPaper } from './charted-paper.ts';
import { drawUp } from './drawing.ts';
import type { ChartPlace, ReportChart, ReportQuestion } from './facts.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { oneTemplate } from './templates.ts';
import { annualReportTerms } from './vocabulary.ts';
import { presentReport, type ReportContent } from './present.ts';

/** The code of the kind. */
export const annualReportKind = 'place-annual-report';

/** A question in the form that a statement stores. */
export const keptQuestion = ({ region, year, template: { id, file } }: Omit<ReportQuestion, 'known'>): StatementQuestion => ({
  region,
  year,
  ...(id !== undefined && { template: id }),
  ...(file !== undefined && { file }),
});

function readQuestion({ region, year, template, file }: StatementQuestion): Omit<ReportQuestion, 'known'> {
  if (typeof region !== 'string' || !isKeptYear(year)) throw new Problem('bad-input', 'annual-report-question', {});
  return {
    region,
    year,
    template: { id: typeof template === 'string' ? template : undefined, file: typeof file === 'string' ? file : undefined },
  };
}

type Outcome = { readonly told: ReportContent; readonly indicative: boolean };

/** The yearly report of a place, as a kind of statement. Requested with `{region, year, template?, file?}`. */
export function annualReportStatement(needs: AnnualReportNeeds): StatementKind {
  return {
    code: annualReportKind,
    series: 'NDBG',
    names: { zh: annualReportTerms.report.zh, en: 'annual report of a place' },
    type: wordType,
    ending: 'docx',
    // statements of earlier versions may contain both: these are drawn up again as they were issued
    read: (question) => {
      const asked = readQuestion(question);
      oneTemplate(asked.template);
      return keptQuestion(asked);
    },
    knownAt: (text) => needs.indicators.knownAt(text),
    gather: (scope, question, known) => gather(needs, scope, { ...readQuestion(question), known }, known),
    write: async (outcome, head) => {
      const { told, indicative } = outcome as Outcome;
      return issuedDocument({ ...(await chartedPaper(needs, told)), note: needs.mark }, head, { indicative });
    },
    changes: (scope, question, since) => {
      const { region, year } = readQuestion(question);
      return changesSince(needs, scope, { region }, { from: `${year - 1}-01-01`, to: `${year + 1}-01-01` }, since);
    },
  };
}

/** The figures in charts, except targets, because sentences contain the same values. */
function drawnFigures({ id, title, along, series }: ReportChart): StatementFigure[] {
  if (id === 'targets') return [];
  return series.flatMap(({ name, points }) =>
    points.map(({ value, figures }, at): StatementFigure => {
      const of = along[at] as ChartPlace;
      const [figure, ...more] = figures;
      return {
        code: `chart ${id} ${of.name.en} ${name.en}`,
        name: { zh: `${title.zh} ${of.name.zh} ${name.zh}`, en: `${title.en}, ${of.name.en}, ${name.en}` },
        value,
        unit: of.unit,
        ...(figure !== undefined && more.length === 0 && { figure }),
        restsOn: onAll,
      };
    }),
  );
}

const onAll: readonly Cause[] = ['readings', 'decision', 'facts', 'knowledge'];

async function gather(needs: AnnualReportNeeds, scope: Scope, asked: ReportQuestion, known: AsOf): Promise<StatementBasis> {
  const report = await drawUp(needs, scope, { ...asked, known });
  const { indicative, template } = report;
  const figures = report.sections.flatMap(({ sentences }) => sentences.flatMap((one) => one.figures));
  const unique = [...new Map(figures.map((one) => [one.code, one])).values()];
  const knowledge = [template, ...unique.flatMap((one) => one.knowledge)].map(({ id, version, status }) => ({ id, version, status }));
  return {
    building: null,
    region: asked.region,
    period: String(asked.year),
    figures: [
      ...unique.map(({ code, name, value, unit, figure }) => ({
        code,
        name,
        value,
        unit,
        ...(figure !== null && { figure }),
        restsOn: onAll,
      })),
      ...report.sections.flatMap(({ charts }) => charts.flatMap(drawnFigures)),
    ],
    knowledge: [...new Map(knowledge.map((one) => [`${one.id}@${one.version}`, one])).values()],
    outcome: { told: presentReport(report, needs.words, 'zh'), indicative },
    indicative,
    hindrances: [],
  };
}
