import type { Language } from '#kernel/finding.ts';
import { scaledQuantity } from '#kernel/scaled-quantity.ts';
import type { Scope } from '#kernel/scope.ts';
import { carbonChart } from './carbon-charts.ts';
import { clauseSections } from './clauses.ts';
import type { AnnualReport, Both, MissingFigure, ReportFigure, ReportQuestion, ReportSection, ReportSentence } from './facts.ts';
import { figuresNamed, filled, namedIn } from './figures.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { owedBy } from './owed.ts';
import { namedCounties } from './owed-by-county.ts';
import { namedSuppliers, owingByCarrier } from './owed-by-name.ts';
import { withFactorYears } from './other-year.ts';
import { shown } from './shown.ts';
import { dueOf, templateOf } from './templates.ts';

/**
 * The yearly report of a place from its template: sentences with all their figures are written, the others are listed in `missing` with who
 * owes them.
 * Throws `no-such-place`, `no-report-template`, `template-invalid`.
 * @param withCharts false: nothing is drawn; drawing is most of the work and adds nothing to what is missing
 */
export async function drawUp(needs: AnnualReportNeeds, scope: Scope, asked: ReportQuestion, withCharts = true): Promise<AnnualReport> {
  const { region, year, known } = asked;
  const { name } = await needs.place.seen(scope, region);
  const template = await templateOf(needs, asked);
  const at = { region, name, year, known };
  const sentences = template.sections.flatMap((one) => one.sentences);
  const [charts, figures, due, ...clauses] = await Promise.all([
    Promise.all(
      template.sections.map(({ charts: ids }) => Promise.all((withCharts ? ids : []).map((id) => carbonChart(needs, scope, asked, id)))),
    ),
    figuresNamed(needs, scope, { region, year, known }, [...new Set(sentences.flatMap((one) => namedIn(one)))]),
    dueOf(needs, asked, template),
    ...template.sections.map(({ clauses: parts }) => (parts === undefined ? null : clauseSections(needs, scope, at, parts))),
  ]);
  const drawn = template.sections.map((one, index) => {
    const written = one.sentences.map((sentence) => write(sentence, figures, at));
    const own: ReportSection = {
      title: one.names ?? { zh: one.id, en: one.id },
      clause: '',
      sentences: written.flatMap(({ sentence }) => sentence ?? []),
      charts: (charts[index] ?? []).flatMap((chart) => chart ?? []),
    };
    const { sections = [], missing = [] } = clauses[index] ?? {};
    return {
      sections: [...(own.sentences.length + own.charts.length > 0 ? [own] : []), ...sections],
      missing: [...written.flatMap((of) => of.missing), ...missing],
    };
  });
  const sections = drawn.flatMap((one) => one.sections);
  const rests = sections.flatMap((one) => [...one.sentences.flatMap((of) => of.figures), ...one.charts]);
  return {
    template,
    region: { code: region, name },
    year,
    known,
    due,
    sections,
    missing: await named(
      needs,
      scope,
      at,
      drawn.flatMap((one) => one.missing),
    ),
    indicative: rests.some(({ indicative }) => indicative),
  };
}

/** For rows owed by a group, names the members that owe them. */
async function named(
  needs: AnnualReportNeeds,
  scope: Scope,
  at: Parameters<typeof namedCounties>[2],
  missing: readonly MissingFigure[],
): Promise<MissingFigure[]> {
  const owing = owingByCarrier(needs, scope, at);
  return namedCounties(needs, scope, at, owing, await namedSuppliers(owing, missing));
}

/** A figure as a bare number, and with its unit as people say it. */
function namings({ code, value, unit }: ReportFigure, language: Language): readonly (readonly [string, string])[] {
  return [
    [code, shown(value)],
    [`${code} with unit`, value === null ? shown(null) : scaledQuantity(value, unit, language)],
  ];
}

function write(
  sentence: Both,
  figures: ReadonlyMap<string, ReportFigure>,
  { name, year }: { readonly name: string; readonly year: number },
): { readonly sentence: ReportSentence | null; readonly missing: readonly MissingFigure[] } {
  const own = namedIn(sentence).flatMap((code) => figures.get(code) ?? []);
  const saidIn = (language: Language) => ({
    year: String(year),
    place: name,
    ...Object.fromEntries(own.flatMap((one) => namings(one, language))),
  });
  const absent = own.filter(({ value }) => value === null);
  if (absent.length > 0)
    return {
      sentence: null,
      missing: absent.map((one) => ({
        what: one.name,
        why: one.findings,
        who: one.owedBy ?? owedBy(one.findings, { name }),
        wants: one.wants ?? [],
      })),
    };
  const text = { zh: filled(sentence.zh, saidIn('zh')), en: filled(sentence.en, saidIn('en')) };
  return { sentence: withFactorYears({ text, figures: own }), missing: [] };
}
