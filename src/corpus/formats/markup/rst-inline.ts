/** What `.. |name| replace:: words` says that `|name|` stands for, by name. */
export function substitutionsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const found = /^\.\. \|([^|]{1,100})\| replace::\s*(\S.{0,500})$/.exec(line);
      return found ? [[found[1] ?? '', found[2] ?? '']] : [];
    }),
  );
}

/** Not for documents (private use): what is escaped is kept there from being read as a mark. */
const ESCAPED = 0xe100;

/** A text of reStructuredText without its inline marks. */
export function plainRst(text: string, substitutions: ReadonlyMap<string, string>): string {
  return text
    .replace(/\s?\[[#*][\w-]{0,40}\]_(?!\w)/g, '')
    .replace(/\[([\w-]{1,40})\]_(?!\w)/g, '[$1]')
    .replace(/``([^`]+)``/g, (_, code: string) => code.replace(/[!-/:-@[-`{-~]/g, hidden))
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => hidden(mark))
    .replace(/\|([^|\s][^|]*)\|_{0,2}/g, (_, name: string) => substitutions.get(name) ?? name)
    .replace(
      /:(pep|rfc):`(\d+)`/g,
      (_, body: string, number: string) => `${body.toUpperCase()} ${number}`,
    )
    .replace(/(:[\w.:+-]{1,60}:`)(?:!|~(?:[\w.]{1,200}\.)?)(?=[\w.])/g, '$1')
    .replace(/(?::[\w.:+-]{1,60}:)`([^`<]*?)(?:\s*<[^`<>]*>)?`/g, '$1')
    .replace(/(?::[\w.:+-]{1,60}:)`([^`]+)`/g, '$1')
    .replace(/`([^`<]*?)(?:\s*<[^`<>]*>)?`_{0,2}/g, '$1')
    .replace(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/g, '$1')
    .replace(/(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w.-])([a-z\d][\w.-]*?)_{1,2}(?=[\s.,;:!?)]|$)/gi, '$1')
    .replace(/\\(?=\S)/g, '')
    .replace(/[\uE121-\uE17E]/g, (character) =>
      String.fromCharCode(character.charCodeAt(0) - ESCAPED),
    );
}

function hidden(mark: string): string {
  return String.fromCharCode(ESCAPED + mark.charCodeAt(0));
}
