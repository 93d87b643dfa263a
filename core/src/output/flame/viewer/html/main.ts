/** Starts the page: reads the data that it carries and shows it. */
import { splitCarried, unpackCarried } from '../data.ts';
import { App } from './app.ts';

async function start(): Promise<void> {
  const carried = splitCarried(document.getElementById('bccx-data')?.textContent ?? '');
  const host = document.getElementById('app');
  if (host === null) return;
  const tree = await unpackCarried(carried);
  document.getElementById('loading')?.remove();
  new App(carried.carried.picture, tree, host);
}

start().catch((error: unknown) => {
  const note = document.getElementById('loading');
  if (note !== null)
    note.textContent = `The data cannot be read: ${error instanceof Error ? error.message : String(error)}`;
});
