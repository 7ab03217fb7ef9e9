import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { EditFields, settingOf } from './edit-fields.tsx';
import type { FieldSetting } from './edit-fields.tsx';
import type { Edited, EntityText, Setting } from './facts.ts';
import { asksOfIdentity } from './identity.ts';
import { entityWords } from './words.ts';

/**
 * A manual edit of one field of one entity, from a day on or for all time.
 * @param fields may grow while they are loading: what is typed stays
 * @param first the initially chosen field
 */
export function EditPanel({
  fields,
  first = fields[0] ?? '',
  of,
  write,
}: {
  readonly fields: readonly string[];
  readonly first?: string | undefined;
  readonly of: EntityText;
  readonly write: (setting: Setting) => Promise<Edited>;
}) {
  const { edit } = usePageWords(entityWords);
  const format = useFormat();
  const [chosen, setChosen] = useState<FieldSetting>();
  const at = chosen ?? { field: fields.includes(first) ? first : (fields[0] ?? ''), value: '', from: '' };
  const queries = useQueryClient();
  const work = useMutation({ mutationFn: write, onSuccess: () => queries.invalidateQueries() });
  return (
    <Panel title={edit.title}>
      <p className="yd-quiet">{edit.hint}</p>
      <div className="yd-row">
        <EditFields fields={fields} of={of} at={at} onChange={setChosen} />
        <Button type="primary" loading={work.isPending} onClick={() => work.mutate(settingOf(at))}>
          {edit.do}
        </Button>
        {asksOfIdentity(work) && work.variables !== undefined ? (
          <Button loading={work.isPending} onClick={() => work.mutate({ ...work.variables, onIdentityChange: 'accept' })}>
            {edit.identity}
          </Button>
        ) : null}
      </div>
      <ProblemView error={work.error} />
      {work.data === undefined ? null : (
        <div className="yd-row" role="status">
          {work.data.change === null ? work.data.refused.map(({ detail }) => detail).join(format.and) || edit.same : edit.done}
          {work.data.change === null ? null : <Undo id={work.data.change} name={edit.undo} />}
          <FindingList findings={work.data.findings} />
        </div>
      )}
    </Panel>
  );
}
