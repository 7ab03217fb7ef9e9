import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWords } from './words.ts';

type Target = Awaited<ReturnType<typeof client.upload.targets>>['targets'][number];

const fields = ['code', 'to', 'centre', 'region', 'secret'] as const;

/** Creates or edits a target; automatic sending has a switch of its own. */
export function TargetForm({ of, targets }: { readonly of: Target | undefined; readonly targets: readonly Target[] }) {
  const words = usePageWords(uploadWords);
  const [given, setGiven] = useState({
    code: of?.code ?? '',
    to: of?.to ?? '',
    centre: of?.centre ?? '',
    region: of?.region ?? '',
    secret: '',
    enabled: of?.enabled ?? true,
  });
  // what this form shows was read with it, and what it has written since; of another code, what the list above says
  const [read, setRead] = useState(of?.changedAt);
  const seen = given.code === of?.code ? read : targets.find(({ code }) => code === given.code)?.changedAt;
  const { secret, ...rest } = given;
  const keep = useMutation({
    mutationFn: () => client.upload.target({ ...rest, ...(secret !== '' && { secret }), ...(seen !== undefined && { seen }) }),
    onSuccess: ({ code, changedAt }) => {
      if (code === of?.code) setRead(changedAt);
      return queryClient.invalidateQueries({ queryKey: api.upload.key() });
    },
  });
  const titles = {
    code: words.code,
    to: words.term.to,
    centre: words.term.centre,
    region: words.label.place,
    secret: words.term.secret,
  };
  const hints: Partial<Record<(typeof fields)[number], string>> = { to: words.wayMeans, secret: words.secretMeans };
  const lacks = fields.some((field) => field !== 'secret' && given[field].trim() === '');
  return (
    <Panel title={words.setUp}>
      <div className="yd-stack">
        {fields.map((field) => (
          <Field key={field} label={titles[field]} {...(hints[field] !== undefined && { hint: hints[field] })}>
            {(ids) => (
              <Input
                {...ids}
                autoComplete="off"
                type={field === 'secret' ? 'password' : 'text'}
                value={given[field]}
                onChange={({ target }) => setGiven({ ...given, [field]: target.value })}
              />
            )}
          </Field>
        ))}
        <label>
          <input type="checkbox" checked={given.enabled} onChange={({ target }) => setGiven({ ...given, enabled: target.checked })} />{' '}
          {words.term.enabled}
        </label>
        <ProblemView error={keep.error} />
        <div>
          <Button type="primary" disabled={lacks} loading={keep.isPending} onClick={() => keep.mutate()}>
            {words.setUp}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
