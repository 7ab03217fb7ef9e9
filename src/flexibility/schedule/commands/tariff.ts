import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { scheduleTariffTerms } from '#flexibility/schedule/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import { answer } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time } from '#cli/values.ts';

type Question = Parameters<Client['schedule']['prices']>[0];
type Step = Awaited<ReturnType<Client['schedule']['prices']>>['steps'][number];
type Options = Omit<Question, 'id' | 'step'> & { readonly step: string };

/** `tariff prices ID --from T --to T --step S [--zone Z]`. */
export function tariffCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('tariff')
    .description(term(say, scheduleTariffTerms, 'tariff'))
    .helpCommand(false);
  examples(group, context, 'tariff prices t1 --from 2026-03-01 --to 2026-03-02 --step hour');
  group.addHelpText(
    'after',
    `\n${say(
      '电价不随程序提供：由管理员在控制台“知识与依据”页新建文件（kind: tariff），或放入数据目录的 knowledge/；写法见 docs/flexibility.md。',
      'No tariff ships. An administrator adds it as a file of knowledge (kind: tariff) on the page “Knowledge and sources”, or puts it into knowledge/ of the data directory; how it is written: docs/flexibility.md.',
    )}`,
  );
  const command = group
    .command('prices <id>')
    .description(say('某电价在一段时间内的分时价格', 'prices of a tariff by time over a period'))
    .requiredOption('--from <time>', label(say, 'from'), time)
    .requiredOption('--to <time>', label(say, 'to'), time)
    .requiredOption('--step <step>', '5min, 10min, 15min, 30min, hour')
    .option('--zone <zone>', say('时区，默认 Asia/Shanghai', 'time zone (default: Asia/Shanghai)'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'tariff prices t1 --from 2026-03-01 --to 2026-03-02 --step 15min --json');
  command.action((id: string, { step, ...asked }: Options) =>
    context.within(async ({ client, output }) => {
      const named = (/^\d+$/u.test(step) ? `${step}min` : step) as Question['step'];
      answer(output, await client.schedule.prices({ id, ...asked, step: named }), ({ steps }) =>
        table(
          [
            { title: label(say, 'from'), cell: ({ start }: Step) => localTime(start, asked.zone ?? standardZone) },
            { title: term(say, scheduleTariffTerms, 'period'), cell: ({ period }: Step) => period },
            { title: term(say, scheduleTariffTerms, 'import'), cell: (one: Step) => one.import, number: true },
            { title: term(say, scheduleTariffTerms, 'export'), cell: (one: Step) => one.export, number: true },
          ],
          steps,
        ),
      );
    }),
  );
}
