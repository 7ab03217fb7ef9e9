import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { savingsPageWords } from './words.ts';

type ModelInput = Omit<Parameters<typeof client.savings.lock>[0], 'baseline' | 'project' | 'seen'>;

/**
 * Seals the model shown under a name; then its page opens. If the model has changed by then it is refused, and the page shows the new one.
 * @param seen the hash of what is shown; undefined while another is loading
 */
export function LockForm({ asked, seen }: { readonly asked: ModelInput; readonly seen: string | undefined }) {
  const words = usePageWords(savingsPageWords);
  const navigate = useNavigate();
  const [baseline, setName] = useState('');
  const [project, setProject] = useState('');
  const lock = useMutation({
    mutationFn: () =>
      client.savings.lock({
        ...asked,
        baseline: baseline.trim(),
        ...(project.trim() !== '' && { project: project.trim() }),
        ...(seen !== undefined && { seen }),
      }),
    onError: () => queryClient.invalidateQueries({ queryKey: api.savings.fit.key() }),
    onSuccess: async (sealed) => {
      await queryClient.invalidateQueries({ queryKey: api.savings.key() });
      await navigate({ to: '/savings/$baseline', params: { baseline: sealed.baseline }, search: {} });
    },
  });
  if (!may(useMe(), 'lock-baseline')) return null;
  return (
    <Panel title={words.seal}>
      <form
        aria-label={words.seal}
        className="yd-stack"
        onSubmit={(event) => {
          event.preventDefault();
          lock.mutate();
        }}
      >
        <p className="yd-quiet">{words.sealMeans}</p>
        <div className="yd-row yd-row-top">
          <Field label={words.sealName}>
            {(ids) => <Input {...ids} value={baseline} required onChange={({ target }) => setName(target.value)} />}
          </Field>
          <Field label={words.label.project} hint={words.projectHint}>
            {(ids) => <Input {...ids} value={project} onChange={({ target }) => setProject(target.value)} />}
          </Field>
        </div>
        <ProblemView error={lock.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={lock.isPending} disabled={baseline.trim() === '' || seen === undefined}>
            {words.seal}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
