import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { givenOf, isGood, noTarget, typedOf, type TypedTarget, type WayOfTarget } from './target-draft.ts';
import { targetsWords } from './targets-words.ts';

type Target = Awaited<ReturnType<typeof client.warning.notify.list>>['targets'][number];

const fresh = () => queryClient.invalidateQueries({ queryKey: api.warning.notify.key() });

/** The targets of warning rules: added, changed, tested, removed; with quiet hours, and with the template of a gateway. */
export function TargetsPanel() {
  const words = usePageWords(targetsWords);
  const query = useQuery(api.warning.notify.list.queryOptions());
  const [typed, setTyped] = useState<TypedTarget>(noTarget);
  const test = useMutation({ mutationFn: (name: string) => client.warning.notify.test({ name }) });
  const remove = useMutation({ mutationFn: (name: string) => client.warning.notify.remove({ name }), onSuccess: fresh });
  const columns = useColumns({ edit: (one) => setTyped(typedOf(one)), test: test.mutate, remove: remove.mutate });
  const targets = query.data?.targets ?? [];
  return (
    <Panel title={words.term.target}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.means}</p>
        <ProblemView error={query.error ?? test.error ?? remove.error} />
        {test.data === undefined ? null : (
          <Alert
            type={test.data.delivered ? 'success' : 'error'}
            role="status"
            title={test.data.delivered ? words.arrived(test.data.name) : words.own.testFailed}
            description={test.data.findings.map(({ detail }) => detail).join(' ')}
          />
        )}
        {query.data !== undefined && targets.length === 0 ? <p>{words.none}</p> : null}
        {targets.length === 0 ? null : (
          <ShortTable label={words.term.target} columns={columns} rows={targets} rowKey={({ name }) => name} />
        )}
        <TargetForm typed={typed} change={setTyped} />
      </div>
    </Panel>
  );
}

function useColumns(does: {
  readonly edit: (one: Target) => void;
  readonly test: (name: string) => void;
  readonly remove: (name: string) => void;
}): Column<Target>[] {
  const words = usePageWords(targetsWords);
  const format = useFormat();
  return [
    { key: 'name', title: words.own.name, value: ({ name }) => name },
    { key: 'address', title: words.own.address, show: ({ webhook, mail }) => <span className="yd-wrap">{webhook ?? mail}</span> },
    {
      key: 'quiet',
      title: words.term.quiet,
      value: ({ quiet }) => (quiet === null ? undefined : words.between(quiet.from, quiet.until)),
    },
    {
      key: 'template',
      title: words.term.template,
      value: ({ template }) => (template === null ? undefined : [template.method, template.placeholders.join(format.pause)].join(' ')),
    },
    {
      key: 'actions',
      title: words.own.actions,
      press: true,
      show: (one) => (
        <span className="yd-row">
          <Button size="small" onClick={() => does.edit(one)}>
            {words.edit(one.name)}
          </Button>
          <Button size="small" onClick={() => does.test(one.name)}>
            {words.test(one.name)}
          </Button>
          <Button size="small" danger onClick={() => does.remove(one.name)}>
            {words.remove(one.name)}
          </Button>
        </span>
      ),
    },
  ];
}

function TargetForm({ typed, change }: { readonly typed: TypedTarget; readonly change: (typed: TypedTarget) => void }) {
  const words = usePageWords(targetsWords);
  const set = (more: Partial<TypedTarget>): void => change({ ...typed, ...more });
  const send = async () => {
    await client.warning.notify.add(givenOf(typed));
    change(noTarget);
    await fresh();
  };
  const box = (name: 'name' | 'address' | 'secret' | 'quietFrom' | 'quietUntil', label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(ids) => (
        <Input
          {...ids}
          autoComplete="off"
          type={name === 'secret' ? 'password' : 'text'}
          value={typed[name]}
          // under another name it is another target
          onChange={({ target }) => set({ [name]: target.value, ...(name === 'name' && { seen: '' }) })}
        />
      )}
    </Field>
  );
  const ways = (['webhook', 'gateway', 'mail'] as const).map((value) => ({ value, label: words.ways[value] }));
  return (
    <SignInForm submit={words.add} check={() => (isGood(typed) ? undefined : words.bad)} send={send} block={false}>
      <div className="yd-narrow yd-stack">
        {box('name', words.own.name)}
        <Field label={words.way}>
          {({ id }) => (
            <Choice<WayOfTarget> id={id} value={typed.way} options={ways} onChoose={(way) => way !== undefined && set({ way })} />
          )}
        </Field>
        {box('address', typed.way === 'mail' ? words.mail : words.own.address)}
        {typed.way === 'mail' ? null : box('secret', words.own.secret, words.secretHint)}
        {typed.way === 'gateway' ? (
          <Field label={words.term.template} hint={words.templateHint}>
            {(ids) => (
              <textarea
                {...ids}
                className="yd-area"
                rows={8}
                spellCheck={false}
                value={typed.template}
                onChange={({ target }) => set({ template: target.value })}
              />
            )}
          </Field>
        ) : null}
        {box('quietFrom', words.quietFrom, words.quietHint)}
        {box('quietUntil', words.quietUntil)}
      </div>
    </SignInForm>
  );
}
