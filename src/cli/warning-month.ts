import type { Command } from 'commander';
import { examples, type CommandContext } from './command-context.ts';
import { save } from './download.ts';
import { option } from './option-terms.ts';
import { answer } from './output.ts';

type MonthQuestion = { readonly month: string; readonly building?: string; readonly region?: string };

/** `warning export --month 2026-05 --region R|--building B --out FILE`: the month of warnings as Word. */
export function warningMonth(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('export')
    .description(say('预警月报（Word）', 'the month of warnings (Word)'))
    .requiredOption('--month <month>', say('月份，如 2026-05', 'the month, as 2026-05'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--region <code>', option(say, 'ofRegion'))
    .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'warning export --month 2026-05 --region 140300 --out 预警月报.docx');
  command.action(({ out, ...asked }: MonthQuestion & { readonly out: string }) =>
    context.within(async ({ get, output }) => {
      await save(await get(`/exports/warnings?${new URLSearchParams(asked)}`), out);
      answer(output, { file: out }, ({ file }) => file);
    }),
  );
}
