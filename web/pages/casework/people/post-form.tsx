import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { peoplePageWords } from './words.ts';

type Given = { holder?: string; procedure?: string; role?: string; region?: string; from?: string; until?: string; insteadOf?: string };

/** Accounts and keys of bureaus, as posts name their holders. */
function useHolders(): { value: string; label: string }[] {
  const users = useQuery(api.access.users.list.queryOptions());
  const keys = useQuery(api.access.keys.list.queryOptions());
  const accounts = (users.data?.users ?? []).filter(({ role, disabled }) => role === 'bureau' && !disabled).map(({ name }) => name);
  const ofKeys = (keys.data?.keys ?? []).filter(({ role }) => role === 'bureau').map(({ name }) => `key:${name}`);
  return [...accounts, ...ofKeys].map((value) => ({ value, label: value }));
}

/** The roles of a procedure that are assigned by posts. */
function useRoles(procedure: string | undefined): { value: string; label: string }[] {
  const { language } = useLanguage();
  const { data } = useQuery({
    ...api.procedures.show.queryOptions({ input: { id: procedure ?? '' } }),
    enabled: procedure !== undefined,
  });
  const roles = (data?.held['roles'] ?? {}) as Record<string, { who: string; names?: Record<'zh' | 'en', string> }>;
  return Object.entries(roles).flatMap(([value, { who, names }]) => (who === 'post' ? [{ value, label: names?.[language] ?? value }] : []));
}

type Stated = Awaited<ReturnType<typeof client.people.posts.list>>['posts'][number];

/** The version of the same post as last loaded; empty if it was never stated. */
function seenOf(stated: readonly Stated[], { holder, procedure, role, region, insteadOf }: Given) {
  const same = stated.find(
    (one) =>
      one.holder === holder &&
      one.procedure === procedure &&
      one.role === role &&
      one.region === region &&
      one.insteadOf === (insteadOf ?? null),
  );
  return same === undefined ? {} : { seen: same.version };
}

/** States a post in place of its last known version. */
function useStating() {
  const queries = useQueryClient();
  const stated = useQuery(api.people.posts.list.queryOptions({ input: {} }));
  return useMutation({
    mutationFn: ({ procedure = '', role = '', holder = '', region = '', ...rest }: Given) =>
      client.people.posts.set({
        ...rest,
        holder,
        region,
        role: `${procedure}/${role}`,
        ...seenOf(stated.data?.posts ?? [], { procedure, role, holder, region, ...rest }),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.people.posts.key() }),
  });
}

/** States one post. */
export function PostForm() {
  const words = usePageWords(peoplePageWords);
  const [given, setGiven] = useState<Given>({});
  const holders = useHolders();
  const procedures = useQuery(api.procedures.list.queryOptions({ input: {} }));
  const roles = useRoles(given.procedure);
  const work = useStating();
  const change = (next: { [Name in keyof Given]: Given[Name] | undefined }) => {
    const merged = Object.entries({ ...given, ...next }).filter(([, value]) => value !== undefined);
    setGiven(Object.fromEntries(merged) as Given);
    work.reset();
  };
  const whole = [given.holder, given.procedure, given.role, given.region].every((one) => one !== undefined);
  return (
    <Panel title={words.set.title}>
      <p className="yd-quiet">{words.set.hint}</p>
      <div className="yd-row">
        <Pick label={words.post.holder} value={given.holder} options={holders} onPick={(holder) => change({ holder })} />
        <Pick
          label={words.post.procedure}
          value={given.procedure}
          options={(procedures.data?.procedures ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onPick={(procedure) => change({ procedure, role: undefined })}
          width={220}
        />
        <Pick label={words.label.role} value={given.role} options={roles} onPick={(role) => change({ role })} />
        <PlacePick label={words.label.place} value={given.region} onPick={(region) => change({ region })} />
        <Field label={words.post.from}>{(ids) => <DayInput {...ids} value={given.from} onDay={(from) => change({ from })} />}</Field>
        <Field label={words.post.until}>{(ids) => <DayInput {...ids} value={given.until} onDay={(until) => change({ until })} />}</Field>
        <Pick
          label={words.post.insteadOf}
          value={given.insteadOf}
          options={holders.filter(({ value }) => value !== given.holder)}
          onPick={(insteadOf) => change({ insteadOf })}
          none={words.set.nobody}
        />
        <Button type="primary" disabled={!whole} loading={work.isPending} onClick={() => work.mutate(given)}>
          {words.set.do}
        </Button>
      </div>
      <ProblemView error={work.error} />
      {work.data === undefined ? null : (
        <div role="status">
          {words.set.done}
          <FindingList findings={work.data.findings} />
        </div>
      )}
    </Panel>
  );
}
