import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { api, client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { NewRule } from './new-rule.tsx';
import { warningsPageWords } from './words.ts';

type Template = Awaited<ReturnType<typeof client.warning.templates>>['templates'][number];

/** Rules to start from, with what each needs; after choosing one, its thresholds are set and it is tried before it is kept. */
export function TemplatesView() {
  const words = usePageWords(warningsPageWords);
  const { language } = useLanguage();
  const query = useQuery(api.warning.templates.queryOptions());
  const keeps = may(useMe(), 'warning-rules');
  const [taken, setTaken] = useState<string>();
  const rows = query.data?.templates ?? [];
  const chosen = rows.find(({ id }) => id === taken);
  const columns: Column<Template>[] = [
    {
      key: 'name',
      title: words.label.name,
      value: ({ names }) => names[language],
      ...(keeps && {
        show: ({ id, names }: Template) => (
          <Button type="link" onClick={() => setTaken(id)}>
            {names[language]}
          </Button>
        ),
      }),
    },
    { key: 'about', title: words.about, value: ({ about }) => about[language] },
    { key: 'needs', title: words.term.needs, value: ({ needs }) => needs[language] },
    { key: 'severity', title: words.term.severity, value: ({ severity }) => words.severity[severity as 'info'] },
  ];
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{words.templatesMean}</p>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {rows.length === 0 ? null : <PlainTable label={words.templates} columns={columns} rows={rows} rowKey={({ id }) => id} />}
      {chosen === undefined ? null : <TakeTemplate key={chosen.id} template={chosen} />}
    </div>
  );
}

function TakeTemplate({ template }: { readonly template: Template }) {
  const words = usePageWords(warningsPageWords);
  const { language } = useLanguage();
  const format = useFormat();
  const [set, setSet] = useState<Readonly<Record<string, string>>>({});
  const [notify, setNotify] = useState('');
  const people = notify.split(/[,，、]/u).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  const write = useMutation({ mutationFn: () => client.warning.template({ template: template.id, set, notify: people }) });
  const { document, clause } = template.source;
  return (
    <>
      <Panel title={template.names[language]}>
        <div className="yd-stack">
          <div className="yd-row">
            {template.thresholds.map(({ name, names, unit, value, own }) => (
              <Field
                key={name}
                label={`${names[language]}${unit === '1' ? '' : format.aside(unitSign(unit))}`}
                hint={own ? words.ownDefault : `${document} ${clause}`}
              >
                {(ids) => (
                  <input
                    {...ids}
                    className="yd-input"
                    value={set[name] ?? String(value)}
                    onChange={({ target }) => setSet({ ...set, [name]: target.value })}
                  />
                )}
              </Field>
            ))}
            <Field label={words.notify}>
              {(ids) => <input {...ids} className="yd-input" value={notify} onChange={({ target }) => setNotify(target.value)} />}
            </Field>
          </div>
          <div className="yd-row">
            <Button type="primary" loading={write.isPending} onClick={() => write.mutate()}>
              {words.take}
            </Button>
          </div>
          <ProblemView error={write.error} />
        </div>
      </Panel>
      {write.data === undefined ? null : <NewRule key={write.data.text} initial={write.data.text} />}
    </>
  );
}
