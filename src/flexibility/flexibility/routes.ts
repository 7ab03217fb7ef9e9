import { implement } from '@orpc/server';
import { type Finding, type Language, tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { flexibilityContract } from './contract.ts';
import type { Flexibility } from './flexibility.ts';
import { reminderCode } from './reminders/reminders.ts';
import { formatInstant } from '#kernel/instant.ts';

/** The contract of flexibility, implemented by its service. */
export function flexibilityRoutes(flexibility: Flexibility, words: Words) {
  const on = implement(flexibilityContract).$context<RequestContext>();
  const said = <Told extends { readonly findings: readonly Finding[] }>(told: Told, language: Language) => ({
    ...told,
    findings: told.findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  });
  return on.router({
    baseline: on.baseline.handler(async ({ input, context }) => said(await flexibility.baselineOf(context.scope, input), context.language)),
    test: on.test.handler(({ input, context }) => flexibility.testBaselines(context.scope, input)),
    tests: {
      begin: on.tests.begin.handler(async ({ input, context }) => ({ job: await flexibility.tests.begin(context.scope, input) })),
      show: on.tests.show.handler(({ input, context }) => flexibility.tests.show(context.scope, input.job)),
    },
    capability: on.capability.handler(({ input, context }) => flexibility.capability(context.scope, input)),
    capabilityHours: on.capabilityHours.handler(({ input, context }) => flexibility.capabilityHours(context.scope, input)),
    events: {
      list: on.events.list.handler(async ({ input, context }) => ({
        events: (await flexibility.list(context.scope, input)).map((one) => said(one, context.language)),
      })),
      show: on.events.show.handler(async ({ input: { event, knownAt }, context }) =>
        said(await flexibility.show(context.scope, event, knownAt), context.language),
      ),
      progress: on.events.progress.handler(async ({ input: { event, knownAt }, context }) =>
        said(await flexibility.progress(context.scope, event, knownAt), context.language),
      ),
      add: on.events.add.handler(async ({ input, context }) => said(await flexibility.add(context.scope, input), context.language)),
      cancel: on.events.cancel.handler(async ({ input, context }) =>
        said(await flexibility.cancel(context.scope, input.event), context.language),
      ),
      answer: on.events.answer.handler(async ({ input, context }) =>
        said(await flexibility.answer(context.scope, input), context.language),
      ),
    },
    reminders: {
      send: on.reminders.send.handler(async ({ input, context: { scope, language } }) =>
        presentMessages(await flexibility.reminders.send(scope, input), words, language),
      ),
      list: on.reminders.list.handler(async ({ input, context }) => presentSent(await flexibility.reminders.list(context.scope, input))),
    },
  });
}

type Reminders = Flexibility['reminders'];

const instantOf = (ms: number): string => formatInstant(Math.floor(ms / 1000));

function presentMessages({ event, messages, unheard }: Awaited<ReturnType<Reminders['send']>>, words: Words, language: Language) {
  return {
    event: event.code,
    until: formatInstant(event.starts),
    zone: event.zone,
    unheard,
    messages: messages.map(({ name, members, kw, evidence, withinDay, last }) => ({
      to: name,
      buildings: members.map(({ building }) => building),
      committedKw: kw,
      text: tell({ code: reminderCode(event), severity: 'info', evidence }, words, language).detail.trim(),
      withinDay,
      last: last === null ? null : instantOf(last),
    })),
  };
}

const presentSent = ({ total, rows }: Awaited<ReturnType<Reminders['list']>>) => ({
  total,
  reminders: rows.map(({ id, recorded, actor, toName, buildings, note }) => ({
    id,
    at: instantOf(recorded),
    by: actor,
    to: toName,
    buildings: [...buildings],
    note,
  })),
});
