import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { officeWords } from './office-words.ts';

/** The files chosen for a kind: pictures are shown, each can be removed. */
export function ChosenFiles({
  kind,
  files,
  onChange,
}: {
  readonly kind: string;
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}) {
  const words = usePageWords(officeWords);
  if (files.length === 0) return null;
  return (
    <ul className="yd-chosen" aria-label={words.chosenFiles(kind)}>
      {files.map((file) => (
        <li key={`${file.name} ${file.lastModified} ${file.size}`}>
          {file.type.startsWith('image/') ? <Shown file={file} /> : null}
          <span className="yd-wrap">{file.name}</span>
          <Button size="small" aria-label={words.dropFile(file.name)} onClick={() => onChange(files.filter((one) => one !== file))}>
            {words.label.remove}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Shown({ file }: { readonly file: Blob & { readonly name: string } }) {
  const words = usePageWords(officeWords);
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img src={address} alt={words.preview(file.name)} />;
}
