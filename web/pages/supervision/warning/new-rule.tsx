import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { warningsPageWords } from './words.ts';

const RuleForm = lazy(async () => ({ default: (await import('./rule-form.tsx')).RuleForm }));

type Kept = Awaited<ReturnType<typeof client.warning.add>>;

const dayMs = 86_400_000;

/** The last year, up to today. */
function lastYear(): { from: string; to: string } {
  const [from, to] = [365, 0].map((days) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10)) as [string, string];
  return { from, to };
}

/** A rule that is edited, tried on a year with everything known now and with what was known then, kept, and switched on. */
export function NewRule({ initial, title }: { readonly initial: string; readonly title?: string }) {
  const words = usePageWords(warningsPageWords);
  const format = useFormat();
  const [rule, setRule] = useState(initial);
  const now = useMutation({ mutationFn: () => client.warning.test({ rule, ...lastYear() }) });
  const then = useMutation({ mutationFn: () => client.warning.test({ rule, ...lastYear(), live: true }) });
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.warning.key() });
  const keep = useMutation({ mutationFn: () => client.warning.add({ rule }), onSuccess: refresh });
  const kept = keep.data;
  const turnOn = useMutation({
    mutationFn: ({ id, revision }: Kept) => client.warning.on({ rule: id, seen: revision }),
    onSuccess: refresh,
  });
  const told = (found: Awaited<ReturnType<typeof client.warning.test>>) =>
    words.tried(
      format.number(found.subjects),
      format.number(found.episodes.length),
      found.perWeek === null ? format.none : format.number(found.perWeek),
    );
  return (
    <Panel title={title ?? words.newRule}>
      <div className="yd-stack">
        <Suspense fallback={<Loading />}>
          <RuleForm text={rule} change={setRule} />
        </Suspense>
        <Field label={words.ruleText} hint={words.ruleHint}>
          {(ids) => <textarea {...ids} className="yd-area" rows={14} value={rule} onChange={({ target }) => setRule(target.value)} />}
        </Field>
        <div className="yd-row">
          <Button loading={now.isPending} onClick={() => now.mutate()}>
            {words.tryNow}
          </Button>
          <Button loading={then.isPending} onClick={() => then.mutate()}>
            {words.tryThen}
          </Button>
          <Button type="primary" loading={keep.isPending} onClick={() => keep.mutate()}>
            {words.save}
          </Button>
          {kept === undefined ? null : (
            <Button loading={turnOn.isPending} disabled={turnOn.isSuccess} onClick={() => turnOn.mutate(kept)}>
              {words.on}
            </Button>
          )}
        </div>
        <ProblemView error={now.error ?? then.error ?? keep.error ?? turnOn.error} />
        <div role="status">
          {now.data === undefined ? null : <p>{`${words.withHindsight}${format.colon}${told(now.data)}`}</p>}
          {then.data === undefined ? null : <p>{`${words.asToldThen}${format.colon}${told(then.data)}`}</p>}
        </div>
        <FindingList findings={[...(now.data?.findings ?? []), ...(kept?.findings ?? [])]} />
      </div>
    </Panel>
  );
}
