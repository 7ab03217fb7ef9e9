/** Starts a preview, or the close itself as the preview was read, of the points and season shown. */
export type BeginClose = {
  readonly mutate: (how: { readonly preview: boolean; readonly seen?: string }) => void;
  readonly isPending: boolean;
};
