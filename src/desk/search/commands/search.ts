import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { hitTerms, nothingFound } from '#desk/search/vocabulary.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { table } from '#cli/table.ts';
import { label, codeOf, term } from '#cli/terms.ts';
import { blocks } from '#cli/wording.ts';
import { whole } from '#cli/values.ts';

type Answer = Awaited<ReturnType<Client['search']['find']>>;
type Group = Answer['groups'][number];
type Hit = Group['hits'][number];
type Question = Omit<Parameters<Client['search']['find']>[0], 'text'>;

/** `search TEXT`: anything the requester may see, by name, code or pinyin. */
export function searchCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('search <text...>')
    .description(
      say(
        '全局查找：建筑、热用户、计量点、单位、项目、条文、知识、导入、页面；可用中文、代码、全拼或首字母',
        'finds buildings, households, meters, organisations, projects, clauses, knowledge, imports and pages by words, codes or pinyin',
      ),
    )
    .addOption(
      new Option('--kind <kind>', say('只找这一类', 'only of this kind')).choices(Object.keys(hitTerms)).argParser(codeOf(hitTerms)),
    )
    .option('--limit <count>', say('每类最多几条（默认 6）', 'how many of each kind (6)'), whole(1, 50));
  examples(command, context, 'search 人民医院', 'search yqsrmyy --kind building', 'search 超低能耗 --kind clause --limit 20');
  command.action((words: readonly string[], options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.search.find({ text: words.join(' '), ...options }), inWords)),
  );
}

function inWords({ groups }: Answer, say: Say): string {
  if (groups.length === 0) return say(nothingFound.zh, nothingFound.en);
  return blocks(...groups.map((group) => groupInWords(group, say)));
}

function groupInWords({ kind, total, least, hits }: Group, say: Say): string {
  const columns = [
    { title: label(say, 'code'), cell: (hit: Hit) => hit.code },
    { title: label(say, 'name'), cell: (hit: Hit) => hit.name },
    { title: label(say, 'remarks'), cell: (hit: Hit) => hit.detail },
  ];
  return `${term(say, hitTerms, kind)} ${least ? say('至少 ', 'at least ') : ''}${total}\n${table(columns, hits)}`;
}
