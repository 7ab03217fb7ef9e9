import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { accountWords } from './account-words.ts';

/** Backup codes, shown only this once. */
export function BackupCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept?: () => void }) {
  const words = usePageWords(accountWords).second;
  return (
    <section aria-label={words.backup} className="yd-stack">
      <strong>{words.backup}</strong>
      <div>{words.backupMeans}</div>
      <ul className="yd-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyBox label={words.backupAll} text={codes.join(' ')} />
      {onKept === undefined ? null : (
        <div>
          <Button onClick={onKept}>{words.dismiss}</Button>
        </div>
      )}
    </section>
  );
}
