import { implement } from '@orpc/server';
import { tellReject } from '#platform/imports/public/present-result.ts';
import { type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import type { Given, WhichReturn } from './acting.ts';
import { returnContract } from './contract.ts';
import { presentForm, presentReturn, presentStatus, presentTotal, presentUnits, presentWeighed } from './present.ts';
import type { Returns } from './return.ts';

/** @param words those of all slices */
export function returnRoutes(returns: Returns, words: Words) {
  const on = implement(returnContract).$context<RequestContext>();
  const checked = (found: readonly Form[]) => ({
    forms: found.map(({ id, version, fields, checks }) => ({ id, version, fields: Object.keys(fields).length, checks: checks.length })),
    findings: [],
  });
  /** The state of a return after a step. */
  const after = async (
    step: (scope: RequestContext['scope'], given: Given) => Promise<void>,
    input: Given,
    { scope, language }: RequestContext,
  ) => {
    await step(scope, input);
    return shown(input, { scope, language });
  };
  const shown = async (
    { form, period, unit }: WhichReturn,
    { scope, language }: Pick<RequestContext, 'scope' | 'language'>,
    knownAt?: string,
  ) => presentReturn(await returns.show(scope, { form, period, unit }, returns.knownAt(knownAt)), words, language);
  return on.router({
    forms: on.forms.handler(() => ({ forms: returns.forms().map(presentForm) })),
    form: on.form.handler(({ input }) => {
      const { form, versions } = returns.form(input.id);
      return { ...presentForm(form), versions, held: { ...form } as Record<string, unknown> };
    }),
    check: on.check.handler(async ({ input }) => checked(await returns.check(input))),
    add: on.add.handler(async ({ input, context: { scope } }) => checked(await returns.add(scope, input))),
    open: on.open.handler(async ({ input, context: { scope, language } }) => {
      const { form, period, units, opened, findings } = await returns.open(scope, input);
      const said = findings.map((one) => tellPlain(one, words, language));
      return { form: form.id, period: period.text, expected: units.length, opened, units: units.map(({ code }) => code), findings: said };
    }),
    show: on.show.handler(({ input: { knownAt, ...asked }, context }) => shown(asked, context, knownAt)),
    ...lookings(returns, words),
    fill: on.fill.handler(({ input, context }) => after(returns.fill, input, context)),
    submit: on.submit.handler(({ input, context }) => after(returns.submit, input, context)),
    accept: on.accept.handler(({ input, context }) => after((scope, given) => returns.judge(scope, given, 'accept'), input, context)),
    sendBack: on.sendBack.handler(({ input, context }) => after((scope, given) => returns.judge(scope, given, 'return'), input, context)),
    amend: on.amend.handler(({ input, context }) => after(returns.amend, input, context)),
    lock: on.lock.handler(async ({ input, context: { scope, language } }) => {
      await returns.lock(scope, input);
      return presentStatus(await returns.status(scope, { ...input, known: returns.knownAt(undefined) }), input.region, words, language);
    }),
    status: on.status.handler(async ({ input: { knownAt, ...asked }, context: { scope, language } }) =>
      presentStatus(await returns.status(scope, { ...asked, known: returns.knownAt(knownAt) }), asked.region, words, language),
    ),
    total: on.total.handler(async ({ input: { knownAt, ...asked }, context: { scope, language } }) =>
      presentTotal(await returns.total(scope, { ...asked, known: returns.knownAt(knownAt) }), asked.region, words, language),
    ),
  });
}

/** Lists, checks of values being typed, and sheets. */
function lookings(returns: Returns, words: Words) {
  const on = implement(returnContract).$context<RequestContext>();
  return {
    periods: on.periods.handler(async ({ input, context: { scope } }) => ({
      periods: (await returns.periods(scope, input.region)).map(
        ({ since: _since, fill: _fill, unanswered: _unanswered, overdue: _overdue, formVersion: _version, ...row }) => ({
          ...row,
          names: { ...row.names },
        }),
      ),
    })),
    list: on.list.handler(async ({ input, context: { scope } }) => presentUnits(await returns.units(scope, input))),
    weigh: on.weigh.handler(async ({ input, context: { scope, language } }) =>
      presentWeighed(await returns.weigh(scope, input), words, language),
    ),
    importSheet: on.importSheet.handler(async ({ input, context: { scope, language } }) => {
      const { rejected, findings, ...counts } = await returns.importSheet(scope, input);
      return {
        ...counts,
        rejected: rejected.map((one) => tellReject(one, words, language)),
        rejectedCount: rejected.length,
        findings: findings.map((one) => tellPlain(one, words, language)),
      };
    }),
  };
}
