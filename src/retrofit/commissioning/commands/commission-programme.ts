import type { Command } from 'commander';
import type { Client } from '#client.ts';
import {
  commissioningTerms,
  dueStateTerms,
  effectVerdictTerms,
  periodicTerms,
  programmeTerms,
  strategyTerms,
} from '#retrofit/commissioning/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type ProgrammeOptions = { readonly region?: string; readonly year: number; readonly knownAt?: string; readonly out?: string };

/** `commission programme --year Y [--region R]`: who is due, who did what, and what came of it. */
export function programmeCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('programme')
    .description(
      say(
        '运行调适制度执行情况：谁到期、谁做了、效果如何',
        'the commissioning programme of a place: what is due, what was done, and the effects',
      ),
    )
    .option('--region <code>', option(say, 'ofRegion'))
    .requiredOption('--year <year>', label(say, 'year'), whole(1900, 9999))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option('-o, --out <file>', option(say, 'workbookToWrite'));
  examples(command, context, 'commission programme --region 140300 --year 2026', 'commission programme --year 2026 --out 调适.xlsx');
  command.action(({ out, ...asked }: ProgrammeOptions) =>
    context.within(async ({ client, get, output }) => {
      if (out !== undefined) {
        const query = new URLSearchParams({ ...asked, year: String(asked.year) });
        await save(await get(`/exports/commissioning-programme?${query}`), out);
        answer(output, { file: out }, ({ file }) => file);
      } else answer(output, await client.commissioning.programme(asked), programmeInWords);
    }),
  );
}

type Programme = Awaited<ReturnType<Client['commissioning']['programme']>>;
type Line = { readonly row: Programme['rows'][number]; readonly action: Programme['rows'][number]['actions'][number] | null };

function programmeInWords({ summary, rows, findings }: Programme, say: Say): string {
  const word = (name: keyof typeof programmeTerms) => term(say, programmeTerms, name);
  if (rows.length === 0) return blocks(word('programmeNone'), findingLines(findings, say));
  const lines = rows.flatMap((row): Line[] =>
    row.actions.length === 0 ? [{ row, action: null }] : row.actions.map((action) => ({ row, action })),
  );
  const amount = (value: number | null | undefined, unit: string) =>
    value === null || value === undefined ? null : `${number(value, 2)} ${unit}`;
  return blocks(
    facts([
      [label(say, 'buildings'), number(summary.buildings, 0)],
      [word('buildingsStated'), number(summary.stated, 0)],
      [word('buildingsDue'), number(summary.due, 0)],
      [word('buildingsDone'), number(summary.done, 0)],
      [word('actionsOfYear'), number(summary.actions, 0)],
    ]),
    table(
      [
        { title: label(say, 'building'), cell: ({ row }: Line) => row.building },
        { title: label(say, 'name'), cell: ({ row }: Line) => row.name },
        { title: term(say, periodicTerms, 'last'), cell: ({ row }: Line) => row.last },
        { title: term(say, periodicTerms, 'due'), cell: ({ row }: Line) => row.due },
        {
          title: label(say, 'state'),
          cell: ({ row }: Line) => (row.state === null ? word('unstated') : term(say, dueStateTerms, row.state)),
        },
        { title: term(say, commissioningTerms, 'on'), cell: ({ action }: Line) => action?.on ?? null },
        { title: term(say, commissioningTerms, 'action'), cell: ({ action }: Line) => action?.action ?? null },
        {
          title: term(say, strategyTerms, 'wouldHaveSaved'),
          cell: ({ action }: Line) => (action?.strategy ? amount(action.strategy.saved, action.strategy.unit) : null),
          number: true,
        },
        {
          title: term(say, commissioningTerms, 'saved'),
          cell: ({ action }: Line) => (action?.total ? amount(action.total.value, action.total.unit) : null),
          number: true,
        },
        {
          title: label(say, 'verdict'),
          cell: ({ action }: Line) => (action === null ? null : term(say, effectVerdictTerms, action.verdict)),
        },
      ],
      lines,
    ),
    findingLines(findings, say),
  );
}
