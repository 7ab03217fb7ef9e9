import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { changeCauseTerms, heatBillTerms, heatChangeTerms, heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Change = Awaited<ReturnType<Client['heatBilling']['change']>>;
type Part = NonNullable<Change['parts']>[number];
type Options = { season?: string; knownAt?: string; out?: string };

/** `heat bill-change`: why a household's bill differs from that of the season before. */
export function heatBillChangeCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = heat
    .command('bill-change <household>')
    .description(
      say(
        '热用户的热费为什么与上一采暖季不同：可在电话里念的几句话，逐项原因精确到分',
        'why the bill of a household differs from the previous season: sentences to read over the phone, causes to the cent',
      ),
    )
    .option('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option('--out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'heat bill-change H-0101 --season 2025-26', 'heat bill-change H-0101 --out 热费变化说明.docx');
  command.action((household: string, { out, ...options }: Options) =>
    context.within(async ({ client, output, link, get }) => {
      if (out !== undefined) {
        await save(await get('/exports/heat-bill-change', { household, ...options }), out);
        answer(output, { file: out }, ({ file }) => file);
        return;
      }
      const change =
        link === null
          ? await client.heatBilling.change({ household, ...options })
          : await client.heatResident.linked.change({ token: link, household, ...options });
      answer(output, change, changeInWords);
    }),
  );
}

function changeInWords(change: Change, say: Say): string {
  const { now, before, parts, difference } = change;
  const columns = [
    { title: term(say, heatChangeTerms, 'cause'), cell: ({ cause }: Part) => term(say, changeCauseTerms, cause) },
    { title: term(say, heatChangeTerms, 'before'), cell: (row: Part) => row.before, number: true },
    { title: term(say, heatChangeTerms, 'now'), cell: (row: Part) => row.now, number: true },
    { title: '', cell: ({ unit }: Part) => unit },
    { title: term(say, heatChangeTerms, 'yuan'), cell: ({ yuan }: Part) => yuan, number: true },
  ];
  return blocks(
    change.sentences.join('\n'),
    parts !== null && parts.length > 0 && table(columns, parts),
    facts([
      [
        now === null ? term(say, heatChangeTerms, 'now') : now.season,
        now === null ? null : `${term(say, heatBillTerms, 'total')} ${now.total}`,
      ],
      [
        before?.season ?? term(say, heatChangeTerms, 'before'),
        before === null ? null : `${term(say, heatBillTerms, 'total')} ${before.total}`,
      ],
      [term(say, heatChangeTerms, 'difference'), difference],
      [label(say, 'figure'), change.figure],
    ]),
    findingLines(change.findings, say),
  );
}
