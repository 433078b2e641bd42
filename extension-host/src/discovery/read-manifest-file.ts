import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { describeSystemError, systemErrorCode } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import { describePlace, findJsonError } from './find-json-error.js';

const largestManifest = 1024 * 1024;

/**
 * What stands in the package.json of a folder, unchecked. A byte order mark of UTF-8 is accepted.
 * @throws ExtensionHostError `MANIFEST_MISSING`, `MANIFEST_UNREADABLE`
 */
export async function readManifestFile(folder: string): Promise<unknown> {
  const file = path.join(folder, 'package.json');
  const bytes = await readBytes(folder, file);
  const text = decode(bytes, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = text.trim() === '' ? 'it is empty' : `see ${describePlace(text, findJsonError(text))}`;
    throw unreadable(`${file} is not valid JSON: ${place}.`, error);
  }
}

async function readBytes(folder: string, file: string): Promise<Buffer> {
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK opening a named pipe of this name would wait for ever.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw await missing(folder, error);
    throw unreadable(`${file} cannot be read: ${describeSystemError(error)}.`, error);
  }
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw unreadable(`${file} is no regular file.`);
    if (stats.size > largestManifest)
      throw unreadable(`${file} has ${stats.size} bytes; at most ${largestManifest} (1 MiB) are read.`);
    return await handle.readFile();
  } catch (error) {
    if (error instanceof ExtensionHostError) throw error;
    throw unreadable(`${file} cannot be read: ${describeSystemError(error)}.`, error);
  } finally {
    await handle.close();
  }
}

function decode(bytes: Buffer, file: string): string {
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe' || start === 'feff')
    throw unreadable(`${file} is written in UTF-16; it must be UTF-8.`, undefined, 'Save the file as UTF-8.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw unreadable(`${file} holds bytes that are not UTF-8.`, error, 'Save the file as UTF-8.');
  }
}

async function missing(folder: string, cause: unknown): Promise<ExtensionHostError> {
  const stats = await stat(folder).catch(() => undefined);
  if (!stats)
    return new ExtensionHostError('MANIFEST_MISSING', `The folder ${folder} does not exist.`, { cause });
  if (!stats.isDirectory())
    return new ExtensionHostError('MANIFEST_MISSING', `${folder} is a file; an extension is a folder.`, {
      cause,
    });
  const message = `The folder ${folder} has no package.json, so it is no extension.`;
  return new ExtensionHostError('MANIFEST_MISSING', message, { cause });
}

function unreadable(message: string, cause?: unknown, nextStep?: string): ExtensionHostError {
  return new ExtensionHostError('MANIFEST_UNREADABLE', message, { cause, ...(nextStep ? { nextStep } : {}) });
}
