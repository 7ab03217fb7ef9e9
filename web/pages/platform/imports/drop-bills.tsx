import { useNavigate } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { billWords } from './bill-words.ts';
import { DropZone } from './drop-zone.tsx';

/** Takes a bill book by drop and leads to how it was understood. Nothing for those who bring in no readings. */
export function DropBills() {
  const words = usePageWords(billWords);
  const me = useMe();
  const navigate = useNavigate();
  if (!may(me, 'upload') || !may(me, 'import-readings')) return null;
  const open = (file: string) => void navigate({ to: '/imports/bills/$file', params: { file }, search: {} });
  return <DropZone label={words.drop} hint={words.dropHint} onSent={open} />;
}
