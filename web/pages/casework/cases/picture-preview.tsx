import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { send } from '../../../trouble.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { officeWords } from './office-words.ts';

/** A picture of the evidence, shown on the page; loaded when the user opens it. */
export function PicturePreview({ address, name }: { readonly address: string; readonly name: string }) {
  const words = usePageWords(officeWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button
        size="small"
        aria-expanded={isOpen}
        aria-label={isOpen ? `${words.hide} ${name}` : words.show(name)}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? words.hide : words.view}
      </Button>
      {isOpen ? <Picture address={address} name={name} /> : null}
    </div>
  );
}

function Picture({ address, name }: { readonly address: string; readonly name: string }) {
  const words = usePageWords(officeWords);
  const query = useQuery({ queryKey: ['evidence', address], queryFn: async () => (await send(address)).blob(), gcTime: 60_000 });
  const { data } = query;
  const shown = useMemo(() => (data === undefined ? undefined : URL.createObjectURL(data)), [data]);
  useEffect(() => (shown === undefined ? undefined : () => URL.revokeObjectURL(shown)), [shown]);
  return (
    <>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {shown === undefined ? null : <img className="yd-evidence" src={shown} alt={words.preview(name)} />}
    </>
  );
}
