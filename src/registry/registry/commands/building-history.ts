import type { Command } from 'commander';
import { answer } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { historyInWords } from '#cli/history.ts';
import { buildingFieldTerms, buildingValueTerms } from '#registry/registry/vocabulary.ts';

export const buildingWords = { fields: buildingFieldTerms, values: buildingValueTerms };

/** `history BUILDING`. */
export function historyCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('history <building>').description(say('各字段的修改记录', 'who changed which field, and when'));
  examples(command, context, 'history B001');
  command.action((building: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.registry.history({ building }), (told, words) => historyInWords(told, words, buildingWords)),
    ),
  );
}
