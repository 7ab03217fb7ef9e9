import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { EditFields, type FieldSetting, settingOf } from './edit-fields.tsx';
import type { Edited, EntityText, Setting } from './facts.ts';
import { asksOfIdentity } from './identity.ts';
import { entityWords } from './words.ts';

export type EditManyProps = {
  readonly chosen: readonly string[];
  readonly drop: () => void;
  readonly fields: readonly string[];
  readonly of: EntityText;
  readonly write: (codes: string[], setting: Setting) => Promise<Edited>;
};

/** One field of the selected entities: a preview of what would change, then one change that can be undone. */
export function EditManyForm({ chosen, drop, fields, of, write }: EditManyProps) {
  const { many, edit } = usePageWords(entityWords);
  const format = useFormat();
  const [at, setAt] = useState<FieldSetting>({ field: fields[0] ?? '', value: '', from: '' });
  const queries = useQueryClient();
  const preview = useMutation({
    mutationFn: ({ codes, accepts }: PreviewQuestion) => write(codes, { ...settingOf(at), ...confirmed(accepts), preview: true }),
  });
  const work = useMutation({
    // of what was shown: if it has been changed in the meantime, nothing is written
    mutationFn: (seen: string | undefined) =>
      write([...chosen], { ...settingOf(at), ...confirmed(preview.variables?.accepts), ...(seen !== undefined && { seen }) }),
    onSuccess: async () => {
      preview.reset();
      await queries.invalidateQueries();
    },
  });
  const change = (next: FieldSetting) => {
    setAt(next);
    preview.reset();
    work.reset();
  };
  const stale = preview.variables?.codes.join() !== chosen.join();
  return (
    <Panel title={many.title(format.count(chosen.length))} actions={<Button onClick={drop}>{many.drop}</Button>}>
      <p className="yd-quiet">{many.hint}</p>
      <div className="yd-row">
        <EditFields fields={fields} of={of} at={at} onChange={change} />
        <Button type="primary" loading={preview.isPending} onClick={() => preview.mutate({ codes: [...chosen], accepts: false })}>
          {many.preview}
        </Button>
        {asksOfIdentity(preview) && !stale ? (
          <Button loading={preview.isPending} onClick={() => preview.mutate({ codes: [...chosen], accepts: true })}>
            {edit.identity}
          </Button>
        ) : null}
      </div>
      <ProblemView error={preview.error ?? work.error} />
      {preview.data === undefined || stale ? null : (
        <Changes edited={preview.data} of={of} writing={work.isPending} onWrite={() => work.mutate(preview.data.hash)} />
      )}
      {work.data === undefined ? null : (
        <div className="yd-row" role="status">
          {many.done(format.count(countOf(work.data)))}
          {work.data.change === null ? null : <Undo id={work.data.change} name={edit.undo} />}
        </div>
      )}
    </Panel>
  );
}

/** What is previewed: whether what identifies things may change is confirmed. */
type PreviewQuestion = { readonly codes: string[]; readonly accepts: boolean };

const confirmed = (accepts: boolean | undefined): Pick<Setting, 'onIdentityChange'> =>
  accepts === true ? { onIdentityChange: 'accept' } : {};

const countOf = ({ changed }: Edited): number => new Set(changed.map(({ code }) => code)).size;

function Changes({
  edited,
  of,
  writing,
  onWrite,
}: {
  readonly edited: Edited;
  readonly of: EntityText;
  readonly writing: boolean;
  readonly onWrite: () => void;
}) {
  const { many, edit, history } = usePageWords(entityWords);
  const format = useFormat();
  const count = countOf(edited);
  return (
    <section aria-label={many.previewTitle} className="yd-stack">
      <h3>{many.previewTitle}</h3>
      {edited.unchanged > 0 ? <p>{many.unchanged(format.count(edited.unchanged))}</p> : null}
      {count === 0 ? (
        <p>{many.nothing}</p>
      ) : (
        <PlainTable
          label={many.previewTitle}
          rows={edited.changed}
          rowKey={({ code, field }) => `${code} ${field}`}
          pageSize={20}
          columns={[
            { key: 'name', title: many.name, show: (row) => (row.name === row.code ? row.code : `${row.name} ${row.code}`) },
            { key: 'field', title: edit.field, show: (row) => of.name(row.field) },
            { key: 'from', title: many.before, show: (row) => of.text(row.field, row.from) ?? history.unknown },
            { key: 'to', title: many.after, show: (row) => of.text(row.field, row.to) ?? history.unknown },
          ]}
        />
      )}
      {edited.refused.length === 0 ? null : (
        <section aria-label={many.refused}>
          <h4>{many.refused}</h4>
          <ul>
            {edited.refused.map(({ code, detail }) => (
              <li key={code}>
                {code}
                {format.colon}
                {detail}
              </li>
            ))}
          </ul>
        </section>
      )}
      {count === 0 ? null : (
        <div>
          <Button type="primary" loading={writing} onClick={onWrite}>
            {many.do(format.count(count))}
          </Button>
        </div>
      )}
    </section>
  );
}
