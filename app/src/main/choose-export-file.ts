import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { ExportFile } from '../shared/preload-api.js';
import { texts } from '../shared/texts/index.js';

/** Lets the person choose where the log is written to, and as what: the ending of the name tells. */
export async function chooseExportFile(): Promise<ExportFile | undefined> {
  const day = new Date().toISOString().slice(0, 10);
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: texts.logs.exportTitle,
    defaultPath: join(app.getPath('documents'), `plugo-${day}.log`),
    filters: [
      { name: texts.logs.exportText, extensions: ['log', 'txt'] },
      { name: texts.logs.exportNdjson, extensions: ['ndjson', 'jsonl'] },
    ],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || !filePath) return undefined;
  return { file: filePath, format: /\.(?:ndjson|jsonl|json)$/i.test(filePath) ? 'ndjson' : 'text' };
}
