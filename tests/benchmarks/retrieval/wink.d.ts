declare module 'wink-bm25-text-search' {
  interface Engine {
    defineConfig(config: object): boolean;
    definePrepTasks(tasks: readonly unknown[]): number;
    addDoc(document: object, id: number): number;
    consolidate(): boolean;
    search(text: string, limit?: number): [id: string, score: number][];
  }
  // biome-ignore lint/style/noDefaultExport: how the package exports it
  export default function bm25(): Engine;
}

declare module 'wink-nlp-utils' {
  const utils: {
    readonly string: Readonly<Record<'lowerCase' | 'tokenize0', unknown>>;
    readonly tokens: Readonly<Record<'removeWords' | 'stem' | 'propagateNegations', unknown>>;
  };
  // biome-ignore lint/style/noDefaultExport: how the package exports it
  export default utils;
}
