/** The parts of Citation.js that are used (https://citation.js.org/api); it has no types of its own. */
declare module '@citation-js/core' {
  interface Register {
    get(name: string): string;
  }
  /** Values by tag; a tag with several stands on several lines. */
  type RisRecord = Readonly<Record<string, RisValue | readonly RisValue[]>>;
  type RisValue = string | number;
  export const plugins: {
    readonly config: {
      get(plugin: '@csl'): { readonly styles: Register; readonly locales: Register };
      get(plugin: '@bibtex'): { readonly format: { useIdAsLabel: boolean } };
    };
    readonly output: {
      format(format: 'bibtex', items: readonly unknown[]): string;
      format(
        format: 'ris',
        items: readonly unknown[],
        options: { readonly format: 'object' },
      ): readonly RisRecord[];
    };
  };
}
declare module '@citation-js/plugin-csl' {}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
