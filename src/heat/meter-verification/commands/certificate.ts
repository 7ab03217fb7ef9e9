import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { certificateFieldTerms, verificationKindTerms, verificationResultTerms } from '#heat/meter-verification/vocabulary.ts';
import { addCommand } from '#cli/add.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { historyInWords } from '#cli/history.ts';
import { option } from '#cli/option-terms.ts';
import { answerEdit } from '#cli/edit-answer.ts';
import { type Previewed, previewOptions } from '#cli/previewed.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { pair, time, whole } from '#cli/values.ts';

type Certificates = Client['meterVerification'];
type Listed = Awaited<ReturnType<Certificates['list']>>;
type Row = Listed['certificates'][number];

/** `certificate add|list|show|edit|history`: certificates of the verification of meters. */
export function certificateCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('certificate')
    .description(say('计量器具的检定证书', 'certificates of the verification of meters'))
    .helpCommand(false);
  examples(group, context, 'certificate list --meter M001', 'certificate show JD-2025-0001');
  addCommand(group, context, {
    name: 'certificate',
    about: say('手工新增一份检定证书（可用 undo 撤销）', 'a certificate made by hand (undo takes it back)'),
    add: (client, asked) => client.meterVerification.add(asked),
    example: 'certificate add JD-2026-0001 --set 计量点=M001 --set 检定类别=使用中 --set 检定日期=2026-10-12 --set 结论=合格',
  });
  listCommand(group, context);
  showCommand(group, context);
  editCommand(group, context);
  const history = group
    .command('history <certificate>')
    .description(say('证书的修改记录', 'who changed which field of a certificate, and when'));
  examples(history, context, 'certificate history JD-2025-0001');
  history.action((certificate: string) =>
    context.within(async ({ client, output }) => answer(output, await client.meterVerification.history({ certificate }), historyInWords)),
  );
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('list').description(say('检定证书清单', 'a list of certificates'));
  command
    .option('--meter <code>', say('只看这个计量点的', 'of this metering point'))
    .addOption(termOption('--result <result>', say('只看这种检定结论', 'of this conclusion'), verificationResultTerms))
    .option('--search <text>', say('证书编号或计量点代码中的文字', 'a part of the number or the metering point'))
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 1000))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  examples(command, context, 'certificate list --meter M001', 'certificate list --result fail');
  command.action((options: Parameters<Certificates['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.meterVerification.list(options), listInWords)),
  );
}

const words = {
  kind: (say: Say, row: Row) => term(say, verificationKindTerms, row.kind),
  result: (say: Say, row: Row) => term(say, verificationResultTerms, row.result),
};

function listInWords({ certificates, total }: Listed, say: Say): string {
  const columns = [
    { title: term(say, certificateFieldTerms, 'certificate'), cell: (row: Row) => row.certificate },
    { title: term(say, certificateFieldTerms, 'meter'), cell: (row: Row) => row.meter },
    { title: term(say, certificateFieldTerms, 'kind'), cell: (row: Row) => words.kind(say, row) },
    { title: term(say, certificateFieldTerms, 'verified'), cell: (row: Row) => row.verified },
    { title: term(say, certificateFieldTerms, 'result'), cell: (row: Row) => words.result(say, row) },
    { title: term(say, certificateFieldTerms, 'until'), cell: (row: Row) => row.until },
    { title: term(say, certificateFieldTerms, 'device'), cell: (row: Row) => row.device },
  ];
  return `${table(columns, certificates)}\n${say(`共 ${total} 份证书`, `${total} in all`)}`;
}

function showCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('show <certificate>').description(say('一份检定证书', 'a certificate'));
  command.option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'certificate show JD-2025-0001');
  command.action((certificate: string, options: { knownAt?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.meterVerification.get({ certificate, ...options }), ({ provenance: _provenance, ...row }, told) =>
        facts(
          Object.entries({ ...row, kind: words.kind(told, row), result: words.result(told, row) }).map(
            ([field, value]) => [term(told, certificateFieldTerms, field), value] as const,
          ),
        ),
      ),
    ),
  );
}

function editCommand(group: Command, context: CommandContext): void {
  const command = group.command('edit <certificate...>').description(option(context.say, 'editByHand'));
  command.requiredOption('--set <field=value>', option(context.say, 'newValues'), pair);
  previewOptions(command, context.say);
  examples(command, context, 'certificate edit JD-2025-0001 --set until=2028-10-14');
  command.action((certificates: string[], options: Previewed & { set: Record<string, string> }) =>
    context.within(async ({ client, output }) =>
      answerEdit(output, await client.meterVerification.edit({ certificates, ...options }), certificateFieldTerms),
    ),
  );
}
