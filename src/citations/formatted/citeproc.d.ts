/** The part of citeproc-js that is used (https://citeproc-js.readthedocs.io); it has no types of its own. */
declare module 'citeproc' {
  export interface CslNode {
    readonly name: string;
    readonly attrs: Readonly<Record<string, string>>;
    readonly children: readonly (CslNode | string)[];
  }
  interface CitationItem {
    readonly id: string;
    readonly locator?: string;
    readonly label?: string;
  }
  interface Engine {
    readonly opt: { readonly development_extensions: Record<string, boolean> };
    setOutputFormat(format: 'text'): void;
    updateItems(ids: readonly string[]): void;
    makeBibliography(): [unknown, string[]] | false;
    makeCitationCluster(items: readonly CitationItem[]): string;
  }
  interface EngineConstructor {
    new (
      system: {
        retrieveLocale(language: string): string;
        retrieveItem(id: string): unknown;
      },
      style: string | CslNode,
      language: string,
      forceLanguage: boolean,
    ): Engine;
  }
  const CSL: { readonly Engine: EngineConstructor };
  // biome-ignore lint/style/noDefaultExport: it is what the package exports
  export default CSL;
}
