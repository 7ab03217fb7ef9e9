import { implement } from '@orpc/server';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Notices } from '#platform/notice/notice.ts';
import { warningContract } from './contract.ts';
import type { RuleShown } from './rules.ts';
import type { Warnings } from './warning.ts';

type Targets = Pick<Notices, 'targets' | 'putTarget' | 'removeTarget' | 'testTarget'>;

/** Routes of the warning contract over its service. @param words those of all slices */
export function warningRoutes(warnings: Warnings, notice: Targets, words: Words) {
  const on = implement(warningContract).$context<RequestContext>();
  const ruleOf = (shown: RuleShown, language: Language) => presentRule(shown, words, language);
  return on.router({
    test: on.test.handler(async ({ input: { rule, ...asked }, context: { scope, language } }) => {
      const { episodes, findings, ...told } = await warnings.test(scope, rule, asked);
      return { ...told, episodes: [...episodes], findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    templates: on.templates.handler(() => ({ templates: warnings.templates() })),
    template: on.template.handler(({ input: { template, ...given } }) => warnings.ruleOfTemplate(template, given)),
    rules: on.rules.handler(async ({ context: { scope, language } }) => ({
      rules: (await warnings.rules(scope)).map((one) => ruleOf(one, language)),
    })),
    add: on.add.handler(async ({ input, context: { scope, language } }) => ruleOf(await warnings.add(scope, input.rule), language)),
    on: on.on.handler(async ({ input, context: { scope, language } }) =>
      ruleOf(await warnings.switchOn(scope, input.rule, input), language),
    ),
    off: on.off.handler(async ({ input, context: { scope, language } }) => ruleOf(await warnings.switchOff(scope, input.rule), language)),
    list: on.list.handler(({ input, context: { scope } }) => warnings.list(scope, input)),
    episode: on.episode.handler(({ input, context: { scope } }) => warnings.rests(scope, input.id)),
    acknowledge: on.acknowledge.handler(({ input, context: { scope } }) => warnings.acknowledge(scope, input.id, input.note)),
    mute: on.mute.handler(({ input, context: { scope } }) => warnings.mute(scope, input.id, input.until, input.note)),
    muteRule: on.muteRule.handler(({ input, context: { scope } }) => warnings.muteRule(scope, input)),
    feedback: on.feedback.handler(({ input, context: { scope } }) => warnings.feedback(scope, input.id, input.as, input.note)),
    notify: notifyRoutes(notice, words),
  });
}

function notifyRoutes(notice: Targets, words: Words) {
  const on = implement(warningContract.notify).$context<RequestContext>();
  return {
    list: on.list.handler(async () => ({ targets: (await notice.targets()).map(presentTarget) })),
    add: on.add.handler(async ({ input, context: { scope } }) => presentTarget(await notice.putTarget(scope, input))),
    remove: on.remove.handler(async ({ input, context: { scope } }) => {
      await notice.removeTarget(scope, input.name);
      return { removed: true };
    }),
    test: on.test.handler(async ({ input: { name }, context: { scope, language } }) => {
      const { trouble } = await notice.testTarget(scope, name);
      const findings = trouble === null ? [] : [tellPlain({ ...trouble, severity: 'error' }, words, language)];
      return { name, delivered: trouble === null, findings };
    }),
  };
}

function presentTarget({ name, webhook, mail, quiet, template, made }: Awaited<ReturnType<Targets['putTarget']>>) {
  const shown = template === null ? null : { ...template, placeholders: [...template.placeholders] };
  return { name, webhook, mail, quiet, template: shown, changedAt: made.toISOString() };
}

function presentRule({ row, rule, counts, findings }: RuleShown, words: Words, language: Language) {
  const answered = counts.real + counts.wrong;
  return {
    id: row.id,
    version: row.version,
    names: rule.names,
    severity: rule.severity,
    subject: rule.subject,
    step: rule.step,
    state: row.on === null ? ('off' as const) : ('on' as const),
    onVersion: row.on?.version ?? null,
    from: row.on === null ? null : formatInstant(row.on.from),
    author: row.actor,
    made: row.made.toISOString(),
    notify: [...rule.notify],
    revision: row.revision,
    found: counts.found,
    open: counts.open,
    real: counts.real,
    false: counts.wrong,
    falseShare: answered === 0 ? null : Math.round((counts.wrong / answered) * 1e4) / 1e4,
    rule: row.rule as Record<string, unknown>,
    findings: findings.map((one) => tellPlain(one, words, language)),
  };
}
