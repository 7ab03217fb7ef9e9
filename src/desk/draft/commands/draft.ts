import { actorTerms } from '#kernel/actor-terms.ts';
import { type Command, Option } from 'commander';
import type { Client } from '#client.ts';
import { draftKindTerms } from '#desk/draft/vocabulary.ts';
import { type CommandContext, examples } from '#cli/command-context.ts';
import { readObject } from '#cli/json-file.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { id, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Drafts = Client['draft'];
type Listed = Awaited<ReturnType<Drafts['list']>>;
type Head = Listed['drafts'][number];
type Draft = Awaited<ReturnType<Drafts['get']>>;
type DraftKind = Head['kind'];
type SaveOptions = {
  readonly kind?: DraftKind;
  readonly title?: string;
  readonly project?: string;
  readonly draft?: number;
  readonly revision?: number;
};

/** `draft list|show|save|delete`: questions of ratings and checks that are being worked on. */
export function draftCommands(program: Command, context: CommandContext): void {
  const group = program
    .command('draft')
    .description(
      context.say('评价、装配率、规划条件和设计核对的草稿', 'drafts of ratings, prefab rates, planning conditions and design checks'),
    )
    .helpCommand(false);
  examples(group, context, 'draft list --project P-2026-01', 'draft save question.json --kind design-check --title 初稿');
  readCommands(group, context);
  saveCommand(group, context);
  const remove = group.command('delete').argument('<number>', label(context.say, 'number'), id);
  remove.description(context.say('删除一份草稿', 'delete a draft'));
  examples(remove, context, 'draft delete 12');
  remove.action((of: number) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.draft.remove({ id: of }), (_told, say) => say(`已删除草稿 ${of}`, `Draft ${of} was deleted`)),
    ),
  );
}

const kindOption = ({ say }: CommandContext): Option =>
  new Option('--kind <kind>', label(say, 'kind')).choices(Object.keys(draftKindTerms));

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('list')
    .description(say('自己的和所见项目的草稿，新的在前', 'own drafts and those of visible projects, newest first'))
    .addOption(kindOption(context))
    .option('--project <code>', say('只看这个项目的', 'of this project'))
    .option('--own', say('只看自己的', 'own ones only'))
    .option('--search <text>', say('标题中的文字', 'part of the title'))
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 500))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  examples(list, context, 'draft list', 'draft list --project P-2026-01 --kind rating');
  list.action((options: Parameters<Drafts['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.draft.list(options), listInWords)),
  );
  const show = group.command('show').argument('<number>', label(say, 'number'), id);
  show.description(say('一份草稿及其内容', 'a draft and its content'));
  examples(show, context, 'draft show 12');
  show.action((of: number) =>
    context.within(async ({ client, output }) => answer(output, await client.draft.get({ id: of }), draftInWords)),
  );
}

function saveCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const save = group
    .command('save <file>')
    .description(say('把 JSON 文件中的内容存为草稿，或更新一份草稿', 'save a JSON file as a draft, or as the next revision of one'))
    .addOption(kindOption(context))
    .option('--title <text>', label(say, 'title'))
    .option('--project <code>', say('归入这个项目', 'the project it belongs to'))
    .option('--draft <number>', say('要更新的草稿', 'the draft to save again'), id)
    .option('--revision <number>', say('所依据的版次（见 draft show）', 'the revision that it is based on (see draft show)'), id);
  save.hook('preAction', () => needs(save));
  examples(
    save,
    context,
    'draft save question.json --kind design-check --title 初稿 --project P-2026-01',
    'draft save question.json --draft 12 --revision 3',
  );
  save.action((path: string, { kind, title = '', draft, revision, project }: SaveOptions) =>
    context.within(async ({ client, output }) => {
      const question = await readObject(path);
      const of = project === undefined ? {} : { project };
      const named = title === '' ? {} : { title };
      const saved =
        draft !== undefined && revision !== undefined
          ? await client.draft.save({ id: draft, revision, question, ...named, ...of })
          : await client.draft.add({ kind: kind ?? 'rating', title, question, ...of });
      answer(output, saved, headInWords);
    }),
  );
}

/** A new draft needs a kind and a title; the next revision of an existing one names both draft and revision. */
function needs(save: Command): void {
  const given = save.opts<SaveOptions>();
  const wanted =
    given.draft === undefined && given.revision === undefined ? (['kind', 'title'] as const) : (['draft', 'revision'] as const);
  const absent = wanted.find((name) => given[name] === undefined);
  if (absent !== undefined)
    save.error(`error: required option '--${absent}' not specified`, { code: 'commander.missingMandatoryOptionValue' });
}

function listInWords({ drafts, total }: Listed, say: Say): string {
  if (drafts.length === 0) return say('没有草稿。', 'There are no drafts.');
  const columns = [
    { title: label(say, 'number'), cell: (row: Head) => row.id },
    { title: label(say, 'kind'), cell: (row: Head) => term(say, draftKindTerms, row.kind) },
    { title: label(say, 'title'), cell: (row: Head) => row.title },
    { title: label(say, 'project'), cell: (row: Head) => row.project },
    { title: say('版次', 'revision'), cell: (row: Head) => row.revision, number: true },
    { title: label(say, 'who'), cell: (row: Head) => term(say, actorTerms, row.updatedBy) },
    { title: label(say, 'when'), cell: (row: Head) => row.updatedAt },
  ];
  return `${table(columns, drafts)}\n${say(`共 ${total} 份草稿`, `${total} drafts`)}`;
}

function headInWords(one: Head, say: Say): string {
  return facts([
    [label(say, 'number'), one.id],
    [label(say, 'kind'), term(say, draftKindTerms, one.kind)],
    [label(say, 'title'), one.title],
    [label(say, 'project'), one.project],
    [say('版次', 'revision'), one.revision],
    [label(say, 'who'), term(say, actorTerms, one.updatedBy)],
    [label(say, 'when'), one.updatedAt],
  ]);
}

function draftInWords(one: Draft, say: Say): string {
  const changes = one.knowledge.map(({ id: entry, saved, now }) => `${entry}: ${saved ?? '—'} → ${now ?? '—'}`);
  return blocks(
    headInWords(one, say),
    JSON.stringify(one.question, null, 2),
    changes.length === 0 ? '' : `${say('保存后依据有变化：', 'Its basis has changed since it was saved:')}\n${changes.join('\n')}`,
  );
}
