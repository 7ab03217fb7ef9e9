type Named = { readonly name: string };
type Node = object & { readonly id: Named };

/** The part of ESLint's context that our rules need; oxlint provides it. */
export type Context = {
  readonly filename: string;
  readonly sourceCode: { readonly text: string; getLocFromIndex(at: number): object };
  report(found: { message: string } & ({ node: object } | { loc: object })): void;
};

/** The part of ESLint's rule interface that our rules need; oxlint runs them. */
export type Rule = {
  create(context: Context): {
    Program?(node: object): void;
    TSTypeAliasDeclaration?(node: Node): void;
    TSInterfaceDeclaration?(node: Node): void;
    ClassDeclaration?(node: { readonly id: Named | null }): void;
    FunctionDeclaration?(node: { readonly id: Named | null }): void;
  };
};

/** Reports each place in a file's text where a pattern is found. @param text the file's text, or one of the same length */
export function eachMatch(context: Context, pattern: RegExp, message: (found: string) => string, text = context.sourceCode.text): void {
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const [start, end] = [index, index + found.length].map((at) => context.sourceCode.getLocFromIndex(at));
    context.report({ loc: { start, end }, message: message(found) });
  }
}
