import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { officeTerms } from '#casework/case-documents/vocabulary.ts';
import { answerAsRead, stateOffice } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';

type Office = Awaited<ReturnType<Client['caseDocuments']['offices']['list']>>['offices'][number];
type Options = { name?: string; nameEn?: string; usual?: true };

/** `case office [REGION] [--name N [--name-en E] | --usual]`: the names of offices on papers. */
export function officeCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('office [region]')
    .description(
      say(
        '文书落款的机关名称：列出，或为某地区设定（管理员）',
        'names of offices on papers: list them, or set one for a place (administrators)',
      ),
    )
    .option('--name <text>', term(say, officeTerms, 'name'))
    .option('--name-en <text>', term(say, officeTerms, 'nameEn'))
    .option('--usual', term(say, officeTerms, 'back'));
  examples(command, context, 'case office', 'case office 140300 --name 示例市住房和城乡建设局', 'case office 140300 --usual');
  command.action((region: string | undefined, { name, nameEn, usual }: Options) =>
    context.within(async ({ client, output }) => {
      const { offices } = client.caseDocuments;
      if (region === undefined || (name === undefined && usual !== true)) {
        const { offices: all } = await offices.list();
        return answer(output, { offices: all.filter((one) => region === undefined || one.region === region) }, officesInWords);
      }
      const given = usual === true ? { name: null } : { name: name ?? null, ...(nameEn !== undefined && { nameEn }) };
      return answerAsRead(output, await stateOffice(client, { region, ...given }), officesInWords);
    }),
  );
}

function officesInWords({ offices }: { readonly offices: readonly Office[] }, say: Say): string {
  if (offices.length === 0) return say('各地区均按地区名称生成。', 'All offices are named after their places.');
  return table(
    [
      { title: label(say, 'place'), cell: ({ region, regionName }: Office) => regionName ?? region },
      { title: term(say, officeTerms, 'name'), cell: ({ name }: Office) => name ?? term(say, officeTerms, 'usual') },
      { title: term(say, officeTerms, 'nameEn'), cell: ({ nameEn }: Office) => nameEn },
      { title: label(say, 'version'), cell: ({ version }: Office) => version },
    ],
    offices,
  );
}
