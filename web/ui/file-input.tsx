import { UploadOutlined } from '@ant-design/icons';
import { useRef, useState } from 'react';
import { useWords } from '../i18n/language.tsx';

/** One file, or several, chosen by the product's own button; the native input is there for keyboard and screen reader. */
export function FileInput({
  onFiles,
  onceEach = false,
  disabled = false,
  ...native
}: {
  readonly id: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Lets a phone take a photo. */
  readonly capture?: 'environment';
  readonly 'aria-describedby'?: string;
  readonly disabled?: boolean;
  /** Clears the choice immediately, so that the same file may be chosen again. */
  readonly onceEach?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { file: words } = useWords();
  const box = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<readonly string[]>([]);
  const said = names.length === 0 ? words.none : names.join(words.and);
  return (
    <span className="yd-file">
      <input
        {...native}
        ref={box}
        type="file"
        className="yd-hidden"
        aria-disabled={disabled}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          setNames(files.map(({ name }) => name));
          if (files.length > 0 || !onceEach) onFiles(files);
          if (onceEach) target.value = '';
        }}
      />
      <span aria-hidden className="yd-file-button" onClick={() => box.current?.click()}>
        <UploadOutlined /> {native.multiple === true ? words.chooseMany : words.choose}
      </span>
      <span aria-hidden className="yd-quiet yd-wrap">
        {said}
      </span>
    </span>
  );
}
