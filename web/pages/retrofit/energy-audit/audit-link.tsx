import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { renewAudits, type Audit } from './shown.ts';
import { energyAuditPageWords } from './words.ts';

const QrCode = lazy(async () => ({ default: (await import('../../platform/access/qr-code.tsx')).QrCode }));

const spans = ['7', '14', '30', '90'] as const;

/** The link for the owner: created, shown once, ended. Its token is after the `#`, so that it is in no log. */
export function AuditLink({ of: { audit, link } }: { readonly of: Pick<Audit, 'audit' | 'link'> }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const [days, setDays] = useState<(typeof spans)[number]>('14');
  const make = useMutation({ mutationFn: () => client.energyAudit.link({ audit, days: Number(days) }), onSuccess: renewAudits });
  const end = useMutation({
    mutationFn: () => client.energyAudit.unlink({ audit }),
    onSuccess: () => {
      make.reset();
      return renewAudits();
    },
  });
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{words.linkMeans}</p>
      {link === null ? null : <p>{words.linkOut(format.instant(link.expires))}</p>}
      <div className="yd-row">
        <Field label={words.linkDays}>
          {({ id }) => (
            <Choice
              id={id}
              value={days}
              options={spans.map((value) => ({ value, label: value }))}
              onChoose={(value) => setDays(value ?? '14')}
            />
          )}
        </Field>
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {words.makeLink}
        </Button>
        {link === null ? null : (
          <Confirm label={words.endLink} name="" means={words.endMeans} busy={end.isPending} onYes={() => end.mutate()} />
        )}
      </div>
      <ProblemView error={make.error ?? end.error} />
      {make.data === undefined ? null : <Shown token={make.data.token} expires={make.data.expires} />}
    </div>
  );
}

function Shown({ token, expires }: { readonly token: string; readonly expires: string }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const text = `${location.origin}/audit-link#${token}`;
  return (
    <>
      <CopyBox label={words.linkText} text={text} hint={`${words.term.expires} ${format.instant(expires)}`} />
      <Suspense fallback={null}>
        <QrCode label={words.scan} text={text} />
      </Suspense>
    </>
  );
}
