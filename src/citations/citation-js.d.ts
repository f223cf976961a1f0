/** The parts of Citation.js that are used (https://citation.js.org/api); it has no types of its own. */
declare module '@citation-js/core' {
  interface Register {
    get(name: string): string;
  }
  export const plugins: {
    readonly config: {
      get(plugin: '@csl'): { readonly styles: Register; readonly locales: Register };
      get(plugin: '@bibtex'): { readonly format: { useIdAsLabel: boolean } };
    };
    readonly output: {
      format(format: 'bibtex' | 'ris', items: readonly unknown[]): string;
    };
  };
}
declare module '@citation-js/plugin-csl' {}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
