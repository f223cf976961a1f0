interface EnteredField {
  readonly customId: string;
  /** Of a text. */
  readonly value?: unknown;
  /** Of a menu. */
  readonly values?: readonly unknown[];
}

/** What a form holds when it is sent, by field: a text trimmed, of a menu the first that was chosen. */
export function readEntered(fields: Iterable<EnteredField>): ReadonlyMap<string, string> {
  return new Map(
    Array.from(fields, ({ customId, value, values }) => {
      const entered = value ?? values?.[0];
      return [customId, typeof entered === 'string' ? entered.trim() : ''] as const;
    }),
  );
}
