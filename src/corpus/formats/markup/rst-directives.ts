/** What the lines below a directive of reStructuredText are: words, code, cells, or nothing to read. */
export type DirectiveBody = 'words' | 'code' | 'cells' | 'list' | 'none';

const CODE =
  /^(?:code|code-block|sourcecode|parsed-literal|prompt|console|literal|doctest|testcode|testoutput|productionlist|math)$/;
const NONE =
  /^(?:toctree|include|raw|contents|image|highlight|index|currentmodule|module|meta|role|default-role|literalinclude|plot|graphviz|mermaid|digraph|graph|uml|tabularcolumns|sectnum|replace|unicode|date|target-notes|class|rst-class|sectionauthor|codeauthor|auto\w+|testsetup|testcleanup|bibliography|header|footer|title)$/;
/** Directives whose argument says how they are shown, and not what. */
const UNSAID =
  /^(?:figure|only|ifconfig|container|tab-set|grid|grid-item|div|table|csv-table|list-table)$/;

/** What a page writes before the number of an edition. */
const EDITIONS: ReadonlyMap<string, string> = new Map([
  ['versionadded', 'Added in version'],
  ['versionchanged', 'Changed in version'],
  ['versionremoved', 'Removed in version'],
  ['deprecated', 'Deprecated since version'],
]);

/** How the body of a directive is read; one that is not known holds words. */
export function bodyOf(directive: string): DirectiveBody {
  const name = directive.toLowerCase();
  if (CODE.test(name)) return 'code';
  if (name === 'csv-table') return 'cells';
  if (name === 'list-table') return 'list';
  return NONE.test(name) ? 'none' : 'words';
}

/** What a directive says on its own line: the title of a box, the name of a function. */
export function saidBy(directive: string, argument: string): string {
  const name = directive.toLowerCase();
  const edition = EDITIONS.get(name);
  if (edition !== undefined) {
    const [number = '', ...words] = argument.split(' ');
    return `${edition} ${number}${words.length > 0 ? ':' : '.'} ${words.join(' ')}`.trim();
  }
  return bodyOf(name) === 'words' && !UNSAID.test(name) ? argument : '';
}
