import { Button } from 'antd';
import { Alert } from '../../../ui/alert.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { usePageWords } from '../../../i18n/language.tsx';
import { adminWords } from './words.ts';

/** Shown only now: it is gone once it is closed or the page is left. */
export function ShowOnce({
  title,
  boxes,
  onClose,
}: {
  readonly title: string;
  readonly boxes: readonly { readonly label: string; readonly text: string; readonly hint?: string }[];
  readonly onClose: () => void;
}) {
  const { given } = usePageWords(adminWords);
  return (
    <Alert
      type="success"
      role="status"
      title={title}
      description={
        <div className="yd-stack">
          {boxes.map((box) => (
            <CopyBox key={box.label} {...box} />
          ))}
        </div>
      }
      action={<Button onClick={onClose}>{given.close}</Button>}
    />
  );
}
export type ShownOnce = { readonly title: string; readonly boxes: readonly { label: string; text: string; hint?: string }[] };
