import type { OfAll } from '#platform/db/of-all.ts';
import { readFile } from 'node:fs/promises';
import { implement } from '@orpc/server';
import { type Finding, type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { drawsContract } from './contract.ts';
import type { DrawRow, Draws, WholeDraw } from './draws.ts';

/** Binds the contract of draws to their service. @param words those of all slices */
export function drawsRoutes(draws: Draws, words: Words) {
  const on = implement(drawsContract).$context<RequestContext>();
  const spoken = (findings: readonly Finding[], language: Language) => findings.map((one) => tellPlain(one, words, language));
  const resultOf = (one: WholeDraw, language: Language) => presentResult(one, (findings) => spoken(findings, language));
  const wholeOf = (one: WholeDraw, language: Language) => ({ ...presentHead(one.row), ...resultOf(one, language), text: one.text });
  return on.router({
    check: on.check.handler(async ({ input, context: { scope, language } }) => {
      const { plan, findings, ...counts } = await draws.check(scope, input);
      return { name: plan.name, region: plan.region, ...counts, findings: spoken(findings, language) };
    }),
    announce: on.announce.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...made } = await draws.announce(scope, input);
      return { ...made, findings: spoken(findings, language) };
    }),
    reveal: on.reveal.handler(async ({ input, context: { scope, language } }) =>
      resultOf(await draws.reveal(scope, input.draw, input.randomness), language),
    ),
    replace: on.replace.handler(async ({ input: { draw, object, person = null, why }, context: { scope, language } }) =>
      resultOf(await draws.replace(scope, draw, { object, person, why }), language),
    ),
    show: on.show.handler(async ({ input, context: { scope, language } }) => wholeOf(await draws.show(scope, input.draw), language)),
    list: on.list.handler(async ({ context: { scope } }) => presentList(await draws.list(scope))),
    published: {
      list: on.published.list.handler(async () => presentList(await draws.publishedList())),
      get: on.published.get.handler(async ({ input, context: { language } }) => wholeOf(await draws.published(input.draw), language)),
      replay: on.published.replay.handler(async () => ({ python: await readFile(new URL('replay.py', import.meta.url), 'utf8') })),
    },
  });
}

const presentList = ({ rows, total }: OfAll<DrawRow>) => ({ draws: rows.map(presentHead), total });

function presentHead({ draw, name, region, source, knownFrom, announcement, commitment, announced, revealed }: DrawRow) {
  return {
    draw,
    name,
    region,
    state: revealed === null ? ('announced' as const) : ('revealed' as const),
    source,
    knownFrom: knownFrom.toISOString(),
    announcement,
    commitment,
    announcedAt: announced.toISOString(),
    revealedAt: revealed === null ? null : new Date(revealed.at).toISOString(),
  };
}

/** Who made a replacement stays in the audit trail; what was replaced, by what and why, is public. */
function presentResult<Spoken>({ row, result, replacements }: WholeDraw, spoken: (findings: readonly Finding[]) => Spoken) {
  const { seed = null, drawn = [], reserve = [], findings = [] } = result ?? {};
  return {
    draw: row.draw,
    announcement: row.announcement,
    secret: row.revealed?.secret ?? null,
    randomness: row.revealed?.randomness ?? null,
    seed,
    drawn: drawn.map(({ people, ...one }) => ({ ...one, people: [...people] })),
    reserve: [...reserve],
    replacements: replacements.map(({ object, person, by, why, replaced }) => ({ object, person, by, why, at: replaced.toISOString() })),
    findings: spoken(findings.map(({ code, object }) => ({ code, severity: 'warning', evidence: { object } }))),
  };
}
