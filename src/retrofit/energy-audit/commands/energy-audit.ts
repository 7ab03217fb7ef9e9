import type { Command } from 'commander';
import { auditTerms } from '#retrofit/energy-audit/vocabulary.ts';
import { Problem } from '#kernel/problem.ts';
import { acceptAnswer, answerAsRead, returnAnswer } from '#cli/as-read.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer } from '#cli/output.ts';
import { auditInWords, auditList, linkInWords, syncInWords } from './energy-audit-words.ts';
import { label, term } from '#cli/terms.ts';
import { day, id, pair, time, whole } from '#cli/values.ts';

/** `energy-audit …`: audits, owners' answers by link, findings and measures, the report, BuildingSync export and import. */
export function energyAuditCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('energy-audit')
    .description(
      say(
        '能源审计：按级别收集资料，业主凭链接填报，写入发现和措施',
        'energy audits: items by level, answers of owners by link, findings and measures',
      ),
    )
    .helpCommand(false);
  examples(
    group,
    context,
    'energy-audit open B001 --level 2 --from 2025-01-01 --to 2026-01-01',
    'energy-audit link 1 --days 14',
    'energy-audit show --server http://city:8080 --link TOKEN',
    'energy-audit accept 1 energy-gas --preview',
  );
  openCommands(group, context);
  linkCommands(group, context);
  holderCommands(group, context);
  decisionCommands(group, context);
  tableCommands(group, context);
  fileCommands(group, context);
}

function openCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const open = group
    .command('open <building>')
    .description(say('立项：已掌握的自动填好，只列出缺的', 'open an audit: known data are filled in, only missing items are requested'))
    .requiredOption('--level <level>', say('级别，1 至 3', 'the level, 1 to 3'), whole(1, 3))
    .requiredOption('--from <day>', option(say, 'fromIncluded'), day)
    .requiredOption('--to <day>', option(say, 'toExcluded'), day);
  examples(open, context, 'energy-audit open B001 --level 2 --from 2025-01-01 --to 2026-01-01');
  open.action((building: string, given: { level: number; from: string; to: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.energyAudit.open({ building, ...given }), auditInWords)),
  );
  const list = group
    .command('list')
    .description(say('各次能源审计，新的在前', 'energy audits, the newest first'))
    .option('--building <code>', option(say, 'ofBuilding'));
  examples(list, context, 'energy-audit list --building B001');
  list.action((asked: { building?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.energyAudit.list(asked), auditList)),
  );
}

function linkCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const link = group
    .command('link <audit>')
    .description(
      say('生成业主链接，只显示这一次；先前的链接随即失效', 'create a link for the owner, shown only once; the previous link expires'),
    )
    .option('--days <days>', label(say, 'linkValidDays'), whole(1, 366));
  examples(link, context, 'energy-audit link 1 --days 14');
  link.action((audit: string, asked: { days?: number }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.energyAudit.link({ audit: id(audit), ...asked }), ({ address, expires }, words) =>
        [address, `${term(words, auditTerms, 'expires')} ${expires}`].join('\n'),
      ),
    ),
  );
  const unlink = group.command('unlink <audit>').description(say('收回业主链接', 'revoke the link of the owner'));
  examples(unlink, context, 'energy-audit unlink 1');
  unlink.action((audit: string) =>
    context.within(async ({ client, output }) => answer(output, await client.energyAudit.unlink({ audit: id(audit) }), auditInWords)),
  );
}

/** Commands that take a number with an account, and a link without one. */
function holderCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const show = group
    .command('show [audit]')
    .description(
      say('一次审计的资料、用能、指标、发现和措施；凭 --link 只看待提供的资料', 'an audit in full; with --link only the requested items'),
    )
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(show, context, 'energy-audit show 1', 'energy-audit show --link TOKEN');
  show.action((audit: string | undefined, asked: { knownAt?: string }) =>
    context.within(async ({ client, output, link }) => {
      if (link !== null) answer(output, await client.energyAudit.linked.show(byLink(link, audit)), linkInWords);
      else answer(output, await client.energyAudit.show({ audit: id(audit ?? ''), ...asked }), auditInWords);
    }),
  );
  const give = group
    .command('answer [audit]')
    .description(say('凭 --link 填报：文字或文件', 'answer by --link: texts or files'))
    .option('--set <item=value>', say('一项资料的内容（可多次）', 'answer to an item (repeatable)'), pair)
    .option('--file <item=file>', say('一项资料的文件（可多次）', 'a file for an item (repeatable)'), pair);
  examples(give, context, 'energy-audit answer --link TOKEN --set storeys=12 --file equipment=设备.csv');
  give.action((audit: string | undefined, { set = {}, file = {} }: { set?: Record<string, string>; file?: Record<string, string> }) =>
    context.within(async (at) => {
      const by = byLink(tokenOf(at), audit);
      // before a file is uploaded: the link of another audit accepts none
      if (audit !== undefined) await at.client.energyAudit.linked.show(by);
      const files: { item: string; file: string }[] = [];
      for (const [item, path] of Object.entries(file)) files.push({ item, file: await at.uploadByLink(by.token, path) });
      answer(at.output, await at.client.energyAudit.linked.answer({ ...by, set, files }), linkInWords);
    }),
  );
  const submit = group.command('submit [audit]').description(say('凭 --link 提交；链接随即失效', 'submit by --link; the link expires'));
  examples(submit, context, 'energy-audit submit --link TOKEN');
  submit.action((audit: string | undefined) =>
    context.within(async (at) =>
      answer(at.output, await at.client.energyAudit.linked.submit(byLink(tokenOf(at), audit)), (_told, words) =>
        term(words, auditTerms, 'submitted'),
      ),
    ),
  );
}

