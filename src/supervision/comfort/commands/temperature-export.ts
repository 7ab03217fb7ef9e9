import { Option, type Command } from 'commander';
import { temperatureTerms } from '#supervision/comfort/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer } from '#cli/output.ts';
import { term } from '#cli/terms.ts';
import { time, whole } from '#cli/values.ts';

const number = whole(1, 2 ** 31 - 1);

type ControlQuestion = { readonly from: string; readonly to: string; readonly knownAt?: string; readonly out: string };

/** `temperature export control REGION …`, `temperature export inspection ID …`: documents on indoor temperature for an office's files. */
export function temperatureExport(group: Command, context: CommandContext): void {
  const { say } = context;
  const files = group
    .command('export')
    .description(
      say(
        '导出：各县区和建筑的室温监测（xlsx），检查记录、责令整改通知书（Word）',
        'files: control by county and building (xlsx), papers (Word)',
      ),
    )
    .helpCommand(false);
  examples(
    files,
    context,
    'temperature export control 140300 --from 2026-06-01 --to 2026-10-01 --out 室温.xlsx',
    'temperature export inspection 12 --paper order --out 通知书.docx',
  );
  controlFile(files, context);
  inspectionFile(files, context);
}

const outOf = (command: Command, { say }: CommandContext): Command =>
  command.requiredOption('-o, --out <file>', option(say, 'fileToWrite'));

function controlFile(files: Command, context: CommandContext): void {
  const { say } = context;
  const command = files
    .command('control <region>')
    .description(
      say('各县区和建筑的超限小时，附依据、时段和疑点', 'hours outside by county and building, with document, period and findings'),
    )
    .requiredOption('--from <time>', option(say, 'fromIncluded'), time)
    .requiredOption('--to <time>', option(say, 'toExcluded'), time)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(outOf(command, context), context, 'temperature export control 140300 --from 2026-06-01 --to 2026-10-01 --out 室温.xlsx');
  command.action((region: string, { out, ...asked }: ControlQuestion) =>
    context.within(async ({ get, output }) => {
      await save(await get(`/exports/temperature-control?${new URLSearchParams({ region, ...asked })}`), out);
      answer(output, { file: out }, ({ file }) => file);
    }),
  );
}

function inspectionFile(files: Command, context: CommandContext): void {
  const { say } = context;
  const command = files
    .command('inspection <inspection>')
    .description(
      `${term(say, temperatureTerms, 'inspection')}${say('：检查记录或责令整改通知书', ': the record, or the order to rectify')}`,
    )
    .addOption(
      new Option('--paper <paper>', say('record 检查记录，order 责令整改通知书', 'record, or order'))
        .choices(['record', 'order'])
        .default('record'),
    );
  examples(outOf(command, context), context, 'temperature export inspection 12 --out 检查记录.docx');
  command.action((id: string, { out, paper }: { out: string; paper: string }) =>
    context.within(async ({ get, output }) => {
      await save(await get(`/exports/temperature-inspection?${new URLSearchParams({ id: String(number(id)), paper })}`), out);
      answer(output, { file: out }, ({ file }) => file);
    }),
  );
}
