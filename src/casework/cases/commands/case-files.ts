import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { firstBroken, type CaseRecord } from '#casework/cases/public/verify.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { Problem } from '#kernel/problem.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { readObject } from '#cli/json-file.ts';
import { answer } from '#cli/output.ts';
import { facts } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { whole } from '#cli/values.ts';
import { written } from '#cli/wording.ts';

/** A record contains only what its hashes cover. */
const ofRecord: readonly string[] = ['case', 'events', 'head', 'valid'];

/** `case record|verify|evidence|document`: exports parts of a case as files. */
export function caseFileCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const record = group
    .command('record <case>')
    .description(say('导出全部事件，供离线核验', 'export all events, for offline verification'))
    .requiredOption('--out <file>', say('写到这个文件', 'write it here'));
  examples(record, context, 'case record green-building-label-140302-2026-0001 --out 记录.json');
  record.action((code: string, { out }: { out: string }) =>
    context.within(async ({ client, output }) => {
      const { valid, ...told } = await client.cases.record({ case: code });
      await writeFile(out, JSON.stringify(told)).catch((error: NodeJS.ErrnoException) => {
        throw new Problem('cannot-do', 'file-not-written', { file: out, reason: error.code ?? error.message });
      });
      answer(output, { case: told.case, events: told.events.length, head: told.head, valid }, recordInWords);
    }),
  );
  const verify = group
    .command('verify <file>')
    .description(say('离线核验一份记录（不需要服务器）', 'verify a record offline (needs no server)'));
  examples(verify, context, 'case verify 记录.json');
  verify.action((file: string) =>
    context.alone(async (output) => {
      const read = (await readObject(file)) as Partial<CaseRecord>;
      const unknown = Object.keys(read).find((name) => !ofRecord.includes(name));
      if (unknown !== undefined) throw new Problem('bad-input', 'input-field-unknown', { name: unknown, allowed: ofRecord.join(', ') });
      if (typeof read.case !== 'string' || !Array.isArray(read.events)) throw new Problem('bad-input', 'record-broken', { event: 1 });
      const whole = { case: read.case, events: read.events as CaseRecord['events'], head: String(read.head) };
      const broken = firstBroken(whole);
      if (broken !== null) throw new Problem('cannot-do', 'record-broken', { event: broken });
      answer(output, { case: whole.case, events: whole.events.length, head: whole.head, valid: true }, recordInWords);
    }),
  );
  const evidence = group
    .command('evidence <case> <n>')
    .description(say('取出办件的一份材料', 'get a file of a case'))
    .requiredOption('--out <file>', say('写到这个文件', 'write it here'));
  examples(evidence, context, 'case evidence green-building-label-140302-2026-0001 1 --out 报告.pdf');
  evidence.action((code: string, n: string, { out }: { out: string }) =>
    context.within(async ({ client, output, get }) => {
      const { evidence: files } = await client.cases.show({ case: code });
      await save(await get(`/cases/${encodeURIComponent(code)}/evidence/${encodeURIComponent(n)}`), out);
      const sha256 = files.find((one) => String(one.n) === n)?.sha256 ?? null;
      answer(output, { file: out, sha256 }, ({ file }, words) => written(file, words));
    }),
  );
  documentCommand(group, context);
}

type DocumentOptions = { out: string; event?: number; language?: 'zh' | 'en' };

function documentCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const document = group
    .command('document <case> <id>')
    .description(say('取出办件已出具的一份文书（Word）', 'get a paper issued by a case, as a Word file'))
    .requiredOption('--out <file>', say('写到这个文件', 'write it here'))
    .option(
      '--event <n>',
      say('第几条记录出具的（默认最后一次）', 'number of the event that issued it (default: the last)'),
      whole(1, 2 ** 31 - 1),
    )
    .option('--language <zh|en>', say('文书的语言（默认 zh）', 'the language of the paper (default zh)'));
  examples(document, context, 'case document green-building-label-140302-2026-0001 certificate --out 证书.docx');
  document.action((code: string, id: string, { out, event, language }: DocumentOptions) =>
    context.within(async ({ client, output, get, link }) => {
      const hash = createHash('sha256');
      if (link === null) {
        const path = `/cases/${encodeURIComponent(code)}/documents/${encodeURIComponent(id)}`;
        await save(
          await get(path, { n: event === undefined ? undefined : String(event), language }),
          out,
          (bytes) => void hash.update(bytes),
        );
      } else {
        const { base64 } = await client.caseDocuments.linked.get({
          token: link,
          case: code,
          document: id,
          ...(event !== undefined && { n: event }),
        });
        await save(new Response(new Uint8Array(Buffer.from(base64, 'base64'))), out, (bytes) => void hash.update(bytes));
      }
      answer(output, { file: out, sha256: hash.digest('hex') }, ({ file }, words) => written(file, words));
    }),
  );
}

type Recorded = { readonly case: string; readonly events: number; readonly head: string; readonly valid: boolean };

const recordInWords = ({ events, head, valid }: Recorded, say: CommandContext['say']): string =>
  facts([
    [term(say, caseTerms, 'events'), events],
    [term(say, caseTerms, 'head'), head],
    [say('核验', 'verified'), valid ? label(say, 'yes') : label(say, 'no')],
  ]);
