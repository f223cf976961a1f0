/** A piece of parsed Markdown; `type` tells which of the other fields there are. */
export interface MarkdownNode {
  readonly type: string;
  readonly content?: string | readonly MarkdownNode[];
  readonly [field: string]: unknown;
}

/** What the parser remembers on its way. */
export interface State {
  readonly depth?: number;
  readonly inQuote?: boolean;
  readonly [field: string]: unknown;
}

export type Nested = (source: string, state: State) => readonly MarkdownNode[];

/** A rule as simple-markdown takes it: lower `order` is tried first. */
export interface Rule {
  readonly order: number;
  readonly match: (source: string, state: State, previous: string) => RegExpExecArray | null;
  readonly parse: (
    capture: RegExpExecArray,
    nested: Nested,
    state: State,
  ) => Partial<MarkdownNode> | readonly MarkdownNode[];
}
