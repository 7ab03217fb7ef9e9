/** What begins a preview, or with `false` the close itself, of the points and season that are shown. */
export type BeginClose = { readonly mutate: (preview: boolean) => void; readonly isPending: boolean };
