import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { renewAudits } from './shown.ts';
import { energyAuditPageWords } from './words.ts';

type Came = Awaited<ReturnType<typeof client.energyAudit.importSync>>;

const fields = ['code', 'name', 'region', 'use'] as const;

type Set = Readonly<Partial<Record<(typeof fields)[number], string>>>;

/** Imports a BuildingSync file: previewed first, then taken in. */
export function SyncImport() {
  const words = usePageWords(energyAuditPageWords);
  const [file, setFile] = useState<string>();
  const [set, change] = useState<Set>({});
  const given = Object.fromEntries(Object.entries(set).filter(([, text]) => text.trim() !== ''));
  const look = useMutation({
    mutationFn: (upload: string) => client.energyAudit.importSync({ file: upload, set: given, preview: true }),
  });
  const send = useMutation({
    mutationFn: (chosen: File) => uploadWithProgress(chosen, () => undefined),
    onSuccess: (kept) => {
      setFile(kept.file);
      look.mutate(kept.file);
    },
  });
  const take = useMutation({
    mutationFn: (upload: string) => client.energyAudit.importSync({ file: upload, set: given }),
    onSuccess: renewAudits,
  });
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    take.reset();
    send.mutate(chosen);
  };
  return (
    <Panel title={words.syncIn}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.syncMeans}</p>
        <Field label={words.syncFile}>{(ids) => <FileInput {...ids} accept=".xml" onceEach onFiles={([one]) => choose(one)} />}</Field>
        {file === undefined || take.isSuccess ? null : (
          <>
            <p className="yd-quiet">{words.syncLacks}</p>
            <div className="yd-row">
              <Lacks set={set} onSet={change} />
              <Button loading={look.isPending} onClick={() => look.mutate(file)}>
                {words.syncLook}
              </Button>
              <Button type="primary" disabled={!look.isSuccess} loading={take.isPending} onClick={() => take.mutate(file)}>
                {words.label.import}
              </Button>
            </div>
          </>
        )}
        <ProblemView error={send.error ?? look.error ?? take.error} />
        {take.data !== undefined ? <Came of={take.data} done /> : look.data === undefined ? null : <Came of={look.data} done={false} />}
      </div>
    </Panel>
  );
}

/** What a file may lack. */
function Lacks({ set, onSet }: { readonly set: Set; readonly onSet: (set: Set) => void }) {
  const words = usePageWords(energyAuditPageWords);
  const names = { code: words.syncCode, name: words.label.name, region: words.label.place, use: words.label.buildingUse };
  return fields.map((field) => (
    <Field key={field} label={names[field]}>
      {(ids) => (
        <Input
          {...ids}
          value={set[field] ?? ''}
          maxLength={200}
          style={{ width: 150 }}
          onChange={({ target }) => onSet({ ...set, [field]: target.value })}
        />
      )}
    </Field>
  ));
}

function Came({ of, done }: { readonly of: Came; readonly done: boolean }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const { building, created, areaM2, series, measures, audit, imports, findings } = of;
  return (
    <div className="yd-stack" role="status">
      {done ? <Alert type="success" role="status" title={words.syncDone} /> : null}
      <div>
        {done ? (
          <Link to="/buildings/$building" params={{ building }} search={{}}>
            {building}
          </Link>
        ) : (
          `${building}${format.colon}${created ? words.syncCreated : words.syncKnown}`
        )}
        {areaM2 === null ? null : ` ${words.label.floorArea} ${areaM2}`} {words.syncMeasures(format.count(measures))}
      </div>
      {series.length === 0 ? (
        <p className="yd-quiet">{words.noSyncSeries}</p>
      ) : (
        <ShortTable
          label={words.syncIn}
          rows={series}
          rowKey={({ meter }) => meter}
          columns={[
            { key: 'carrier', title: words.label.energy, value: ({ carrier }) => words.carrier[carrier as keyof typeof words.carrier] },
            { key: 'meter', title: words.label.meter, value: ({ meter }) => meter },
            { key: 'unit', title: words.label.unit, value: ({ unit }) => unit },
            { key: 'months', title: words.syncMonths, number: true, value: ({ months }) => months },
          ]}
        />
      )}
      <FindingList findings={findings} />
      <div className="yd-row">
        {audit === null ? null : (
          <Link to="/audits/$audit" params={{ audit: String(audit) }} search={{}}>
            {words.syncAudit(String(audit))}
          </Link>
        )}
        {imports.map((id) => (
          <Link key={id} to="/imports/$import" params={{ import: String(id) }} search={{}}>
            {words.seeImport(String(id))}
          </Link>
        ))}
      </div>
    </div>
  );
}
