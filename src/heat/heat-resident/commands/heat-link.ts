import { cutList } from '#cli/wording.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { residentLinkStateTerms, residentLinkTerms } from '#heat/heat-resident/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { id, whole } from '#cli/values.ts';

type Link = Awaited<ReturnType<Client['heatResident']['links']['list']>>['links'][number];

/** `heat link|links|unlink`: lets residents read their own heat account without a user account here. */
export function heatLinkCommands(heat: Command, context: CommandContext): void {
  const { say } = context;
  const link = heat
    .command('link <account>')
    .description(
      say('给用热人一个查看本人热费的链接，只显示这一次', 'create a link for a resident to view their own bills, shown only once'),
    )
    .option('--days <days>', label(say, 'linkValidDays'), whole(1, 366));
  examples(link, context, 'heat link A-0101 --days 14');
  link.action((account: string, asked: { days?: number }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.heatResident.links.make({ account, ...asked }), ({ token, expires }, words) =>
        [token, `${label(words, 'validTo')} ${expires}`].join('\n'),
      ),
    ),
  );
  const links = heat
    .command('links <account>')
    .description(say('给过用热人的链接及其状态', 'links given to the resident of an account, and their states'));
  examples(links, context, 'heat links A-0101');
  links.action((account: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.heatResident.links.list({ account }), ({ links: all, total }, words) =>
        cutList(linksInWords(all, words), all.length, total, words),
      ),
    ),
  );
  const unlink = heat.command('unlink <link>').description(say('收回用热人的链接', 'revoke a link given to a resident'));
  examples(unlink, context, 'heat unlink 3');
  unlink.action((link: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.heatResident.links.revoke({ link: id(link) }), (one, words) => linksInWords([one], words)),
    ),
  );
}

const linksInWords = (links: readonly Link[], say: Say): string =>
  table(
    [
      { title: term(say, residentLinkTerms, 'link'), cell: (row: Link) => row.link, number: true },
      { title: term(say, residentLinkTerms, 'state'), cell: (row: Link) => term(say, residentLinkStateTerms, row.state) },
      { title: term(say, residentLinkTerms, 'made'), cell: (row: Link) => row.made },
      { title: label(say, 'validTo'), cell: (row: Link) => row.expires },
      { title: term(say, residentLinkTerms, 'used'), cell: (row: Link) => row.used },
    ],
    links,
  );
