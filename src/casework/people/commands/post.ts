import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { postTerms } from '#casework/people/vocabulary.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { setPost } from '#cli/stated-as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Posts = Client['people']['posts'];
type Stated = Awaited<ReturnType<Posts['set']>>;
type Listed = Awaited<ReturnType<Posts['list']>>;
type Post = Omit<Stated, 'findings'>;

/** `post set|list`: who acts in which role of a procedure, where, and on whose behalf. */
export function postCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('post')
    .description(say('岗位：谁在何地办理流程中的哪个角色', 'posts: who acts in which role of a procedure, and where'))
    .helpCommand(false);
  examples(group, context, 'post set 张三 --role green-building-label/clerk --region 140300', 'post list --on 2026-03-01');
  setCommand(group, context);
  const list = group
    .command('list')
    .description(say('各岗位的最新设定', 'current posts'))
    .option('--on <day>', say('只看这一天在岗的', 'only those in force on this day'), day);
  examples(list, context, 'post list');
  list.action(({ on }: { on?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.people.posts.list(on === undefined ? {} : { day: on }), listInWords),
    ),
  );
}

function setCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const set = group
    .command('set <holder>')
    .description(
      say(
        '设定岗位（账户，或 key:密钥名称）；同一岗位以最后一次设定为准',
        'set a post (an account, or key:NAME); the latest setting of a post applies',
      ),
    )
    .requiredOption('--role <procedure/role>', say('流程/角色', 'PROCEDURE/ROLE'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .option('--from <day>', term(say, postTerms, 'from'), day)
    .option('--until <day>', say('任岗止（含）', 'until, included'), day)
    .option('--instead-of <holder>', term(say, postTerms, 'insteadOf'))
    .option('--seen <version>', option(say, 'seenVersionElseRead'), whole(0, 1e9));
  examples(
    set,
    context,
    'post set 张三 --role green-building-label/clerk --region 140300 --from 2026-03-01',
    'post set 李四 --role green-building-label/clerk --region 140300 --from 2026-07-01 --until 2026-07-15 --instead-of 张三',
  );
  type Options = { role: string; region: string; from?: string; until?: string; insteadOf?: string; seen?: number };
  set.action((holder: string, options: Options) =>
    context.within(async ({ client, output }) => {
      const { findings, read, ...post } = await setPost(client, { holder, ...options });
      answerAsRead(output, { posts: [post], findings, read }, setInWords);
    }),
  );
}

type Set = { readonly posts: readonly Post[]; readonly findings: Stated['findings'] };

function setInWords({ posts, findings }: Set, say: Say): string {
  const told = posts.map((post) => facts(columns(say).map(({ title, cell }) => [title, cell(post)] as const)));
  return blocks(...told, findingLines(findings, say));
}

function listInWords({ posts }: Listed, say: Say): string {
  return table(columns(say), posts);
}

function columns(say: Say) {
  return [
    { title: term(say, postTerms, 'holder'), cell: (post: Post) => post.holder },
    { title: term(say, postTerms, 'procedure'), cell: (post: Post) => post.procedure },
    { title: label(say, 'role'), cell: (post: Post) => post.role },
    { title: label(say, 'place'), cell: (post: Post) => post.region },
    { title: term(say, postTerms, 'from'), cell: (post: Post) => post.from },
    { title: term(say, postTerms, 'until'), cell: (post: Post) => post.until },
    { title: term(say, postTerms, 'insteadOf'), cell: (post: Post) => post.insteadOf },
  ];
}
