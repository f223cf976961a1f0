// Where Node does not read TypeScript by itself, tsx does; Node 20 ignores --import in threads.
if (!process.features.typescript) (await import('tsx/esm/api')).register();
await import('./analysis-worker.ts');
