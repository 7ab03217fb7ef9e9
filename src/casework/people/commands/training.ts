import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { personFieldTerms, trainingTerms, trainingTypeTerms } from '#casework/people/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Shown = Awaited<ReturnType<Client['people']['training']['show']>>;

/** `training show PERSON`: hours by year, and when a refresher is due. */
export function trainingCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('training')
    .description(say('人员培训：专家、检查员、管理人员、专业技术人员', 'training of experts, inspectors, managers and technicians'))
    .helpCommand(false);
  examples(group, context, 'training show E01');
  const show = group.command('show <person>').description(say('各年学时和下次培训期限', 'hours by year, and when a refresher is due'));
  examples(show, context, 'training show E01', 'training show E01 --json');
  show.action((person: string) =>
    context.within(async ({ client, output }) => answer(output, await client.people.training.show({ person }), showInWords)),
  );
}

function showInWords(told: Shown, say: Say): string {
  type Year = Shown['years'][number];
  type Course = Shown['courses'][number];
  const heading = (code: keyof typeof trainingTerms): string => term(say, trainingTerms, code);
  return blocks(
    facts([
      [heading('person'), told.person],
      [term(say, personFieldTerms, 'name'), told.name],
      [heading('refresher'), told.refresher.due],
      [heading('missing'), told.refresher.missing === null ? null : number(told.refresher.missing, 1)],
    ]),
    table(
      [
        { title: label(say, 'year'), cell: ({ year }: Year) => String(year) },
        { title: heading('hours'), cell: ({ hours }: Year) => hours, number: true },
        { title: heading('course'), cell: ({ courses }: Year) => courses, number: true },
      ],
      told.years,
    ),
    table(
      [
        { title: heading('day'), cell: ({ day }: Course) => day },
        { title: heading('course'), cell: ({ course }: Course) => course },
        { title: heading('type'), cell: ({ type }: Course) => (type === null ? null : term(say, trainingTypeTerms, type)) },
        { title: heading('hours'), cell: ({ hours }: Course) => hours, number: true },
        { title: heading('provider'), cell: ({ provider }: Course) => provider },
      ],
      told.courses,
    ),
    findingLines(told.findings, say),
  );
}