/** The link, and the audit given with it: the two must agree. */
const byLink = (token: string, audit: string | undefined) => ({ token, ...(audit !== undefined && { audit: id(audit) }) });

function tokenOf({ link }: Pick<ProgramOutput, 'link'>): string {
  if (link === null) throw new Problem('bad-input', 'link-missing');
  return link;
}

function decisionCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const accept = group
    .command('accept <audit> <item>')
    .description(say('核收一项资料：经平常的导入或修改进入档案', 'accept an answer: it goes through the usual import or edit'))
    .option('--preview', option(say, 'previewOnly'))
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(accept, context, 'energy-audit accept 1 energy-gas --preview', 'energy-audit accept 1 storeys');
  accept.action((audit: string, item: string, asked: { preview?: boolean; seen?: string }) =>
    context.within(async ({ client, output }) =>
      asked.preview === true
        ? answer(output, await client.energyAudit.accept({ audit: id(audit), item, ...asked }), auditInWords)
        : answerAsRead(output, await acceptAnswer(client, { audit: id(audit), item, ...asked }), auditInWords),
    ),
  );
  const back = group
    .command('return <audit> <item>')
    .description(say('退回一项资料，请业主重新提供', 'send an answer back and ask the owner again'))
    .option('--note <text>', say('原因，业主看得到', 'reason, shown to the owner'))
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(back, context, 'energy-audit return 1 storeys --note 请写地上层数');
  back.action((audit: string, item: string, asked: { note?: string; seen?: string }) =>
    context.within(async ({ client, output }) =>
      answerAsRead(output, await returnAnswer(client, { audit: id(audit), item, ...asked }), auditInWords),
    ),
  );
}

function tableCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const findings = group
    .command('findings <audit> <file>')
    .description(
      say(
        '写入审计发现，代替先前的：code system text severity，可加 carrier indicator 说明依据哪项指标',
        'write findings, replacing earlier ones: code system text severity, and carrier indicator for what each is based on',
      ),
    );
  examples(findings, context, 'energy-audit findings 1 发现.csv');
  findings.action((audit: string, file: string) =>
    context.within(async ({ client, upload, output }) =>
      answer(output, await client.energyAudit.findings({ audit: id(audit), file: await upload(file) }), auditInWords),
    ),
  );
  const measures = group
    .command('measures <audit> <file>')
    .description(
      say(
        '写入节能措施，代替先前的，并进入项目库：code finding system name carrier annualSaving unit costYuan lifeYears basis',
        'write measures, replacing earlier ones, and add them to the pool of retrofits: code finding system name carrier annualSaving unit costYuan lifeYears basis',
      ),
    );
  examples(measures, context, 'energy-audit measures 1 措施.csv');
  measures.action((audit: string, file: string) =>
    context.within(async ({ client, upload, output }) =>
      answer(output, await client.energyAudit.measures({ audit: id(audit), file: await upload(file) }), auditInWords),
    ),
  );
}

function fileCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  for (const [name, path, file, about] of [
    ['report', '/exports/energy-audit', '报告.docx', say('审计报告（Word）', 'the report of an audit (Word)')],
    ['export', '/exports/energy-audit-sync', '审计.xml', say('导出为 BuildingSync 2.7.0', 'an audit as BuildingSync 2.7.0')],
  ] as const) {
    const command = group
      .command(`${name} <audit>`)
      .description(about)
      .option('--known-at <instant>', option(say, 'asKnownAt'), time)
      .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
    examples(command, context, `energy-audit ${name} 1 --out ${file}`);
    command.action((audit: string, { out, ...asked }: { out: string; knownAt?: string }) =>
      context.within(async ({ get, output }) => {
        await save(await get(path, { audit: String(id(audit)), ...asked }), out);
        answer(output, { file: out }, (told) => told.file);
      }),
    );
  }
  const bring = group
    .command('import <file>')
    .description(say('导入 BuildingSync 2.7：建筑、用量、措施', 'import BuildingSync 2.7: building, use, measures'))
    .option('--set <field=value>', say('文件没有的建筑字段（可多次）', 'a field of the building that the file lacks (repeatable)'), pair)
    .option('--preview', option(say, 'previewOnly'));
  examples(bring, context, 'energy-audit import 审计.xml --set region=140302 --set use=office --preview');
  bring.action((file: string, asked: { set?: Record<string, string>; preview?: boolean }) =>
    context.within(async ({ client, upload, output }) =>
      answer(output, await client.energyAudit.importSync({ file: await upload(file), ...asked }), syncInWords),
    ),
  );
}
