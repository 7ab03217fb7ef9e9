import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { blocks, findingLines, rejectedLines } from '#cli/wording.ts';

type Options = { readonly form: string; readonly period: string; readonly preview?: true };

/** `import returns FILE --form ID --period P`: a filled-in sheet of returns. */
export function importReturnsCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('returns <file>')
    .description(say('导入填写后的报表表格（xlsx、csv）', 'import a completed sheet of returns (xlsx, csv)'))
    .requiredOption('--form <id>', say('报表的代号', 'the form'))
    .requiredOption('--period <period>', option(say, 'returnPeriod'))
    .option('--preview', option(say, 'previewOnly'));
  examples(command, context, 'import returns 报表.xlsx --form civil-building-energy --period 2025 --preview');
  command.action((path: string, asked: Options) =>
    context.within(async ({ client, upload, output }) => {
      const file = await upload(path);
      answer(output, await client.return.importSheet({ file, ...asked }), broughtInWords);
    }),
  );
}

function broughtInWords(told: Awaited<ReturnType<Client['return']['importSheet']>>, say: Say): string {
  const { accepted, repeated, rejected, rejectedCount, findings } = told;
  return blocks(
    say(
      `填写 ${accepted} 份，无变化 ${repeated} 份，未采纳 ${rejectedCount} 处`,
      `${accepted} returns filled, ${repeated} unchanged, ${rejectedCount} cells or rows not taken`,
    ),
    rejectedLines(rejected, rejectedCount, say),
    findingLines(findings, say),
  );
}
