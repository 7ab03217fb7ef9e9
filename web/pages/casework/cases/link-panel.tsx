import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';

type Role = { readonly who?: string; readonly names?: Readonly<Record<'zh' | 'en', string>> };

/** A link by which an applicant or a member of a panel acts without an account. Its token is after the `#`, so that it is in no log. */
export function LinkPanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  const { language } = useLanguage();
  const [role, setRole] = useState<string>();
  const [person, setPerson] = useState('');
  const procedure = useQuery(api.procedures.show.queryOptions({ input: { id: of.procedure, version: of.version } }));
  const make = useMutation({
    mutationFn: () => client.cases.link({ case: of.case, role: role ?? '', ...(person.trim() !== '' && { person: person.trim() }) }),
  });
  const roles = Object.entries((procedure.data?.held['roles'] ?? {}) as Readonly<Record<string, Role>>).filter(
    ([, { who }]) => who !== 'post',
  );
  if (of.ended !== null || roles.length === 0) return null;
  const needsPerson = roles.some(([key, { who }]) => key === role && who === 'panel');
  return (
    <Panel title={words.link}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.linkMeans}</p>
        <div className="yd-row">
          <Field label={words.label.role}>
            {({ id }) => (
              <Choice
                id={id}
                value={role}
                none={words.label.choose}
                options={roles.map(([key, { names }]) => ({ value: key, label: names?.[language] ?? key }))}
                onChoose={setRole}
              />
            )}
          </Field>
          {needsPerson ? (
            <Field label={words.personCode}>
              {(ids) => <Input {...ids} value={person} maxLength={200} onChange={({ target }) => setPerson(target.value)} />}
            </Field>
          ) : null}
          <Button disabled={role === undefined} loading={make.isPending} onClick={() => make.mutate()}>
            {words.makeLink}
          </Button>
        </div>
        <ProblemView error={make.error} />
        {make.data === undefined ? null : (
          <CopyBox
            label={words.link}
            text={`${location.origin}/case-link#${make.data.token}`}
            hint={`${words.label.validTo} ${format.instant(make.data.expires)}`}
          />
        )}
      </div>
    </Panel>
  );
}
