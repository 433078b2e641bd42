import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { findElectron } from '../../scripts/electron/find-electron.mjs';
import { findRuntime } from '../../scripts/plugo-runtime.mjs';

/** What decides the figures, and nothing that names the machine. */
export function machineFacts() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    os: osName(),
    kernel: `${type()} ${release().replace(/-.*/, '')}`,
    node: process.versions.node,
    plugoNode: versionOf(findRuntime()),
    electron: findElectron()?.version,
  };
}

/** The facts as one sentence. */
export function describeMachine(facts) {
  return [
    `${facts.cpu}, ${facts.cores} cores, ${facts.memoryGiB} GiB`,
    `${facts.os} (${facts.kernel})`,
    `Node ${facts.node} for the host`,
    `Node ${facts.plugoNode ?? '(none)'} for extensions`,
    ...(facts.electron ? [`Electron ${facts.electron}`] : []),
    ...(facts.go ? [facts.go] : []),
  ].join('; ');
}

function versionOf(node) {
  if (!node) return undefined;
  return spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim();
}

function osName() {
  const file = '/etc/os-release';
  const name = existsSync(file) && /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync(file, 'utf8'))?.[1];
  return name || process.platform;
}
