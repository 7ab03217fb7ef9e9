import { Select } from 'antd';

/** One of a few, chosen from a list that opens. Longer lists use `Pick`, in which one types. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
  id,
  none,
}: {
  /** Its name, where there is no label next to it. */
  readonly label?: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T | undefined) => void;
  readonly id?: string | undefined;
  /** Label for no choice; without it one must be chosen. */
  readonly none?: string;
}) {
  const all: readonly { readonly value: T | ''; readonly label: string }[] =
    none === undefined ? options : [{ value: '', label: none }, ...options];
  const at = value ?? (none === undefined ? undefined : '');
  const shown = all.find((one) => one.value === at)?.label;
  return (
    <Select<T | ''>
      className="yd-pick"
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(shown === undefined ? {} : { 'aria-description': shown })}
      value={at ?? null}
      options={all.map((one) => ({ ...one, 'data-value': one.value }))}
      onChange={(chosen) => onChoose(chosen === '' ? undefined : chosen)}
      virtual={false}
      popupMatchSelectWidth={false}
      getPopupContainer={aroundOf}
    />
  );
}

/** The list opens within the dialog or the page that the field is in, and is read with it. */
const aroundOf = (field: HTMLElement): HTMLElement => field.closest('dialog') ?? document.getElementById('main') ?? document.body;
