import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatTariffTerms } from '#heat/heat-billing/vocabulary.ts';
import { statusTerms } from '#kernel/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { type Previewed, previewOptions, seenLine } from '#cli/previewed.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { day, time } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Tariff = Awaited<ReturnType<Client['heatBilling']['tariffs']['get']>>;

/** `heat tariff add|show|list`. */
export function heatTariffCommands(heat: Command, context: CommandContext): void {
  const { say } = context;
  const group = heat
    .command('tariff')
    .description(term(say, heatTariffTerms, 'tariff'))
    .helpCommand(false);
  examples(group, context, 'heat tariff add 热价.yaml', 'heat tariff show t1 --on 2025-11-01');
  const add = group
    .command('add <file>')
    .description(
      say('将热价文件存为下一版；有错时逐处指出行和列', 'save a tariff file as the next version; lists faults by line and column'),
    );
  previewOptions(add, say);
  examples(add, context, 'heat tariff add 热价.yaml --preview');
  add.action((file: string, shown: Previewed) =>
    context.within(async ({ client, output }) => {
      const ask = { name: basename(file), text: await textOf(file), ...shown };
      return answer(output, await client.heatBilling.tariffs.add(ask), (told, as) =>
        blocks(listInWords(told, as), seenLine(told.hash, as)),
      );
    }),
  );
  const show = group
    .command('show <id>')
    .description(say('某日有效的热价', 'the version of a tariff in force on a day'))
    .option('--on <day>', option(say, 'dayDefaultToday'), day)
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(show, context, 'heat tariff show t1 --on 2025-11-01');
  show.action((id: string, options: { on?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.heatBilling.tariffs.get({ id, ...options }), (one, as) => listInWords({ tariffs: [one] }, as)),
    ),
  );
  const list = group.command('list').description(say('全部热价的各个版本', 'every version of every tariff'));
  examples(list, context, 'heat tariff list');
  list.action(() => context.within(async ({ client, output }) => answer(output, await client.heatBilling.tariffs.list({}), listInWords)));
}

/** A line per class: its price per square metre and for heat. */
function listInWords({ tariffs }: { readonly tariffs: readonly Tariff[] }, say: Say): string {
  const rows = tariffs.flatMap((tariff) => Object.entries(tariff.classes).map(([named, prices]) => ({ ...tariff, named, ...prices })));
  type Row = (typeof rows)[number];
  return table(
    [
      { title: term(say, heatTariffTerms, 'tariff'), cell: (row: Row) => row.id },
      { title: term(say, heatTariffTerms, 'version'), cell: (row: Row) => row.version, number: true },
      { title: label(say, 'from'), cell: (row: Row) => row.validFrom ?? null },
      { title: label(say, 'verification'), cell: (row: Row) => term(say, statusTerms, row.status) },
      { title: term(say, heatTariffTerms, 'class'), cell: (row: Row) => row.named },
      { title: term(say, heatTariffTerms, 'area'), cell: (row: Row) => row.area ?? null, number: true },
      { title: term(say, heatTariffTerms, 'basic'), cell: (row: Row) => row.basic ?? null, number: true },
      { title: term(say, heatTariffTerms, 'metered'), cell: (row: Row) => row.metered ?? null, number: true },
      { title: term(say, heatTariffTerms, 'per'), cell: (row: Row) => row.per },
    ],
    rows,
  );
}
