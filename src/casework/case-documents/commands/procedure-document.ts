import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label } from '#cli/terms.ts';
import { blocks, findingLines, written } from '#cli/wording.ts';

type Documents = Client['caseDocuments'];
type Templates = Awaited<ReturnType<Documents['templates']>>;
type Stated = Awaited<ReturnType<Documents['stateTemplate']>>;
type Options = { template?: string; shipped?: true; preview?: true; out?: string };

/** `procedure document ID [DOCUMENT] [--template FILE | --shipped | --out FILE]`: the templates of the papers that its steps issue. */
export function procedureDocumentCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('document <id> [document]')
    .description(
      say(
        '流程各步骤出具的文书及其模板；可换成本地的 .docx（管理员）',
        'the papers that steps issue, and their templates, which can be replaced with your own .docx (administrators)',
      ),
    )
    .option('--template <file>', say('以此 Word 文件为模板，自即时起', 'use this Word file as the template from now on'))
    .option('--shipped', say('恢复随程序提供的模板', 'go back to the template that comes with the program'))
    .option('--preview', say('只检查标记，不保存', 'only check its tags, save nothing'))
    .option('--out <file>', option(say, 'fileToWrite'));
  examples(
    command,
    context,
    'procedure document green-building-label',
    'procedure document green-building-label certificate --out 模板.docx',
    'procedure document green-building-label certificate --template 本市证书.docx',
  );
  command.action((procedure: string, document: string | undefined, options: Options) =>
    context.within(async ({ client, output, get, upload }) => {
      const { template, shipped, preview, out } = options;
      if (document === undefined) return answer(output, await client.caseDocuments.templates({ procedure }), templatesInWords);
      if (template !== undefined || shipped === true) {
        const file = template === undefined ? null : await upload(template);
        const asked = { procedure, document, file, ...(preview === true && { preview }) };
        return answer(output, await client.caseDocuments.stateTemplate(asked), statedInWords);
      }
      if (out === undefined) throw new Problem('bad-input', 'parameter-missing', { name: '--template, --shipped, --out' });
      await save(await get(`/case-templates/${encodeURIComponent(procedure)}/${encodeURIComponent(document)}`), out);
      return answer(output, { procedure, document, file: out }, ({ file }, words) => written(file, words));
    }),
  );
}

function templatesInWords({ templates, tags, rows }: Templates, say: Say): string {
  const from = { own: say('本地', 'own'), shipped: say('程序自带', 'shipped'), general: say('通用', 'general') };
  return blocks(
    table(
      [
        { title: label(say, 'code'), cell: ({ document }) => document },
        { title: label(say, 'name'), cell: ({ name }) => name },
        { title: label(say, 'source'), cell: (one) => from[one.from] },
        { title: label(say, 'version'), cell: ({ version }) => version },
        { title: label(say, 'file'), cell: ({ file }) => file },
      ],
      templates,
    ),
    `${say('可用标记：', 'Available tags: ')}${tags.map((tag) => `{${tag}}`).join(' ')}`,
    ...rows.map(({ tag, tags: inner }) => `{#${tag}} ${inner.map((one) => `{${one}}`).join(' ')} {/${tag}}`),
  );
}

function statedInWords({ document, version, findings }: Stated, say: Say): string {
  const line =
    version === null
      ? say(`${document} 的模板可用，未保存。`, `The template of ${document} can be used; it was not saved.`)
      : say(`${document} 的模板已更新（第 ${version} 版）。`, `The template of ${document} is now version ${version}.`);
  return blocks(line, findingLines(findings, say));
}
