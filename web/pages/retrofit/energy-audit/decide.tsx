import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { renewAudits, type Request } from './shown.ts';
import { energyAuditPageWords } from './words.ts';

/** What to do with a pending answer: preview its import, accept it, return it with a comment. */
export function Decide({ audit, of: { item, name, kind, answer } }: { readonly audit: number; readonly of: Request }) {
  const words = usePageWords(energyAuditPageWords);
  const [sends, setSends] = useState(false);
  const read = { audit, item, ...(answer !== null && { seen: answer.hash }) };
  const look = useMutation({ mutationFn: () => client.energyAudit.accept({ ...read, preview: true }) });
  const accept = useMutation({ mutationFn: () => client.energyAudit.accept(read), onSuccess: renewAudits });
  const isImport = kind === 'energy' || kind === 'equipment';
  return (
    <div className="yd-stack">
      <div className="yd-row">
        {isImport ? (
          <Button size="small" aria-label={`${words.tryOut} ${name}`} loading={look.isPending} onClick={() => look.mutate()}>
            {words.tryOut}
          </Button>
        ) : null}
        <Confirm label={words.accept} name={name} means={words.acceptMeans} busy={accept.isPending} onYes={() => accept.mutate()} />
        <Button size="small" aria-label={`${words.sendBack} ${name}`} aria-expanded={sends} onClick={() => setSends(!sends)}>
          {words.sendBack}
        </Button>
      </div>
      {look.data === undefined ? null : <Tried of={look.data.imported} />}
      {sends ? <SendBack read={read} name={name} /> : null}
      <ProblemView error={look.error ?? accept.error} />
    </div>
  );
}

type Imported = Awaited<ReturnType<typeof client.energyAudit.accept>>['imported'];

function Tried({ of }: { readonly of: Imported }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  if (of === null) return <p role="status">{words.triedNone}</p>;
  return (
    <div role="status">
      <p>{words.tried(format.count(of.accepted), format.count(of.rejected))}</p>
      <FindingList findings={of.findings} />
      <Link to="/imports/$import" params={{ import: String(of.import) }} search={{}}>
        {words.seeImport(String(of.import))}
      </Link>
    </div>
  );
}

type Read = { readonly audit: number; readonly item: string; readonly seen?: string };

function SendBack({ read, name }: { readonly read: Read; readonly name: string }) {
  const words = usePageWords(energyAuditPageWords);
  const [note, setNote] = useState('');
  const back = useMutation({ mutationFn: () => client.energyAudit.return({ ...read, note: note.trim() }), onSuccess: renewAudits });
  return (
    <form
      className="yd-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '') back.mutate();
      }}
    >
      <Field label={words.why} hint={words.backMeans}>
        {(ids) => <Input {...ids} autoFocus value={note} maxLength={1000} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      <Button
        htmlType="submit"
        size="small"
        danger
        aria-label={words.sendBackNow(name)}
        disabled={note.trim() === ''}
        loading={back.isPending}
      >
        {words.sendBack}
      </Button>
      <ProblemView error={back.error} />
    </form>
  );
}
