/** Soon: where a figure comes from. */
export function FigureDrawer(props: { readonly figure: string; readonly open: (figure: string | undefined) => void }) {
  return props.figure === '' ? null : null;
}
