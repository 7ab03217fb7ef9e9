import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { heatReportTerms } from '#heat/heat-notes/vocabulary.ts';
import { heatMethodTerms } from '#heat/heat-supply/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { ofPoints } from './heat-files.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Report = Awaited<ReturnType<Client['heatNotes']['report']>>;
type ReportQuestion = Parameters<Client['heatNotes']['report']>[0];
type Point = Report['points'][number];

/** `heat report`: the results of a heating season. */
export function heatReportCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const about = say('一个采暖季的供热量、损失、热费和欠费', 'summary of a heating season: heat, losses, charges, arrears');
  const command = ofPoints(heat.command('report').description(about), say)
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option('--out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'heat report --region 140300 --season 2025-26', 'heat report --company R1 --season 2025-26 --out 采暖季.docx');
  command.action(({ out, ...asked }: ReportQuestion & { out?: string }) =>
    context.within(async (at) => {
      if (out !== undefined) {
        const given = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)]));
        const ending = out.toLowerCase().split('.').at(-1) ?? '';
        const format = ending === 'xlsx' || ending === 'csv' ? ending : 'docx';
        await save(await at.get('/exports/heat-report', { ...given, format, lang: at.output.language }), out);
      }
      answer(at.output, await at.client.heatNotes.report(asked), reportInWords);
    }),
  );
}

function reportInWords(report: Report, say: Say): string {
  const of = (code: keyof typeof heatReportTerms): string => term(say, heatReportTerms, code);
  const number = (code: keyof typeof heatReportTerms & keyof Point) => ({
    title: of(code),
    cell: (row: Point) => row[code],
    number: true,
  });
  return blocks(
    facts([
      [of('supplied'), report.supplied],
      [of('delivered'), report.delivered],
      [of('network'), report.loss.network],
      [`${of('buildingLoss')} (${report.loss.buildings})`, report.loss.building],
      [of('charged'), report.charged],
      [of('byArea'), report.byArea],
      [of('cheaper'), report.cheaper],
      [of('dearer'), report.dearer],
      [of('substituted'), report.substituted],
      [`${of('arrears')} (${report.arrears.on})`, report.arrears.total],
      [of('overdue'), report.arrears.overdue],
    ]),
    table(
      [
        { title: of('point'), cell: (row: Point) => row.point },
        { title: of('method'), cell: (row: Point) => term(say, heatMethodTerms, row.method) },
        number('area'),
        number('delivered'),
        number('loss'),
        number('charged'),
        number('byArea'),
      ],
      report.points,
    ),
    findingLines(report.findings, say),
  );
}
