import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { commissioningTerms, effectVerdictTerms } from '#retrofit/commissioning/vocabulary.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, table } from '#cli/table.ts';
import { carrierOption, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type DetectableOptions = { readonly on?: string; readonly carrier?: Carrier; readonly knownAt?: string };

/** `commission detectable BUILDING`: before an action, the least saving that could be seen after some weeks. */
export function detectableCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('detectable <building>')
    .description(say('开始之前：多少天以后可识别多少节约', 'before an action: the saving that could be detected after a number of days'))
    .addOption(carrierOption(option(say, 'carrier')))
    .option('--on <day>', term(say, commissioningTerms, 'onPlanned'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'commission detectable B001', 'commission detectable B001 --carrier gas --on 2026-03-02');
  command.action((building: string, asked: DetectableOptions) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.commissioning.detectable({ building, ...asked }), detectableInWords),
    ),
  );
}

type DetectableAnswer = Awaited<ReturnType<Client['commissioning']['detectable']>>;

function detectableInWords({ spans, unit, findings }: DetectableAnswer, say: Say): string {
  type Row = DetectableAnswer['spans'][number];
  const word = (name: keyof typeof commissioningTerms) => term(say, commissioningTerms, name);
  return blocks(
    table(
      [
        { title: word('afterDays'), cell: (row: Row) => number(row.days, 0), number: true },
        {
          title: `${word('leastShare')} (%)`,
          cell: (row: Row) => (row.share === null ? null : number(row.share * 100, 2)),
          number: true,
        },
        {
          title: `${word('leastAmount')} (${unit})`,
          cell: (row: Row) => (row.amount === null ? null : number(row.amount, 2)),
          number: true,
        },
        { title: word('daysCounted'), cell: (row: Row) => number(row.counted, 0), number: true },
        { title: word('referenceDays'), cell: (row: Row) => number(row.reference, 0), number: true },
        { title: word('rehearsed'), cell: (row: Row) => term(say, effectVerdictTerms, row.verdict) },
      ],
      spans,
    ),
    say(
      '最小可识别节约率：十次中有九次能判定“用量已降低”的节约率，按最近这些天试算；假定以后的起伏与这些天相仿。',
      'Least detectable saving: the saving that gets the verdict “use decreased” in nine of ten cases, rehearsed on the last days; later days are assumed to vary as these did.',
    ),
    findingLines(findings, say),
  );
}
